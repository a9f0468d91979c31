package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Group;
import java.util.List;

/**
 * Chooses the booth group that takes a visit. The rungs, in order:
 * <ol>
 * <li>{@link Rung#LARGEST_GAIN}, only where {@link BoothChoice#LARGEST_GAIN} is configured: whose total rate grows most
 * by one visit more, as measured. Of equal officers that is the one with the lightest load, since rates are concave.
 * <li>{@link Rung#LIGHTEST_LOAD}: fewest visits in booths now. An officer with fewer visits gives each more attention,
 * since the officer's total rate grows by less with every visit more.
 * <li>{@link Rung#FEWEST_SKILLS}: keeps those who can serve more free for what only they can serve.
 * <li>{@link Rung#LONGEST_SINCE_CALL}: spreads the work evenly.
 * <li>{@link Rung#FIRST_IN_PLAN}: none of them was ever called to.
 * </ol>
 * {@link Rung#ONLY_GROUP} says that there was nothing to choose. The rung that is told is the lowest that was needed to
 * put the group before each of its rivals.
 */
final class BoothLadder {

    enum Rung {
        ONLY_GROUP, LARGEST_GAIN, LIGHTEST_LOAD, FEWEST_SKILLS, LONGEST_SINCE_CALL, FIRST_IN_PLAN
    }

    record Choice(Group group, Rung rung) {}

    /** Gains that differ by less are the same: they are measured. */
    private static final double SAME_GAIN = 0.02;

    private final BoothChoice choice;
    private final OfficerSpeed speed;

    BoothLadder(BoothChoice choice, OfficerSpeed speed) {
        this.choice = choice;
        this.speed = speed;
    }

    /** @param eligible at least one group, each with room, in the order of the plan */
    Choice choose(List<Group> eligible) {
        Group best = eligible.getFirst();
        for (Group group : eligible)
            if (compare(group, best) < 0)
                best = group;
        Rung lowest = Rung.ONLY_GROUP;
        for (Group group : eligible) {
            if (group.id().equals(best.id()))
                continue;
            Rung rung = rungBetween(best, group);
            if (rung.compareTo(lowest) > 0)
                lowest = rung;
        }
        return new Choice(best, lowest);
    }

    private int compare(Group one, Group other) {
        return switch (rungBetween(one, other)) {
            case LARGEST_GAIN -> Double.compare(speed.gain(other), speed.gain(one));
            case LIGHTEST_LOAD -> Integer.compare(one.load(), other.load());
            case FEWEST_SKILLS -> Integer.compare(one.services().size(), other.services().size());
            case LONGEST_SINCE_CALL -> Long.compare(one.lastCall(), other.lastCall());
            case FIRST_IN_PLAN, ONLY_GROUP -> 0;
        };
    }

    private Rung rungBetween(Group one, Group other) {
        if (choice == BoothChoice.LARGEST_GAIN && Math.abs(speed.gain(one) - speed.gain(other)) > SAME_GAIN)
            return Rung.LARGEST_GAIN;
        if (one.load() != other.load())
            return Rung.LIGHTEST_LOAD;
        if (one.services().size() != other.services().size())
            return Rung.FEWEST_SKILLS;
        return one.lastCall() != other.lastCall() ? Rung.LONGEST_SINCE_CALL : Rung.FIRST_IN_PLAN;
    }
}
