package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.io.IOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of a branch are written as JSON. The branch itself knows nothing of it: sealed types carry their simple
 * name as {@code type}, ticket numbers are texts, times are ISO-8601.
 */
final class Json {
    /** Strict, since it reads only what it wrote: a field it does not know means another version or damage. */
    static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule()).addModule(ticketNumbers())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(new NullableMayBeMissing())
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
            if (alternative.isSealed())
                registerAlternatives(alternative);
            else
                MAPPER.registerSubtypes(alternative);
        }
    }

    /** What an older version did not know is absent from its events: so a new fact of an event is nullable. */
    private static final class NullableMayBeMissing extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && !constructor.getAnnotatedParameterTypes()[parameter.getIndex()]
                            .isAnnotationPresent(Nullable.class);
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
                    for (var component : type.getRawType().getRecordComponents())
                        if (component.getName().equals(name))
                            return name;
                    return null;
                }
            };
        }
    }

    private static SimpleModule ticketNumbers() {
        SimpleModule module = new SimpleModule("ticket numbers");
        module.addSerializer(TicketNumber.class, new JsonSerializer<>() {
            @Override
            public void serialize(TicketNumber ticket, JsonGenerator json, SerializerProvider provider)
                    throws IOException {
                json.writeString(ticket.toString());
            }
        });
        module.addDeserializer(TicketNumber.class, new JsonDeserializer<>() {
            @Override
            public TicketNumber deserialize(JsonParser json, DeserializationContext context) throws IOException {
                String text = json.getText();
                return TicketNumber.parse(text).orElseThrow(
                        () -> new JsonMappingException(json, "not a ticket: " + text));
            }
        });
        return module;
    }
}
