package id.bilik.queueserver.core.branch;

import java.util.List;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a branch knows of the business day that is open, or of the last one where it is closed. It begins anew with each
 * day.
 *
 * @param counters which numbers are taken
 * @param handled  what the request ids of the day led to
 * @param calls    newest announcement first, at most {@link Branch#CALLS_SHOWN}
 * @param clock    whether the branch's time is trusted; it goes on from day to day
 * @param demand   of this day and the latest ones; it goes on likewise
 */
public record Today(Day day, Counters counters, VisitsToday visits, PMap<UUID, Branch.Handled> handled,
        List<Announcement> calls, Tally tally, ClockTrust clock, Demand demand) {

    /** Before the first day. */
    static final Today NONE = new Today(new Day.Closed(null), Counters.NONE, VisitsToday.NONE, HashTreePMap.empty(),
            List.of(), Tally.ZERO, ClockTrust.FULL, Demand.NONE);

    /** The next day: empty but for the numbers that must not be given again. */
    Today next(Day.Open open) {
        ClockTrust then = clock.onNewDay(day instanceof Day.Closed closed ? closed.last() : null, counters.issued(),
                open.date());
        return new Today(open, counters.onNewDay(open.date(), then.behind(open.date())), VisitsToday.NONE,
                HashTreePMap.empty(), List.of(), Tally.ZERO, then, demand);
    }

    Today with(Day next) { return new Today(next, counters, visits, handled, calls, tally, clock, demand); }

    Today with(Counters next) { return new Today(day, next, visits, handled, calls, tally, clock, demand); }

    Today with(VisitsToday next) { return new Today(day, counters, next, handled, calls, tally, clock, demand); }

    Today withHandled(UUID requestId, Branch.Handled result) {
        return new Today(day, counters, visits, handled.plus(requestId, result), calls, tally, clock, demand);
    }

    Today withCalls(List<Announcement> next) {
        return new Today(day, counters, visits, handled, next, tally, clock, demand);
    }

    Today with(Tally next) { return new Today(day, counters, visits, handled, calls, next, clock, demand); }

    Today with(ClockTrust next) { return new Today(day, counters, visits, handled, calls, tally, next, demand); }

    Today with(Demand next) { return new Today(day, counters, visits, handled, calls, tally, clock, next); }
}
