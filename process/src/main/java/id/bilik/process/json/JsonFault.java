package id.bilik.process.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a JSON text can't be read, without the names of our classes. A field is named by its way through the objects,
 * with dots between the names: {@code done.success}.
 */
public sealed interface JsonFault {

    /** In plain English, to be put behind the name of the text: {@code the field zone is missing}. */
    String sentence();

    /** It is absent or null, and must not be. */
    record Missing(String field) implements JsonFault {
        @Override
        public String sentence() { return "the field " + field + " is missing"; }
    }

    /**
     * There is no such field.
     *
     * @param name  of the field itself, without the way to it
     * @param known the fields that there are, in the order of the record
     */
    record Unknown(String field, String name, List<String> known) implements JsonFault {
        @Override
        public String sentence() {
            return "the field " + field + " is not known here; known are "
                    + (known.isEmpty() ? "none" : String.join(", ", known));
        }
    }

    /**
     * It is of another type.
     *
     * @param type  that it must be of; null where that is not known
     * @param value that it has; null where it can't be that type whatever its value
     */
    record OtherType(String field, @Nullable Class<?> type, @Nullable String value) implements JsonFault {
        @Override
        public String sentence() {
            return value == null
                    ? "the field " + field + " must be " + kind()
                    : "the field " + field + " cannot be \"" + value + "\": it must be " + kind();
        }

        private String kind() {
            if (type == null) {
                return "of another type";
            }
            if (type == String.class) {
                return "a text";
            }
            if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
                return "a whole number";
            }
            if (type == double.class || type == Double.class) {
                return "a number";
            }
            if (type == boolean.class || type == Boolean.class) {
                return "true or false";
            }
            if (type == UUID.class) {
                return "a UUID";
            }
            if (Collection.class.isAssignableFrom(type)) {
                return "a list";
            }
            if (Temporal.class.isAssignableFrom(type)) {
                return "a time";
            }
            if (type.isEnum()) {
                return "one of "
                        + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
            }
            return type.isRecord() ? "an object" : "a " + type.getSimpleName();
        }
    }

    /** The record itself does not take it. */
    record Refused(String field, String why) implements JsonFault {
        @Override
        public String sentence() { return "the field " + field + " cannot be read"; }
    }

    /** It is JSON, but not one object. */
    record NoObject() implements JsonFault {
        @Override
        public String sentence() { return "it must be one JSON object"; }
    }

    /** It is no JSON, or larger than is read. */
    record NoJson(String why) implements JsonFault {
        @Override
        public String sentence() { return "it is not JSON: " + why; }
    }

    static JsonFault of(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                new Unknown(field(unknown), unknown.getPropertyName(), fields(unknown.getReferringClass()));
            case InvalidNullException absent -> new Missing(field(absent));
            case InvalidFormatException format ->
                new OtherType(field(format), format.getTargetType(), String.valueOf(format.getValue()));
            case MismatchedInputException mismatch -> field(mismatch).isEmpty()
                    ? new NoObject()
                    : new OtherType(field(mismatch), mismatch.getTargetType(), null);
            case JsonMappingException mapping -> new Refused(field(mapping), mapping.getOriginalMessage());
            default -> new NoJson(wrong.getOriginalMessage());
        };
    }

    /** The names on the way to it; of an item of a list that is absent also its place, counted from 0. */
    private static String field(JsonMappingException wrong) {
        List<JsonMappingException.Reference> way = wrong.getPath();
        String names = way.stream().map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        boolean item = wrong instanceof InvalidNullException && !way.isEmpty() && way.getLast().getFieldName() == null;
        return item ? names + "." + way.getLast().getIndex() : names;
    }

    private static List<String> fields(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(JsonFault::name).toList()
                : List.of();
    }

    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }
}
