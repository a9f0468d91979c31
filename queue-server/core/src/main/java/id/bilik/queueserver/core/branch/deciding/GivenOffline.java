package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Lease;
import id.bilik.queueserver.core.branch.deciding.Command.IssueReserved;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a kiosk gave a number by itself: between two moments, which are the same where it knew the time. A kiosk that did
 * not know the date may have given the numbers of the day before or after.
 *
 * @param date of the lease
 */
record GivenOffline(LocalDate date, boolean exact, Instant earliest, Instant latest) {

    /** As the kiosk says, but neither before its lease nor in the future. */
    static GivenOffline of(IssueReserved command, Optional<Lease> lease, Instant now) {
        Instant earliest = earlier(lease.map(it -> later(command.issuedAt(), it.reservedAt()))
                .orElse(command.issuedAt()), now);
        Instant latest = command.latestAt() == null ? now : earlier(command.latestAt(), now);
        return new GivenOffline(command.date(), command.exact(), earliest,
                command.exact() ? earliest : later(latest, earliest));
    }

    /**
     * Whether it belongs to the day that is open. Where that can't be known it does, since somebody may stand there: a call
     * in vain costs a minute, and a person who is never called everything.
     */
    boolean isOfToday(Branch branch) {
        if (!(branch.day() instanceof Day.Open open)) {
            return false;
        }
        Instant begin = date.isBefore(open.date())
                ? open.openedAt()
                : open.date().atStartOfDay(branch.plan().zone()).toInstant();
        return !earliest.isBefore(begin)
                || (!latest.isBefore(begin) && (date.equals(open.date()) || isBeside(branch, open.date())));
    }

    /** Whether its day has yet to begin. A date of a clock that was wrong has been, although it comes again. */
    boolean isStillToCome(Branch branch) {
        LocalDate given = latest.atZone(branch.plan().zone()).toLocalDate();
        return !branch.clock().hasHad(date) && switch (branch.day()) {
            case Day.Open open -> date.isAfter(open.date()) && !given.isBefore(open.date());
            case Day.Closed closed -> closed.last() == null || (date.isAfter(closed.last())
                    && given.isAfter(closed.last()));
        };
    }

    /** The earliest that is possible, but not before the branch opened, if it may have been after that. */
    Instant likely(Branch branch) {
        LocalDate day = branch.day() instanceof Day.Open open && isOfToday(branch) ? open.date() : date;
        return exact ? earliest : later(earliest, earlier(branch.ticketingOn(day).from(), latest));
    }

    /** Without a business day in between. */
    private boolean isBeside(Branch branch, LocalDate other) {
        LocalDate first = date.isBefore(other) ? date : other;
        return first.plusDays(1).datesUntil(first.equals(date) ? other : date)
                .noneMatch(branch.plan().hours()::isOpenOn);
    }

    private static Instant earlier(Instant one, Instant other) { return one.isBefore(other) ? one : other; }

    private static Instant later(Instant one, Instant other) { return one.isAfter(other) ? one : other; }
}
