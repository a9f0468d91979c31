package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.plan.Channels;
import java.time.Duration;
import java.util.List;

/**
 * How the room of every quarter hour is cut up, and when what is left of a part goes to the next.
 *
 * @param list          walk-ins first; each share once or more, the percents add up to 100
 * @param walkInMinimum percent that no promise may take from walk-ins, at most their quota
 * @param release       before a quarter hour begins, see {@link SlotRoom}
 */
public record Quotas(List<Quota> list, int walkInMinimum, Duration release) {
    private static final int ALL = 100;

    public Quotas {
        list = List.copyOf(list);
        if (list.stream().mapToInt(Quota::percent).sum() != ALL) {
            throw new IllegalArgumentException("quotas must add up to 100 percent: " + list);
        }
        if (list.getFirst().share() != Share.WALK_IN || walkInMinimum > list.getFirst().percent()) {
            throw new IllegalArgumentException("walk-ins must come first, with at least their minimum: " + list);
        }
    }

    /** Everything as the plan says, and everything the branch's own. */
    static Quotas of(Channels channels, Owner branch) {
        return new Quotas(List.of(new Quota(Share.WALK_IN, branch, channels.walkIn()),
                new Quota(Share.BOOKED, branch, channels.booked()),
                new Quota(Share.COLLECTIVE, branch, channels.collective()),
                new Quota(Share.STAFF, branch, channels.staff())), channels.walkInMinimum(), channels.release());
    }

    /** The first of that share; throws where there is none. */
    int indexOf(Share share) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).share() == share) {
                return i;
            }
        }
        throw new IllegalArgumentException("no quota of " + share);
    }

    /** That one; throws where there is none. */
    int indexOf(Share share, Owner owner) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).share() == share && list.get(i).owner().equals(owner)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no quota of " + share + " owned by " + owner);
    }
}
