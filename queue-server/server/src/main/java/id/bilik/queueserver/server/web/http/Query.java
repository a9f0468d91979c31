package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
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
}
