package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of a branch are written as JSON. The branch itself knows nothing of it: sealed types carry their simple
 * name as {@code type}, ticket numbers are texts, times are ISO-8601.
 */
final class Json {
    /**
     * A field that it does not know means another version or damage. What an older version did not know is absent from
     * its events, so a new fact of an event is {@code @Nullable}. What is absent is written as null, as it always was:
     * the bytes of a journal are under its checksum.
     */
    static final JsonMapper MAPPER = StrictJson.builder().addModule(words())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .accessorNaming(new RecordComponentsOnly())
            .addMixIn(Stage.class, Typed.class).addMixIn(Stage.Attention.class, Typed.class)
            .addMixIn(Day.class, Typed.class).addMixIn(Duty.class, Typed.class)
            .addMixIn(Branch.Handled.class, Typed.class).build();

    static {
        registerAlternatives(Stage.class);
        registerAlternatives(Stage.Attention.class);
        registerAlternatives(Day.class);
        registerAlternatives(Duty.class);
        registerAlternatives(Branch.Handled.class);
    }

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    private static void registerAlternatives(Class<?> sealed) {
        for (Class<?> alternative : sealed.getPermittedSubclasses()) {
            if (alternative.isSealed()) {
                registerAlternatives(alternative);
            } else {
                MAPPER.registerSubtypes(alternative);
            }
        }
    }

    /** A record's methods named isX or getX are questions, not facts. */
    private static final class RecordComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
        @Override
        public AccessorNamingStrategy forRecord(MapperConfig<?> config,
                AnnotatedClass type) {
            return new DefaultAccessorNamingStrategy.RecordNaming(config,
                    type) {
                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) { return null; }

                @Override
                public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                    for (var component : type.getRawType().getRecordComponents()) {
                        if (component.getName().equals(name)) {
                            return name;
                        }
                    }
                    return null;
                }
            };
        }
    }

    /** Values that are one text in the journal. */
    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("words of the journal");
        write(module, TicketNumber.class, TicketNumber::toString);
        read(module, TicketNumber.class, TicketNumber::parse, "not a ticket: ");
        write(module, AbandonReason.class, AbandonReason::word);
        read(module, AbandonReason.class, text -> Optional.of(AbandonReason.of(text)), "not a reason: ");
        return module;
    }

    private static <T> void write(SimpleModule module, Class<T> type, Function<T, String> text) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(text.apply(value));
            }
        });
    }

    private static <T> void read(SimpleModule module, Class<T> type, Function<String, Optional<T>> value,
            String complaint) {
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                String text = json.getText();
                return value.apply(text).orElseThrow(() -> new JsonMappingException(json, complaint + text));
            }
        });
    }
}
