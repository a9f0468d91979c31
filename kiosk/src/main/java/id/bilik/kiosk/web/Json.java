package id.bilik.kiosk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** JSON at this edge: answers without nulls; requests read strictly, with every objection naming its field. */
final class Json {

    static final int LARGEST_BODY = 64 * 1024;

    static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            }).build();

    private Json() {}

    /** Reads the body, which must be one JSON object of that shape. */
    static <T> T read(Context context, Class<T> type) {
        byte[] body = body(context);
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw new ProblemException(badRequest("The body must be a JSON object, not null."));
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw new ProblemException(Problem.field(unknown.getPropertyName(), "There is no field \"%s\"; there %s %s."
                    .formatted(printable(unknown.getPropertyName()), known(unknown).size() == 1 ? "is" : "are",
                            known(unknown).isEmpty()
                                    ? "none"
                                    : known(unknown).stream().map(String::valueOf)
                                            .sorted().collect(Collectors.joining(", ")))));
        } catch (JsonMappingException wrong) {
            String field = wrong.getPath().stream().map(JsonMappingException.Reference::getFieldName)
                    .map(String::valueOf).collect(Collectors.joining("."));
            throw new ProblemException(field.isEmpty()
                    ? badRequest("The body must be one JSON object.")
                    : Problem.field(field, "The field \"" + printable(field) + "\" must be " + kind(wrong) + "."));
        } catch (JsonProcessingException notJson) {
            throw new ProblemException(badRequest("The body is not JSON: " + printable(notJson.getOriginalMessage())));
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

    private static String kind(JsonMappingException wrong) {
        return wrong instanceof MismatchedInputException mismatch && Boolean.class.equals(mismatch.getTargetType())
                ? "true or false"
                : "a text";
    }

    private static Collection<Object> known(UnrecognizedPropertyException unknown) {
        Collection<Object> ids = unknown.getKnownPropertyIds();
        return ids == null ? List.of() : ids;
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
