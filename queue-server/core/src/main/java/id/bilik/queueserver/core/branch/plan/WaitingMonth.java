package id.bilik.queueserver.core.branch.plan;

import java.time.LocalDate;

/** The time after leaving work before which nothing can be claimed. */
public final class WaitingMonth {
    private WaitingMonth() {}

    /**
     * The first day on which somebody can claim who left work on that day: the same day of a later month, or the last of that month
     * where it has no such day.
     */
    public static LocalDate firstDay(ClaimReason reason, LocalDate leftOn) {
        return leftOn.plusMonths(reason.waits());
    }
}
