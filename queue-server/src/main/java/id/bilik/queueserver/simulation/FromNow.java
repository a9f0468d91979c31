package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Day;
import id.bilik.queueserver.branch.Priority;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.branch.Stage;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.branch.Visit;
import id.bilik.queueserver.forecast.BranchModel;
import id.bilik.queueserver.forecast.WorkDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The rest of the day of a branch as it stands: who is in it, with what is left of their work, and who may come. Drawn
 * for each path; the same path brings the same people whatever is tried with them.
 *
 * @param rates arrivals from now on
 */
public record FromNow(Branch branch, BranchModel model, ArrivalHistory.Rates rates, Instant now) {
    private static final double SLOT_SECONDS = 1800;

    /** Who is in the branch, with what is left of their work. */
    Map<TicketNumber, Participant> present(long seed) {
        Map<TicketNumber, Participant> people = new LinkedHashMap<>();
        for (Visit visit : branch.visits().values()) {
            if (!(visit.stage() instanceof Stage.Ended)) {
                people.put(visit.ticket(), person(visit, Streams.of(seed, "present", visit.order())));
            }
        }
        return people;
    }

    private Participant person(Visit visit, SplittableRandom random) {
        WorkDistribution work = work(visit.service());
        double luck = random.nextDouble();
        boolean shows = visit.stage() instanceof Stage.Serving || random.nextDouble() >= model.noShow();
        double left = visit.stage() instanceof Stage.Serving
                ? work.remaining(model.attained().getOrDefault(visit.ticket(), 0.0), luck)
                : work.quantile(luck);
        return new Participant(0, visit.service(), visit.priority(), Math.max(1, left), 1, 0,
                Double.POSITIVE_INFINITY, shows, true);
    }

    /** Who comes until tickets are issued no longer, in order of arrival. */
    List<Participant> arrivals(long seed, double untilSeconds) {
        List<Participant> people = new ArrayList<>();
        if (!branch.isTicketing()) {
            return people;
        }
        double last = Math.min(untilSeconds, untilTicketingEnds());
        SplittableRandom times = Streams.of(seed, "arrivals", 0);
        double intoSlot = now.atZone(branch.plan().zone()).toLocalTime().toSecondOfDay() % SLOT_SECONDS;
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
        Service wanted = branch.plan().services().getLast();
        for (Service service : branch.plan().services()) {
            choice -= perMinute.getOrDefault(service.id(), 0.0);
            if (choice < 0) {
                wanted = service;
                break;
            }
        }
        double luck = random.nextDouble();
        boolean shows = random.nextDouble() >= model.noShow();
        return new Participant(at, wanted.id(), Priority.NONE, Math.max(1, work(wanted.id()).quantile(luck)), 1, 0,
                Double.POSITIVE_INFINITY, shows, true);
    }

    private WorkDistribution work(String service) {
        WorkDistribution known = model.work().get(service);
        if (known == null) {
            throw new IllegalArgumentException("no work is known of " + service);
        }
        return known;
    }

    /** Seconds until tickets are issued no longer; to midnight where the hours don't say. */
    public double untilTicketingEnds() {
        BranchPlan plan = branch.plan();
        if (!(branch.day() instanceof Day.Open open)) {
            return 0;
        }
        Instant closes = plan.hours().closesAt(open.date(), plan.zone());
        boolean hasHours = plan.hours().days().contains(open.date().getDayOfWeek()) && open.openedAt().isBefore(closes);
        Instant midnight = open.date().plusDays(1).atStartOfDay(plan.zone()).toInstant();
        return Math.max(0, Duration.between(now, hasHours ? closes : midnight).toSeconds());
    }
}
