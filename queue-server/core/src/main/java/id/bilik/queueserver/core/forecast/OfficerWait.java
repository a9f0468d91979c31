package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.calling.OfficerTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long until the officer turns to a visit that sits in a booth and needs them: the rest of the officer's stay with the
 * visit that they are with, and a stay with each that comes before by {@link OfficerTurns}, drawn on many paths. Who begins
 * to need the officer later and goes before all the same is not foreseen.
 */
public final class OfficerWait {
    private static final int PATHS = 100;
    private static final long SEED = 0x73656174L;
    private static final int STAY = 1;

    private OfficerWait() {}

    /**
     * Seconds from now; empty where the officer is not there, where the visit does not need them, and where it was not yet
     * seen how long officers stay.
     */
    public static Optional<WaitForecast> of(Branch branch, Group group, TicketNumber ticket, BranchModel model,
            Instant now) {
        if (!group.isOnDuty() || group.isPaused()) {
            return Optional.empty();
        }
        List<Visit> before = new ArrayList<>();
        for (OfficerTurns.Turn turn : OfficerTurns.list(branch, group, now)) {
            if (turn.ticket().equals(ticket)) {
                return of(before, branch.findAttended(group), model, now);
            }
            before.add(branch.getVisit(turn.ticket()));
        }
        return Optional.empty();
    }

    private static Optional<WaitForecast> of(List<Visit> before, Optional<Visit> attended, BranchModel model,
            Instant now) {
        double[] waits = new double[PATHS];
        List<Visit> all = new ArrayList<>(before);
        attended.ifPresent(all::add);
        for (Visit visit : all) {
            WorkDistribution stay = model.attention().get(visit.service());
            if (stay == null) {
                return Optional.empty();
            }
            double stayed = stayed(visit, now);
            for (int path = 0; path < PATHS; path++) {
                waits[path] += stay.remaining(stayed, Draw.uniform(SEED, path, visit.order(), STAY));
            }
        }
        Arrays.sort(waits);
        return Optional.of(WaitForecast.of(waits));
    }

    private static double stayed(Visit visit, Instant now) {
        return visit.stage() instanceof Stage.Serving serving
                && serving.attention() instanceof Stage.WithOfficer with
                        ? Math.max(0, Duration.between(with.since(), now).toNanos() / 1e9)
                        : 0;
    }
}
