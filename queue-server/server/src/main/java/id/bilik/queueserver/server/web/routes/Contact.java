package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.collective.Reachable;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** How somebody can be told of a change. A slip of the finger is noticed; whether it reaches anybody is not known. */
final class Contact {
    private Contact() {}

    /** @throws Problem 400 for what cannot be a phone number; null where nothing is written */
    static @Nullable String phone(@Nullable String text) {
        String line = Fields.line("person.phone", text);
        if (line == null || line.isBlank()) {
            return null;
        }
        if (!Reachable.isPhone(line)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The phone number must have 8 to 15 digits.");
        }
        return line.strip();
    }

    /** @throws Problem 400 for what cannot be a mail address; null where nothing is written */
    static @Nullable String email(@Nullable String text) {
        String line = Fields.line("person.email", text);
        if (line == null || line.isBlank()) {
            return null;
        }
        if (!Reachable.isEmail(line.strip())) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The mail address must be one such as name@example.org.");
        }
        return line.strip();
    }
}
