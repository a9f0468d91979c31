package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When things fall due. What then happens stands in {@link Decider}. */
public final class Deadlines {
    private static final long SECONDS_A_DAY = 86_400;

    private Deadlines() {}

    static @Nullable Instant next(Branch branch, Instant now) {
        Instant next = nextOfDay(branch, now);
        for (Group group : branch.groups()) {
            for (Booth booth : group.booths()) {
                if (booth.visit() != null && branch.getVisit(booth.visit()).stage() instanceof Stage.Called called) {
                    next = earlier(next, branch.unansweredAt(called));
                }
            }
        }
        for (TicketNumber ticket : branch.held().keySet()) {
            if (branch.getVisit(ticket).stage() instanceof Stage.Aside aside) {
                next = earlier(next, aside.until());
            }
        }
        Optional<Booking> held = branch.bookings().nextHeld();
        if (held.isPresent()) {
            next = earlier(next, held.get().holdUntil());
        }
        Optional<Booking> promised = branch.bookings().nextPromised();
        if (promised.isPresent()) {
            next = earlier(next, endOfDay(branch, promised.get()));
        }
        Optional<WaitingWish> over = branch.bookings().waiting().nextOver();
        if (over.isPresent()) {
            next = earlier(next, endOf(branch, over.get()));
        }
        Optional<WaitingWish.Offer> offer = branch.bookings().waiting().nextOffered()
                .flatMap(WaitingWish::findOffer);
        return offer.isEmpty() ? next : earlier(next, offer.get().until());
    }

    /** When the last day is over that suits a wish. */
    public static Instant endOf(Branch branch, WaitingWish wish) {
        return midnightAfter(wish.until(), branch.plan().zone());
    }

    /** When the date of a booking is over. */
    public static Instant endOfDay(Branch branch, Booking booking) {
        return midnightAfter(booking.at().atZone(branch.plan().zone()).toLocalDate(), branch.plan().zone());
    }

    /** When the business day's date is over. */
    public static Instant endOf(Branch branch, Day.Open open) {
        return midnightAfter(open.date(), branch.plan().zone());
    }

    /** Whether the business day's date is over. */
    public static boolean isOver(Branch branch, Day.Open open, Instant now) {
        return localSeconds(now, branch.plan().zone()) >= (open.date().toEpochDay() + 1) * SECONDS_A_DAY;
    }

    /** Whether tickets should no longer be issued by the plan's hours. */
    public static boolean isTicketingOver(Branch branch, Day.Open open, Instant now) {
        BranchPlan plan = branch.plan();
        if (!open.ticketing() || !plan.hours().haveClosed(open.date(), localSeconds(now, plan.zone()))) {
            return false;
        }
        Instant closes = ticketingEnd(branch, open);
        return closes != null && !now.isBefore(closes);
    }

    /** Whether tickets ended by hours that have become longer. */
    public static boolean isTicketingAgain(Branch branch, Day.Open open, Instant now) {
        Instant closes = ticketingEnd(branch, open);
        return !open.ticketing() && (closes == null || now.isBefore(closes)) && !isOver(branch, open, now);
    }

    /** Whether the plan's hours open the branch now. */
    public static boolean isOpening(Branch branch, Day.Closed closed, Instant now) {
        BranchPlan plan = branch.plan();
        if (plan.services().isEmpty()) {
            return false;
        }
        LocalDate date = now.atZone(plan.zone()).toLocalDate();
        return isAfterLast(closed, date) && plan.hours().isOpenOn(date)
                && !now.isBefore(plan.hours().opensAt(date, plan.zone()))
                && now.isBefore(plan.hours().closesAt(date, plan.zone()));
    }

    private static @Nullable Instant nextOfDay(Branch branch, Instant now) {
        BranchPlan plan = branch.plan();
        return switch (branch.day()) {
            case Day.Open open -> {
                Instant midnight = midnightAfter(open.date(), plan.zone());
                Instant closes = open.ticketing() ? ticketingEnd(branch, open) : null;
                yield closes == null ? midnight : earlier(closes, midnight);
            }
            case Day.Closed closed -> {
                if (plan.services().isEmpty()) {
                    yield null;
                }
                LocalDate date = now.atZone(plan.zone()).toLocalDate();
                if (!isAfterLast(closed, date) && closed.last() != null) {
                    date = closed.last().plusDays(1);
                }
                // today's hours may be over
                for (int day = 0; day <= plan.hours().longestRest(); day++, date = date.plusDays(1)) {
                    if (plan.hours().isOpenOn(date) && now.isBefore(plan.hours().closesAt(date, plan.zone()))) {
                        yield plan.hours().opensAt(date, plan.zone());
                    }
                }
                yield null;
            }
        };
    }

    /** When tickets are issued on that date, as far as is known now. */
    static Branch.Ticketing ticketingOn(Branch branch, LocalDate date) {
        BranchPlan plan = branch.plan();
        if (!(branch.day() instanceof Day.Open open) || !open.date().equals(date)) {
            return new Branch.Ticketing(plan.hours().opensAt(date, plan.zone()),
                    plan.hours().closesAt(date, plan.zone()));
        }
        Instant closes = ticketingEnd(branch, open);
        return new Branch.Ticketing(open.openedAt(), closes == null ? midnightAfter(date, plan.zone()) : closes);
    }

    /** Today where tickets are issued, and the days after it: two dates in all, where so many are planned. */
    public static List<LocalDate> listTicketingDates(Branch branch, Instant now) {
        BranchPlan plan = branch.plan();
        List<LocalDate> dates = new ArrayList<>();
        LocalDate next = now.atZone(plan.zone()).toLocalDate();
        switch (branch.day()) {
            case Day.Open open -> {
                if (open.ticketing()) {
                    dates.add(open.date());
                }
                next = open.date().plusDays(1);
            }
            case Day.Closed closed -> {
                if (closed.last() != null && !next.isAfter(closed.last())) {
                    next = closed.last().plusDays(1);
                }
            }
        }
        int furthest = 2 * plan.hours().longestRest();
        for (int day = 0; day <= furthest && dates.size() < 2; day++, next = next.plusDays(1)) {
            if (plan.hours().isOpenOn(next) && now.isBefore(plan.hours().closesAt(next, plan.zone()))) {
                dates.add(next);
            }
        }
        return dates;
    }

    /** When tickets end by the hours; null where staff opened outside of them: that day has no end but theirs. */
    private static @Nullable Instant ticketingEnd(Branch branch, Day.Open open) {
        BranchPlan plan = branch.plan();
        if (!plan.hours().isOpenOn(open.date())) {
            return null;
        }
        Instant closes = plan.hours().closesAt(open.date(), plan.zone());
        return open.openedAt().isBefore(closes) ? closes : null;
    }

    /** What the branch's clock on the wall shows, as seconds since its 1970: no calendar is built for each command. */
    private static long localSeconds(Instant now, ZoneId zone) {
        return now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
    }

    private static boolean isAfterLast(Day.Closed closed, LocalDate date) {
        return closed.last() == null || date.isAfter(closed.last());
    }

    private static Instant midnightAfter(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
