package id.bilik.kiosk.slip;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * From when it is enough to be there: whoever waits long may leave, and must not be called while away. That is the short
 * end of the wait, less a margin, rounded down.
 */
final class EnoughFrom {
    /** For the way back from the next street, and for a queue that goes faster than was thought. */
    private static final Duration MARGIN = Duration.ofMinutes(10);
    /** Nobody leaves for less. */
    private static final Duration WORTH_LEAVING = Duration.ofMinutes(20);
    private static final int ROUND_MINUTES = 5;

    private EnoughFrom() {}

    /**
     * That time for a slip.
     *
     * @return empty where nobody should leave: the wait is short or not known, nobody on duty serves it, it may not be
     *         served today, or the kiosk does not know the time
     */
    static Optional<OffsetDateTime> of(Slip slip) {
        Wait wait = slip.expected();
        OffsetDateTime issuedAt = slip.issuedAt();
        if (wait == null || issuedAt == null || slip.unserved() != null || slip.notToday() != null) {
            return Optional.empty();
        }
        Duration away = Duration.ofSeconds(wait.lowSeconds()).minus(MARGIN);
        if (away.compareTo(WORTH_LEAVING) < 0) {
            return Optional.empty();
        }
        OffsetDateTime from = issuedAt.plus(away).withSecond(0).withNano(0);
        return Optional.of(from.minusMinutes(from.getMinute() % ROUND_MINUTES));
    }
}
