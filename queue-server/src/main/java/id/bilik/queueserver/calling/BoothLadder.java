package id.bilik.queueserver.calling;

import id.bilik.queueserver.branch.Group;
import java.util.List;

/**
 * Chooses the booth group that takes a visit. The rungs, in order:
 * <ol>
 * <li>{@link Rung#LIGHTEST_LOAD}: fewest visits in booths now. An officer with fewer visits gives each more attention,
 * since the officer's total rate grows by less with every visit more.
 * <li>{@link Rung#FEWEST_SKILLS}: keeps those who can serve more free for what only they can serve.
 * <li>{@link Rung#LONGEST_SINCE_CALL}: spreads the work evenly.
 * </ol>
 * {@link Rung#ONLY_GROUP} says that there was nothing to choose.
 */
final class BoothLadder {

    enum Rung {
        ONLY_GROUP, LIGHTEST_LOAD, FEWEST_SKILLS, LONGEST_SINCE_CALL
    }

    record Choice(Group group, Rung rung) {}

    private BoothLadder() {}

    /** @param eligible at least one group, each with room */
    static Choice choose(List<Group> eligible) {
        Group best = eligible.getFirst();
        if (eligible.size() == 1)
            return new Choice(best, Rung.ONLY_GROUP);
        for (Group group : eligible.subList(1, eligible.size()))
            if (compare(group, best) < 0)
                best = group;
        Rung decidedBy = Rung.LIGHTEST_LOAD;
        for (Group group : eligible) {
            if (group.id().equals(best.id()))
                continue;
            Rung rung = rungBetween(best, group);
            if (rung.compareTo(decidedBy) > 0)
                decidedBy = rung;
        }
        return new Choice(best, decidedBy);
    }

    private static int compare(Group one, Group other) {
        int byLoad = Integer.compare(one.load(), other.load());
        if (byLoad != 0)
            return byLoad;
        int bySkills = Integer.compare(one.services().size(), other.services().size());
        return bySkills != 0 ? bySkills : Long.compare(one.lastCall(), other.lastCall());
    }

    private static Rung rungBetween(Group one, Group other) {
        if (one.load() != other.load())
            return Rung.LIGHTEST_LOAD;
        return one.services().size() != other.services().size() ? Rung.FEWEST_SKILLS : Rung.LONGEST_SINCE_CALL;
    }
}
