package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom bookings are for, as staff see it. That it was shown is noted first, and what can't be noted is not shown. While the
 * records can't be used, staff see the booking without its person, and can go on with it.
 */
public final class ShownPersons {
    private final BookedPersons persons;
    private final AccessControl access;

    public ShownPersons(BookedPersons persons, AccessControl access) {
        this.persons = persons;
        this.access = access;
    }

    Optional<BookedPersons.Known> show(Context context, Booking booking) {
        try {
            Optional<BookedPersons.Known> known = persons.find(booking);
            if (known.isPresent()) {
                note(context, Audit.Kind.BOOKING_SHOWN, booking.id(), null);
            }
            return known;
        } catch (RecordsUnavailable later) {
            return Optional.empty();
        }
    }

    /**
     * The names of a day's bookings, by booking.
     *
     * @throws RecordsUnavailable where they can't be read, or it can't be noted
     */
    Map<String, String> showNames(Context context, LocalDate date, List<Booking> bookings) {
        Map<String, String> names = new LinkedHashMap<>();
        bookings.forEach(booking -> persons.find(booking)
                .ifPresent(known -> names.put(booking.id(), known.person().name())));
        note(context, Audit.Kind.BOOKINGS_SHOWN, null, names.size() + " names of " + date);
        return names;
    }

    /**
     * Notes that somebody was looked for.
     *
     * @throws RecordsUnavailable where it can't be noted
     */
    void noteSearch(Context context, int found) {
        note(context, Audit.Kind.BOOKINGS_SEARCHED, null, found + " found by NIK");
    }

    private void note(Context context, Audit.Kind kind, @Nullable String booking,
            @Nullable String detail) {
        access.audit().note(kind, BookingAccess.staff(context), booking, detail);
    }
}
