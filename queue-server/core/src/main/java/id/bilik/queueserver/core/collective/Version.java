package id.bilik.queueserver.core.collective;

import java.util.EnumSet;
import java.util.Set;

/**
 * A schedule as it was proposed, and who agrees to it. It holds once both sides agree. A change is another version, to which
 * both have to agree again, so nobody is bound to a schedule that they have not seen.
 *
 * @param number from 1 on
 * @param agreed who agrees; whoever proposes it does
 */
public record Version(int number, Schedule schedule, Party proposedBy, Set<Party> agreed) {
    /** The two sides. */
    public enum Party {
        BRANCH, COMPANY
    }

    public Version {
        agreed = Set.copyOf(agreed);
        if (number < 1 || !agreed.contains(proposedBy)) {
            throw new IllegalArgumentException("version " + number + " of " + proposedBy + " by " + agreed);
        }
    }

    public static Version propose(int number, Schedule schedule, Party by) {
        return new Version(number, schedule, by, Set.of(by));
    }

    /** The same, to which that side agrees, too. */
    public Version agree(Party party) {
        EnumSet<Party> both = EnumSet.copyOf(agreed);
        both.add(party);
        return new Version(number, schedule, proposedBy, both);
    }

    public boolean isAgreed() { return agreed.size() == Party.values().length; }
}
