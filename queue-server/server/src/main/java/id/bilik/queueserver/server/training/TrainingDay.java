package id.bilik.queueserver.server.training;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A day to practise on: as many people as a branch of that size has on a usual day, from eight to three, with a rush in the
 * morning.
 *
 * @param speed how many seconds pass in a second, 1 to {@value #FASTEST}
 * @param crowd so many times as many people, {@value #FEWEST} to {@value #MOST}
 */
public record TrainingDay(double speed, double crowd) {
    /** Nobody can follow faster ones. */
    public static final double FASTEST = 20;
    public static final double FEWEST = .1;
    public static final double MOST = 4;

    private static final double SLOT_MINUTES = 15;
    /** Booths of a branch for which {@link ExpectedDay} holds. */
    private static final double USUAL_BOOTHS = 12;
    private static final double PRIORITY_SHARE = .12;
    private static final double PATIENCE_SECONDS = 4 * 3600;
    private static final double NO_SHOW = .04;
    private static final double WALK_SECONDS = 40;
    private static final double VARIATION = 1;

    /** @throws IllegalArgumentException naming what is out of range */
    public TrainingDay {
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new IllegalArgumentException("speed must be 1 to " + (int) FASTEST + ", not " + speed);
        }
        if (!(crowd >= FEWEST && crowd <= MOST)) {
            throw new IllegalArgumentException("crowd must be " + FEWEST + " to " + (int) MOST + ", not " + crowd);
        }
    }

    Duration length() { return Duration.ofHours(ExpectedDay.HOURS); }

    /** Who comes; the same seed brings the same people. */
    List<Participant> people(BranchPlan plan, long seed) {
        List<Double> perMinute = new ArrayList<>();
        double booths = plan.groups().stream().mapToInt(group -> group.booths().size()).sum();
        for (double minute = 0; minute < length().toMinutes(); minute += SLOT_MINUTES) {
            perMinute.add(ExpectedDay.perMinute(minute) * crowd * booths / USUAL_BOOTHS);
        }
        List<Double> shares = ExpectedDay.shares(plan.asked().size());
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        for (Service service : plan.asked()) {
            services.add(new SyntheticDay.ServiceShare(service.id(), shares.get(services.size()),
                    service.expected().toSeconds(), VARIATION));
        }
        return new SyntheticDay(perMinute, SLOT_MINUTES * 60, services, PRIORITY_SHARE, PATIENCE_SECONDS, NO_SHOW,
                WALK_SECONDS, 1).draw(seed);
    }

    /** The plan of the real branch under another id, open at any hour: people practise when there is time. */
    static BranchPlan plan(BranchPlan real, String id) {
        return new BranchPlan(id, real.name(), real.zone(), real.languages(), real.services(), real.groups(),
                Hours.AROUND_THE_CLOCK, real.rules(), real.reserved(), real.lastCalls(), real.wording(), real.voice(),
                real.logo(), real.channels());
    }
}
