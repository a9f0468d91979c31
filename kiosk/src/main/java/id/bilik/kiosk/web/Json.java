package id.bilik.kiosk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.JsonFault;
import id.bilik.process.json.StrictJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.stream.Collectors;

/** The requests at this edge, read strictly, with every objection naming its field. */
final class Json {

    static final int LARGEST_BODY = 64 * 1024;

    private Json() {}

    /** Reads the body, which must be one JSON object of that shape. */
    static <T> T read(Context context, Class<T> type) {
        byte[] body = body(context);
        try {
            T value = StrictJson.mapper().readValue(body, type);
            if (value == null) {
                throw new ProblemException(badRequest("The body must be a JSON object, not null."));
            }
            return value;
        } catch (JsonProcessingException wrong) {
            throw new ProblemException(problem(JsonFault.of(StrictJson.foremost(wrong, body, type))));
        } catch (IOException cutOff) {
            throw new ProblemException(badRequest("The body broke off."));
        }
    }

    private record Nothing() {}

    /** For routes that take nothing: an empty body or an empty object. */
    static void readNothing(Context context) {
        read(context, Nothing.class, new Nothing());
    }

    /** Likewise where the body may be left out. */
    static <T> T read(Context context, Class<T> type, T otherwise) {
        return context.contentLength() != 0 && body(context).length > 0 ? read(context, type) : otherwise;
    }

    private static byte[] body(Context context) {
        byte[] read = context.attribute("body");
        if (read == null) {
            read = limited(context);
            context.attribute("body", read);
        }
        return read;
    }

    private static byte[] limited(Context context) {
        try {
            byte[] read = context.req().getContentLengthLong() > LARGEST_BODY
                    ? new byte[LARGEST_BODY + 1]
                    : context.req().getInputStream().readNBytes(LARGEST_BODY + 1);
            if (read.length > LARGEST_BODY) {
                throw new ProblemException(
                        Problem.of(413, "The request is too large", "A body may have 64 KiB at most."));
            }
            return read;
        } catch (IOException cutOff) {
            throw new ProblemException(badRequest("The body broke off."));
        }
    }

    private static Problem problem(JsonFault fault) {
        return switch (fault) {
            case JsonFault.Unknown unknown -> Problem.field(unknown.name(), "There is no field \"%s\"; there %s %s."
                    .formatted(printable(unknown.name()), unknown.known().size() == 1 ? "is" : "are",
                            unknown.known().isEmpty()
                                    ? "none"
                                    : unknown.known().stream().sorted().collect(Collectors.joining(", "))));
            case JsonFault.OtherType other -> Problem.field(other.field(), "The field \"" + printable(other.field())
                    + "\" must be " + (Boolean.class.equals(other.type()) ? "true or false" : "a text") + ".");
            case JsonFault.Missing missing -> Problem.field(missing.field(),
                    "The field \"" + printable(missing.field()) + "\" is missing.");
            case JsonFault.Refused refused -> Problem.field(refused.field(),
                    "The field \"" + printable(refused.field()) + "\" can't be read.");
            case JsonFault.NoObject none -> badRequest("The body must be one JSON object.");
            case JsonFault.NoJson none -> badRequest("The body is not JSON: " + printable(none.why()));
        };
    }

    private static Problem badRequest(String detail) {
        return Problem.of(400, "The request can't be understood", detail);
    }

    /** What others sent, short and without control characters, fit to be repeated in an answer. */
    static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }
}
