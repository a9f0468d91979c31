package id.bilik.kiosk.desk;

import id.bilik.kiosk.desk.Scanned.NoCheckIn.Why;
import id.bilik.kiosk.queue.BookingAddress;
import id.bilik.kiosk.queue.BookingStanding;
import id.bilik.kiosk.queue.CheckIns;
import id.bilik.kiosk.queue.CheckedIn;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.slip.Words;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who has booked holds the booking's symbol under the scanner: they check in and get their slip. */
public final class CheckInDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CheckInDesk.class);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final CheckIns server;
    private final TicketDesk desk;
    private final String branch;

    /**
     * A desk of that branch.
     *
     * @param branch
     *            its id; bookings of others are not asked about
     */
    public CheckInDesk(CheckIns server, TicketDesk desk, String branch) {
        this.server = server;
        this.desk = desk;
        this.branch = branch;
    }

    /** Blocks until the server has answered and the printer is done. */
    Scanned.Outcome checkIn(BookingAddress booking, Words words) throws InterruptedException {
        if (!booking.branch().equals(branch)) {
            return no(Why.ELSEWHERE, null);
        }
        return switch (server.checkIn(booking, words.language())) {
            case ServerAnswer.Ok<CheckedIn> ok -> desk
                    .handOut(ok.value(), words).<Scanned.Outcome>map(
                            issued -> new Scanned.CheckedIn(issued, ok.value().at()))
                    .orElseGet(() -> no(Why.AWAY, null));
            case ServerAnswer.Refused<CheckedIn> refused -> {
                LOG.info("{} is not checked in: {} {}", booking, refused.status(),
                        String.valueOf(refused.refusal()));
                yield refused(booking, refused);
            }
            case ServerAnswer.Unreachable<CheckedIn> away -> no(Why.AWAY, null);
        };
    }

    private Scanned.Outcome refused(BookingAddress booking, ServerAnswer.Refused<CheckedIn> refused)
            throws InterruptedException {
        return switch (refused.status()) {
            case NOT_FOUND -> no(Why.UNKNOWN, null);
            case GONE -> no(Why.OVER, null);
            case CONFLICT -> server.findBooking(booking) instanceof ServerAnswer.Ok<BookingStanding> found
                    ? why(Optional.ofNullable(refused.refusal()).orElse(""), found.value())
                    : no(Why.AWAY, null);
            default -> no(Why.AWAY, null);
        };
    }

    private static Scanned.Outcome why(String refusal, BookingStanding booking) {
        return switch (refusal) {
            case "CheckInTooEarly" -> no(Why.EARLY, booking.checkInFrom());
            case "CheckInTooLate" -> no(Why.LATE, booking.at());
            case "WrongBookingState" -> switch (booking.state()) {
                case "cancelled" -> no(Why.CANCELLED, booking.at());
                case "held" -> no(Why.UNCONFIRMED, booking.at());
                default -> no(Why.OVER, booking.at());
            };
            default -> no(Why.CLOSED, null);
        };
    }

    private static Scanned.Outcome no(Why why, @Nullable OffsetDateTime at) { return new Scanned.NoCheckIn(why, at); }
}
