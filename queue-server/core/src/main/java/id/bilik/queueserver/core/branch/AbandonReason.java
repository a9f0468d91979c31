package id.bilik.queueserver.core.branch;

import java.util.Locale;

/** Why a visit ended without having been served. */
public enum AbandonReason {
    /** The participant gave it up. */
    LEFT,
    /** The kiosk took it back: nobody waited for the number any more. */
    WITHDRAWN,
    /** The kiosk had given another number for the same wish. */
    REPLACED,
    /** The plan had lost the service before the kiosk could tell of the ticket. */
    SERVICE_REMOVED,
    /** The day ended by itself. */
    DAY_OVER,
    /** Staff closed the day. */
    DAY_CLOSED,
    /** A word of another version that this one does not know. */
    OTHER;

    /** As it stands in the journal and in the contract: {@code day-over}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of that word; {@link #OTHER} for one that is not known, since a journal is read for ever. */
    public static AbandonReason of(String word) {
        for (AbandonReason reason : values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        return OTHER;
    }
}
