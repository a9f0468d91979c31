package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.BookingRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.web.http.WebJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom bookings are for. It lies in the records, sealed under the key of the booked day, and never in the journal. */
public final class BookedPersons {
    private static final Logger LOG = LoggerFactory.getLogger(BookedPersons.class);

    private final BookingRows rows;
    private final SealingJournal keys;

    /**
     * What the records have.
     *
     * @param language of messages; null where nobody said one
     * @param claim    null where nobody said for which reason
     */
    record Known(BookingBodies.Person person, @Nullable String reason, @Nullable Language language,
            BookingBodies.@Nullable Claim claim) {}

    /** @param keys has the keys of the days */
    public BookedPersons(BookingRows rows, SealingJournal keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** Notes whom a held booking is for; it goes soon unless it is {@link #keep kept}. */
    void note(Booking booking, ZoneId zone, Known known) {
        rows.note(booking.id(), sealed(booking, zone, WebJson.bytes(known)),
                booking.holdUntil().plus(BookingRows.UNCONFIRMED));
    }

    /** Notes who waits; it goes a day after the last day that suits unless a booking comes of it. */
    void note(WaitingWish wish, ZoneId zone, Known known) {
        rows.note(wish.booking(), keys.seal(wish.until(), BookingRows.place(wish.booking()), WebJson.bytes(known)),
                wish.until().plusDays(1).atStartOfDay(zone).toInstant().plus(BookingRows.UNCONFIRMED));
    }

    /** Notes who applies for a draw, as long as confirmed bookings are: whoever wins has one at once. */
    void noteApplicant(WaitingWish wish, ZoneId zone, Known known) {
        rows.note(wish.booking(), keys.seal(wish.until(), BookingRows.place(wish.booking()), WebJson.bytes(known)),
                wish.until().atStartOfDay(zone).toInstant().plus(BookingRows.kept()));
    }

    /** Keeps it as long as confirmed bookings are; false where there is nothing to keep. */
    boolean keep(Booking booking, ZoneId zone) {
        return rows.keep(booking.id(), purgeAfter(booking, zone));
    }

    /** Seals it anew for the day to which the booking was moved. */
    void move(Booking moved, ZoneId zone) {
        open(moved.id())
                .ifPresent(plain -> rows.replace(moved.id(), sealed(moved, zone, plain), purgeAfter(moved, zone)));
    }

    Optional<Known> find(Booking booking) {
        return open(booking.id()).map(plain -> {
            try {
                return WebJson.MAPPER.readValue(plain, Known.class);
            } catch (IOException impossible) {
                throw new UncheckedIOException("what was sealed of a booking is not what was written", impossible);
            }
        });
    }

    /** Nobody comes. What can't be deleted now goes as soon as it can: see {@code BookingPurge}. */
    void delete(Booking booking) {
        delete(booking.id());
    }

    /** Likewise. */
    void delete(String booking) {
        try {
            rows.delete(booking);
        } catch (RecordsUnavailable later) {
            LOG.warn("whom booking {} was for is deleted later: {}", booking, later.getMessage());
        }
    }

    private Optional<byte[]> open(String booking) {
        return rows.find(booking).flatMap(seal -> keys.open(seal, BookingRows.place(booking)));
    }

    private String sealed(Booking booking, ZoneId zone, byte[] plain) {
        return keys.seal(dateOf(booking, zone), BookingRows.place(booking.id()), plain);
    }

    private static LocalDate dateOf(Booking booking, ZoneId zone) { return booking.at().atZone(zone).toLocalDate(); }

    private static Instant purgeAfter(Booking booking, ZoneId zone) {
        return dateOf(booking, zone).atStartOfDay(zone).toInstant().plus(BookingRows.kept());
    }
}
