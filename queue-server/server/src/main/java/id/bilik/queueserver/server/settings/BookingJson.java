package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When slots can be booked, and who gets them where they are too few, as people write it. What is left out is as usual. */
public record BookingJson(@Nullable Integer horizonDays, @Nullable String releaseAt, @Nullable Integer leadMinutes,
        @Nullable Integer holdMinutes, @Nullable Integer earlyMinutes, @Nullable Integer lateMinutes,
        @Nullable Integer reopenFromMinutes, @Nullable Integer reopenUntilMinutes,
        @Nullable Integer offerShortestMinutes, @Nullable Integer offerLongestMinutes, @Nullable Integer mostOffers,
        @Nullable Integer missedLimit) {
    static @Nullable BookingJson of(@Nullable BookingPlan plan) {
        if (plan == null) {
            return null;
        }
        FairnessPlan fair = plan.fair();
        return new BookingJson(plan.horizonDays(), plan.releaseAt().toString(), minutes(plan.lead()),
                minutes(plan.hold()), minutes(plan.early()), minutes(plan.late()),
                fair == null ? null : minutes(fair.reopenFrom()), fair == null ? null : minutes(fair.reopenUntil()),
                fair == null ? null : minutes(fair.offerShortest()),
                fair == null ? null : minutes(fair.offerLongest()), fair == null ? null : fair.offers(),
                fair == null ? null : fair.missed());
    }

    BookingPlan toPlan() {
        BookingPlan usual = BookingPlan.DEFAULT;
        return new BookingPlan(horizonDays == null ? usual.horizonDays() : horizonDays,
                releaseAt == null ? usual.releaseAt() : time(releaseAt), or(leadMinutes, usual.lead()),
                or(holdMinutes, usual.hold()), or(earlyMinutes, usual.early()), or(lateMinutes, usual.late()),
                fairness());
    }

    private @Nullable FairnessPlan fairness() {
        if (Stream.of(reopenFromMinutes, reopenUntilMinutes, offerShortestMinutes, offerLongestMinutes, mostOffers,
                missedLimit).allMatch(Objects::isNull)) {
            return null;
        }
        FairnessPlan usual = FairnessPlan.DEFAULT;
        return new FairnessPlan(or(reopenFromMinutes, usual.reopenFrom()), or(reopenUntilMinutes, usual.reopenUntil()),
                or(offerShortestMinutes, usual.offerShortest()), or(offerLongestMinutes, usual.offerLongest()),
                mostOffers == null ? usual.offers() : mostOffers, missedLimit == null ? usual.missed() : missedLimit);
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException("releaseAt must be a time such as 08:00, not " + text);
        }
        return LocalTime.parse(text);
    }

    private static int minutes(Duration time) { return (int) time.toMinutes(); }

    private static Duration or(@Nullable Integer minutes, Duration usual) {
        return minutes == null ? usual : Duration.ofMinutes(minutes);
    }
}
