package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The participants who may come: Poisson by half hours and services, with the work, the no-shows and the patience that the branch has learned. */
record Newcomers(BranchPlan plan, BranchModel model, ArrivalHistory.Rates rates) {
    static final double SLOT_SECONDS = 1800;

    /**
     * In order of arrival; the same seed brings the same people.
     *
     * @param intoSlot seconds that have passed of the first half hour
     * @param last     seconds after which nobody comes
     */
    List<Participant> draw(long seed, double intoSlot, double last) {
        List<Participant> people = new ArrayList<>();
        SplittableRandom times = Streams.of(seed, "arrivals", 0);
        double at = 0;
        for (int slot = 0; slot < rates.slots().size() && at < last; slot++) {
            double end = Math.min(last, (slot + 1) * SLOT_SECONDS - intoSlot);
            Map<String, Double> perMinute = rates.slots().get(slot);
            double rate = perMinute.values().stream().mapToDouble(Double::doubleValue).sum() / 60;
            while (rate > 0) {
                double gap = Streams.exponential(times, 1 / rate);
                if (at + gap >= end) {
                    break;
                }
                at += gap;
                people.add(newcomer(at, perMinute, rate * 60, Streams.of(seed, "newcomer", people.size())));
            }
            at = end;
        }
        return people;
    }

    private Participant newcomer(double at, Map<String, Double> perMinute, double total, SplittableRandom random) {
        double choice = random.nextDouble() * total;
        Service wanted = plan.services().getLast();
        for (Service service : plan.services()) {
            choice -= perMinute.getOrDefault(service.id(), 0.0);
            if (choice < 0) {
                wanted = service;
                break;
            }
        }
        double luck = random.nextDouble();
        boolean shows = random.nextDouble() >= model.noShow();
        double patience = model.leaving().of(Priority.NONE).leavesAfter(0, random.nextDouble());
        return new Participant(at, wanted.id(), Priority.NONE, Math.max(1, work(wanted.id()).quantile(luck)), 1, 0,
                patience, shows, true);
    }

    WorkDistribution work(String service) {
        WorkDistribution known = model.work().get(service);
        if (known == null) {
            throw new IllegalArgumentException("no work is known of " + service);
        }
        return known;
    }
}
