package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When slots can be booked, and when who has booked may check in.
 *
 * @param horizonDays days ahead that can be booked, 1 to {@link #LONGEST_HORIZON}
 * @param releaseAt   local time at which the furthest of these days is opened
 * @param lead        how long before a slot begins it can still be booked, 0 to 24 hours
 * @param hold        how long a slot is kept while somebody fills in the form, 1 to 60 minutes
 * @param early       how long before the booked time somebody may check in, 0 to 4 hours
 * @param late        how long after it, 0 to 4 hours; from then on the place is no longer kept
 * @param fair        who gets a place where there are too few; null for {@link FairnessPlan#DEFAULT}
 */
public record BookingPlan(int horizonDays, LocalTime releaseAt, Duration lead, Duration hold, Duration early,
        Duration late, @Nullable FairnessPlan fair) {
    /** A week ahead, as the agency itself opened its online days. */
    public static final BookingPlan DEFAULT = new BookingPlan(7, LocalTime.of(8, 0), Duration.ofMinutes(60),
            Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(30), null);
    /** Shorter than what stands of people in the journal is kept: a booking never outlives its person's hash. */
    public static final int LONGEST_HORIZON = 60;
    static final Duration LONGEST_LEAD = Duration.ofHours(24);
    static final Duration LONGEST_HOLD = Duration.ofMinutes(60);
    static final Duration LONGEST_WINDOW = Duration.ofHours(4);

    /** Who gets a place where there are too few. */
    public FairnessPlan fairness() {
        return fair == null ? FairnessPlan.DEFAULT : fair;
    }

    /** When the slots of a date are opened. */
    public Instant releaseOf(LocalDate date, ZoneId zone) {
        return date.minusDays(horizonDays).atTime(releaseAt).atZone(zone).toInstant();
    }
}
