package id.bilik.queueserver.core.branch;

/**
 * What became of the slips of a day's tickets, each by what is known last. Slips of which nothing was said are in none.
 *
 * @param proved      they came out: the printer proved it, or the participant has the slip
 * @param unconfirmed the printer took them and proved nothing
 * @param failed      no whole slip came out
 */
public record SlipCounts(int proved, int unconfirmed, int failed) {
    public static final SlipCounts NONE = new SlipCounts(0, 0, 0);

    /** After one slip of which that was known is known to be this. */
    public SlipCounts moved(Visit.Slip before, Visit.Slip now) {
        return plus(before, -1).plus(now, 1);
    }

    private SlipCounts plus(Visit.Slip slip, int change) {
        return switch (slip) {
            case UNKNOWN -> this;
            case PRINTED -> new SlipCounts(proved + change, unconfirmed, failed);
            case UNCONFIRMED -> new SlipCounts(proved, unconfirmed + change, failed);
            case FAILED -> new SlipCounts(proved, unconfirmed, failed + change);
        };
    }
}
