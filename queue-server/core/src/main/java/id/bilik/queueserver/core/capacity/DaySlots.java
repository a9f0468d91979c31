package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The quarter hours of a day's hours, by the branch's own clock, and what the officers do in them. */
final class DaySlots {
    private DaySlots() {}

    /**
     * From the slot that runs now, or from the first; none where the branch is closed on that date, or has closed.
     *
     * @param away officers of these who are at companies for some time
     */
    static List<Slot> of(BranchPlan plan, List<Attendance> officers, List<CompanyDay> away, LocalDate date,
            Instant now) {
        Hours hours = plan.hours();
        if (!hours.isOpenOn(date)) {
            return List.of();
        }
        Instant opens = hours.opensAt(date, plan.zone());
        Instant closes = hours.closesAt(date, plan.zone());
        long minutes = hours.opensOn(date).getMinute() % Slot.LENGTH.toMinutes();
        Instant from = opens.minus(Duration.ofMinutes(minutes));
        while (!from.plus(Slot.LENGTH).isAfter(now)) {
            from = from.plus(Slot.LENGTH);
        }
        List<Slot> slots = new ArrayList<>();
        for (; from.isBefore(closes); from = from.plus(Slot.LENGTH)) {
            slots.add(slot(from, opens, closes, officers, away));
        }
        return slots;
    }

    private static Slot slot(Instant from, Instant opens, Instant closes, List<Attendance> officers,
            List<CompanyDay> away) {
        Instant until = earlier(from.plus(Slot.LENGTH), closes);
        double open = Math.max(1, seconds(later(from, opens), until));
        double present = 0;
        double attention = 0;
        double booth = 0;
        int homes = 0;
        for (Attendance officer : officers) {
            double there = seconds(later(later(from, opens), officer.from()), until);
            present += there;
            attention += there * officer.attention();
            booth += there * officer.booth();
            homes += there >= open ? officer.homes() : 0;
        }
        double here = present == 0 ? 0 : Math.max(0, 1 - gone(away, later(from, opens), until) / present);
        return new Slot(from, new Work((long) (attention * here), (long) (booth * here)), present * here / open, homes);
    }

    /** Seconds of officers who are elsewhere. Which of them go is not known, so each of them goes in part. */
    private static double gone(List<CompanyDay> away, Instant from, Instant until) {
        return away.stream().mapToDouble(day -> day.away()
                * seconds(later(from, day.from()), earlier(until, day.until()))).sum();
    }

    private static double seconds(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toSeconds());
    }

    private static Instant later(Instant one, Instant other) { return one.isAfter(other) ? one : other; }

    private static Instant earlier(Instant one, Instant other) { return one.isBefore(other) ? one : other; }
}
