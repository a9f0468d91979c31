package id.bilik.kiosk.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that the kiosk gave by itself.
 *
 * @param language
 *            of the slip
 * @param date
 *            of the lease
 * @param age
 *            since it was given; null where the kiosk was switched off in between
 * @param issuedAt
 *            by the kiosk's clock
 * @param exact
 *            false where that clock was not known: {@code issuedAt} is then the earliest possible
 * @param latest
 *            by when it was given at the latest; null where {@code issuedAt} is exact or nothing is known of it
 * @param slip
 *            what became of it; null where that is not known yet
 */
public record ReservedTicket(TicketWish wish, String language, String ticket, LocalDate date, @Nullable Duration age,
        Instant issuedAt,
        boolean exact, @Nullable Instant latest, @Nullable SlipReport slip) {}
