package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What part of the room each channel may use. The parts add up to 100 percent.
 *
 * @param walkIn        percent for those who come without a booking, 0 to 100
 * @param booked        percent for those who book, 0 to 100
 * @param collective    percent for companies, 0 to 100
 * @param staff         percent that only staff may give away, 0 to 100
 * @param walkInMinimum percent that stays with those who come without a booking, whatever else happens; 0 to {@code walkIn}
 * @param release       how long before a quarter hour begins what was not booked is given to those who come, 0 to
 *                      {@link #LONGEST_RELEASE}
 * @param booking       when slots can be booked; null for {@link BookingPlan#DEFAULT}
 * @param home          how participants at home are called; null for {@link HomePlan#DEFAULT}
 */
public record Channels(int walkIn, int booked, int collective, int staff, int walkInMinimum, Duration release,
        @Nullable BookingPlan booking, @Nullable HomePlan home) {
    /** Half of the room for who comes, and most of that protected: nobody is sent home by bookings. */
    public static final Channels DEFAULT = new Channels(50, 30, 10, 10, 40, Duration.ofMinutes(60));
    public static final Duration LONGEST_RELEASE = Duration.ofHours(24);
    static final int ALL = 100;

    /** With the usual calls to homes. */
    public Channels(int walkIn, int booked, int collective, int staff, int walkInMinimum, Duration release,
            @Nullable BookingPlan booking) {
        this(walkIn, booked, collective, staff, walkInMinimum, release, booking, null);
    }

    /** With the usual times of booking, too. */
    public Channels(int walkIn, int booked, int collective, int staff, int walkInMinimum, Duration release) {
        this(walkIn, booked, collective, staff, walkInMinimum, release, null);
    }

    /** When slots can be booked. */
    public BookingPlan bookings() {
        return booking == null ? BookingPlan.DEFAULT : booking;
    }

    /** How participants at home are called. */
    public HomePlan homes() {
        return home == null ? HomePlan.DEFAULT : home;
    }

    int sum() { return walkIn + booked + collective + staff; }
}
