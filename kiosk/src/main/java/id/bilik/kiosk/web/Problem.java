package id.bilik.kiosk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a program and for a person (RFC 9457).
 *
 * @param refusal
 *            the name of a refusal, where it is one
 * @param field
 *            the field of the request that is wrong, where it is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(int status, String title, @Nullable String detail, @Nullable String refusal, @Nullable String field) {

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, null, null);
    }

    static Problem refusal(String name, String title, String detail) {
        return new Problem(409, title, detail, name, null);
    }

    static Problem field(String field, String detail) {
        return new Problem(400, "The request can't be understood", detail, null, field);
    }

    void answer(Context context) {
        context.status(status).json(this);
        context.res().setCharacterEncoding(null); // Javalin sets one, and this type has none: it is UTF-8 always
        context.contentType("application/problem+json");
    }
}
