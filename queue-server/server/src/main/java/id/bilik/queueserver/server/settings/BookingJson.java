package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.BookingPlan;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** When slots can be booked, as people write it. What is left out is as usual. */
public record BookingJson(@Nullable Integer horizonDays, @Nullable String releaseAt, @Nullable Integer leadMinutes,
        @Nullable Integer holdMinutes, @Nullable Integer earlyMinutes, @Nullable Integer lateMinutes) {
    static @Nullable BookingJson of(@Nullable BookingPlan plan) {
        return plan == null
                ? null
                : new BookingJson(plan.horizonDays(), plan.releaseAt().toString(), (int) plan.lead().toMinutes(),
                        (int) plan.hold().toMinutes(), (int) plan.early().toMinutes(), (int) plan.late().toMinutes());
    }

    BookingPlan toPlan() {
        BookingPlan usual = BookingPlan.DEFAULT;
        return new BookingPlan(horizonDays == null ? usual.horizonDays() : horizonDays,
                releaseAt == null ? usual.releaseAt() : time(releaseAt), or(leadMinutes, usual.lead()),
                or(holdMinutes, usual.hold()), or(earlyMinutes, usual.early()), or(lateMinutes, usual.late()));
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException("releaseAt must be a time such as 08:00, not " + text);
        }
        return LocalTime.parse(text);
    }

    private static Duration or(@Nullable Integer minutes, Duration usual) {
        return minutes == null ? usual : Duration.ofMinutes(minutes);
    }
}
