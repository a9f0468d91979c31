package id.bilik.queueserver.core.calling;

import java.util.List;

/**
 * Chooses the booth group that takes a visit. The rungs, in order:
 * <ol>
 * <li>{@link Rung#LEAST_NEEDED}: serves the fewest services whose overdue visits need all the room that there is for
 * them. So nobody overdue is kept out by somebody whom another group could take.
 * <li>{@link Rung#LARGEST_GAIN}, only where {@link BoothChoice#LARGEST_GAIN} is configured: whose total rate grows most
 * by one visit more, as measured. Of equal officers that is the one with the lightest load, since rates are concave.
 * <li>{@link Rung#FEWEST_NEED_OFFICER}: fewest visits that need the officer, are with them, or are on their way. Who works
 * alone takes none of the officer's attention now, so such a group is lighter than its load says. Where the lightest load
 * would choose the same, that is told.
 * <li>{@link Rung#LIGHTEST_LOAD}: fewest visits in booths now. An officer with fewer visits gives each more attention,
 * since the officer's total rate grows by less with every visit more.
 * <li>{@link Rung#FEWEST_SKILLS}: keeps those who can serve more free for what only they can serve.
 * <li>{@link Rung#LONGEST_SINCE_CALL}: spreads the work evenly.
 * <li>{@link Rung#FIRST_IN_PLAN}: none of them was ever called to.
 * </ol>
 * {@link Rung#ONLY_GROUP} says that there was nothing to choose. The rung that is told is the lowest that was needed to
 * put the group before each of its rivals.
 */
public final class BoothLadder {

    enum Rung {
        ONLY_GROUP, LEAST_NEEDED, LARGEST_GAIN, FEWEST_NEED_OFFICER, LIGHTEST_LOAD, FEWEST_SKILLS, LONGEST_SINCE_CALL, FIRST_IN_PLAN
    }

    /** A group that may take the visit, now or in a forecast. */
    public interface Candidate {
        /** How many {@linkplain #isScarce scarce} services it has room for, those for participants at home counted apart. */
        int needed();

        /** Visits in its booths that do not work alone, those on their way to one included. */
        int needingOfficer();

        /** Visits in its booths. */
        int load();

        /** How many services it serves. */
        int skillCount();

        /** Grows with every call of the branch; 0 before the first to this group. */
        long lastCall();

        /** What its total rate would grow by with one visit more, in visits working alone. */
        double gain();
    }

    record Choice<C extends Candidate>(C group, Rung rung) {}

    /** Gains that differ by less are the same: they are measured. */
    private static final double SAME_GAIN = 0.02;

    private final BoothChoice choice;

    public BoothLadder(BoothChoice choice) { this.choice = choice; }

    /**
     * Whether the overdue need all the room that there is for a service. Where there is none, there is none to keep for them.
     *
     * @param overdue visits that wait for the service
     * @param room    visits that the groups that serve it can take now
     */
    public static boolean isScarce(int overdue, int room) { return room > 0 && overdue >= room; }

    /** @param eligible at least one group, each with room, in the order of the plan */
    <C extends Candidate> Choice<C> choose(List<C> eligible) {
        C best = eligible.getFirst();
        for (C group : eligible) {
            if (goesBefore(group, best)) {
                best = group;
            }
        }
        Rung lowest = Rung.ONLY_GROUP;
        for (C group : eligible) {
            if (group.equals(best)) {
                continue;
            }
            Rung rung = rungBetween(best, group);
            if (rung.compareTo(lowest) > 0) {
                lowest = rung;
            }
        }
        return new Choice<>(best, lowest);
    }

    /** Whether the one is chosen before the other, which stands earlier in the plan. */
    public boolean goesBefore(Candidate one, Candidate other) {
        return switch (rungBetween(one, other)) {
            case LEAST_NEEDED -> one.needed() < other.needed();
            case LARGEST_GAIN -> one.gain() > other.gain();
            case FEWEST_NEED_OFFICER -> one.needingOfficer() < other.needingOfficer();
            case LIGHTEST_LOAD -> one.load() < other.load();
            case FEWEST_SKILLS -> one.skillCount() < other.skillCount();
            case LONGEST_SINCE_CALL -> one.lastCall() < other.lastCall();
            case FIRST_IN_PLAN, ONLY_GROUP -> false;
        };
    }

    private Rung rungBetween(Candidate one, Candidate other) {
        if (one.needed() != other.needed()) {
            return Rung.LEAST_NEEDED;
        }
        if (choice == BoothChoice.LARGEST_GAIN && Math.abs(one.gain() - other.gain()) > SAME_GAIN) {
            return Rung.LARGEST_GAIN;
        }
        int byNeed = Integer.compare(one.needingOfficer(), other.needingOfficer());
        int byLoad = Integer.compare(one.load(), other.load());
        if (byNeed != 0 && byNeed != byLoad) {
            return Rung.FEWEST_NEED_OFFICER;
        }
        if (byLoad != 0) {
            return Rung.LIGHTEST_LOAD;
        }
        if (one.skillCount() != other.skillCount()) {
            return Rung.FEWEST_SKILLS;
        }
        return one.lastCall() != other.lastCall() ? Rung.LONGEST_SINCE_CALL : Rung.FIRST_IN_PLAN;
    }
}
