package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What stands behind the path of a request. */
public final class Query {
    private Query() {}

    /**
     * The value of the one parameter that is known here; empty where it was left out.
     *
     * @throws Problem 400 when there is another, when it stands twice, or when nothing can be read
     */
    public static Optional<String> findOnly(Context context, String known) {
        for (String name : context.queryParamMap().keySet()) {
            if (!name.equals(known)) {
                throw Problem.of(HttpStatus.BAD_REQUEST,
                        "The parameter " + name + " is not known here; known is " + known + ".");
            }
        }
        List<String> given = context.queryParams(known);
        if (given.size() > 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter " + known + " stands more than once.");
        }
        String query = context.queryString();
        if (given.isEmpty() && query != null && !query.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameters cannot be read: " + query + ".");
        }
        return given.stream().findFirst();
    }

    /**
     * The value of one of the parameters that are known here, all of which are needed.
     *
     * @throws Problem 400 when it is missing, when there is another, or when it stands twice
     */
    public static String get(Context context, String name, List<String> known) {
        for (String given : context.queryParamMap().keySet()) {
            if (!known.contains(given)) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter " + given + " is not known here; known are "
                        + String.join(", ", known) + ".");
            }
        }
        List<String> values = context.queryParams(name);
        if (values.size() != 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter " + name
                    + (values.isEmpty() ? " is missing." : " stands more than once."));
        }
        return values.getFirst();
    }

    /**
     * The value of one of the parameters that are known here; empty where it was left out.
     *
     * @throws Problem 400 when there is another, or when it stands twice
     */
    public static Optional<String> find(Context context, String name, List<String> known) {
        return context.queryParamMap().containsKey(name)
                || !known.containsAll(context.queryParamMap().keySet())
                        ? Optional.of(get(context, name, known))
                        : Optional.empty();
    }

    /** A date, ISO-8601, of the years that a journal can have. */
    public static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below
        }
        throw Problem.of(HttpStatus.BAD_REQUEST,
                "The parameter " + name + " must be a day such as 2026-11-22, not " + text + ".");
    }
}
