package id.bilik.kiosk.web;

import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.slip.Words;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/tickets}. */
record TicketRequest(@Nullable String service, @Nullable String priority, @Nullable String requestId,
        @Nullable String language) {

    private static final Pattern UUID_TEXT = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** What is wished; without a request id each request is a wish of its own. */
    TicketWish wish() {
        if (service == null || service.isBlank()) {
            throw new ProblemException(Problem.field("service", "The field \"service\" must name a service."));
        }
        if (requestId != null && !UUID_TEXT.matcher(requestId).matches()) {
            throw new ProblemException(Problem.field("requestId", "The field \"requestId\" must be a UUID."));
        }
        UUID id = requestId == null ? UUID.randomUUID() : UUID.fromString(requestId);
        return new TicketWish(id, service, priority == null ? "none" : priority);
    }

    /** The language of the slip. */
    Words words(Words usual) { return words(language, usual); }

    /** The words of a language that a request names, or the usual ones. */
    static Words words(@Nullable String language, Words usual) {
        return language == null
                ? usual
                : Words.find(language).orElseThrow(() -> new ProblemException(Problem.field("language",
                        "There is no slip in the language \"" + Json.printable(language) + "\".")));
    }
}
