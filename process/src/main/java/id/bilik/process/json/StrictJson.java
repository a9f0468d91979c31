package id.bilik.process.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * JSON, read to the letter. These are faults, each told by {@link JsonFault}:
 * <ul>
 * <li>a field that the record does not have, and a field that stands twice;
 * <li>a record component that is absent or null and not {@code @Nullable}, and a null in a list or map of such values;
 * <li>a value of another type: no text is a number, no number is a text, no number with a fraction is a whole one, no
 * blank text is an absent value;
 * <li>anything behind the value, a text of more than {@value #LONGEST_TEXT} characters, and more than
 * {@value #DEEPEST} levels.
 * </ul>
 * What is absent is left out when writing, and times are ISO-8601.
 */
public final class StrictJson {
    /** Characters of one text. */
    public static final int LONGEST_TEXT = 1024 * 1024;
    /** Levels of objects and lists in one another. */
    public static final int DEEPEST = 100;

    private StrictJson() {}

    /** Made when it is needed first: the classes behind it cost a start a quarter of a second. */
    private static final class Shared {
        static final JsonMapper MAPPER = builder().build();
        static final ObjectReader LENIENT = MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Made when a field is missed first. */
    private static final class NothingRequired {
        static final JsonMapper MAPPER = builder().annotationIntrospector(new JacksonAnnotationIntrospector())
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    }

    /** The one that a process shares. */
    public static JsonMapper mapper() { return Shared.MAPPER; }

    /**
     * Reads likewise, but passes over fields that are not known: for what a newer version of ours has written, such as
     * the memory of a kiosk that went back to the version before. What is required is required here too.
     */
    public static ObjectReader lenient() { return Shared.LENIENT; }

    /**
     * What is to be told first of a text that can't be read as that type: what stands in it and is wrong, and only then
     * what is missing. So a field whose name is misspelt is told by the name that it has.
     *
     * @param wrong what a mapper of ours threw at it
     */
    public static JsonProcessingException foremost(JsonProcessingException wrong, byte[] text, Class<?> type) {
        if (!(JsonFault.of(wrong) instanceof JsonFault.Missing)) {
            return wrong;
        }
        try {
            NothingRequired.MAPPER.readValue(text, type);
            return wrong;
        } catch (JsonProcessingException standing) {
            return JsonFault.of(standing) instanceof JsonFault.Refused ? wrong : standing;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** For a mapper that has to write differently or to know types of its own; it reads as strictly. */
    public static JsonMapper.Builder builder() {
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(LONGEST_TEXT).maxNestingDepth(DEEPEST).build()).build();
        JsonMapper.Builder builder = JsonMapper.builder(factory).addModule(new JavaTimeModule())
                .addModule(new SimpleModule("ordered maps")
                        .addAbstractTypeMapping(SequencedMap.class, LinkedHashMap.class))
                .annotationIntrospector(new RequiredUnlessNullable())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        // a number where a text belongs would otherwise be read as that text
        builder.withCoercionConfig(LogicalType.Textual,
                texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        // a blank text is no absent id and no absent time
        for (LogicalType kind : new LogicalType[]{LogicalType.OtherScalar, LogicalType.DateTime}) {
            builder.withCoercionConfig(kind,
                    values -> values.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setAcceptBlankAsEmpty(true));
        }
        return builder;
    }
}
