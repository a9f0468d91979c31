package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whom of those who need the officer they should turn to next. It is a suggestion: the officer decides. The rungs, in
 * order:
 * <ol>
 * <li>{@link Rung#OVERDUE}: who has waited longer than {@link #OVERDUE_AFTER} in the booth, the longest first.
 * <li>{@link Rung#HELP}: who pressed for help.
 * <li>{@link Rung#SHORTEST}: with whom the officer is expected to stay the shortest, since that frees booths the soonest
 * (shortest job first; Smith 1956). The next stay with a visit is expected to be as long as those so far on average, where
 * a {@linkplain #FIRST_STAY share} of the service's expected time counts as one stay more.
 * <li>{@link Rung#LONGEST_WAITING}: who has waited longest.
 * </ol>
 * The rung that is told is the one by which the first goes before the second; {@link Rung#ONLY_ONE} where nobody else
 * needs the officer, unless that one is overdue.
 * <p>
 * What this promises to a visit that needs the officer: only those who needed them earlier, or began to need them within
 * the next {@link #OVERDUE_AFTER}, go before it.
 */
public final class OfficerTurns {
    /** How long somebody may sit and wait for the officer before they go first. */
    public static final Duration OVERDUE_AFTER = Duration.ofMinutes(10);
    /** One in so many of the expected time in a booth is taken for a stay of which nothing is known yet. */
    private static final int FIRST_STAY = 5;

    /** Why a visit comes first. */
    public enum Rung {
        ONLY_ONE, OVERDUE, HELP, SHORTEST, LONGEST_WAITING
    }

    /** A visit that needs the officer. */
    public record Turn(String booth, TicketNumber ticket, Rung rung) {}

    private record Waiting(String booth, TicketNumber ticket, Instant since, boolean overdue, boolean help,
            Duration stay) {}

    private static final Comparator<Waiting> ORDER = Comparator.comparing((Waiting one) -> !one.overdue)
            .thenComparing(one -> one.overdue ? one.since : Instant.MAX).thenComparing(one -> !one.help)
            .thenComparing(Waiting::stay).thenComparing(Waiting::since).thenComparing(Waiting::booth);

    private OfficerTurns() {}

    /** Those of the group who need the officer, in the order in which they should have them. */
    public static List<Turn> list(Branch branch, Group group, Instant now) {
        List<Waiting> waiting = new ArrayList<>();
        for (Booth booth : group.booths()) {
            if (booth.visit() == null) {
                continue;
            }
            Visit visit = branch.getVisit(booth.visit());
            if (visit.stage() instanceof Stage.Serving serving
                    && serving.attention() instanceof Stage.NeedsOfficer needs) {
                waiting.add(new Waiting(booth.id(), visit.ticket(), needs.since(),
                        now.isAfter(needs.since().plus(OVERDUE_AFTER)), needs.why() == Need.HELP,
                        stay(branch, visit, serving)));
            }
        }
        waiting.sort(ORDER);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            Waiting one = waiting.get(i);
            Rung last = one.overdue ? Rung.OVERDUE : Rung.ONLY_ONE;
            turns.add(new Turn(one.booth, one.ticket,
                    i + 1 == waiting.size() ? last : rung(one, waiting.get(i + 1))));
        }
        return turns;
    }

    private static Duration stay(Branch branch, Visit visit, Stage.Serving serving) {
        Duration unknown = branch.plan().getService(visit.service()).expected().dividedBy(FIRST_STAY);
        return unknown.plusMillis(serving.attendedMillis()).dividedBy(1L + serving.stays());
    }

    private static Rung rung(Waiting first, Waiting second) {
        if (first.overdue) {
            return Rung.OVERDUE;
        }
        if (first.help != second.help) {
            return Rung.HELP;
        }
        return first.stay.equals(second.stay) ? Rung.LONGEST_WAITING : Rung.SHORTEST;
    }
}
