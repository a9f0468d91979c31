package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in words, the same whenever it is sent again.
 *
 * @param id       by which a receiver knows it again
 * @param branch   name of the branch
 * @param number   of the booking, or of the ticket for a call
 * @param at       of the appointment, or of the call
 * @param link     to the page of the booking; its secret stands behind the {@code #}
 * @param text     one paragraph, with the link
 * @param calendar for a calendar (iCalendar); null for nothing
 * @param cancels  whether it takes the entry out of a calendar
 */
record Letter(String id, MessageKind kind, Language language, String branch, String number, Instant at, String link,
        String subject, String text, @Nullable String calendar, boolean cancels) {}
