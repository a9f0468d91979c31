package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.JsonFault;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Events as they stand in the journal: the type by its simple name, the facts as a JSON object. Facts that are sealed, and
 * that no key opens any more, are read as what a replay takes in their place.
 */
public final class EventCodec {
    private static final Map<String, Class<? extends Event>> TYPES = new HashMap<>();

    static {
        register(Event.class);
    }

    private EventCodec() {}

    public static JournalEntry encode(RecordedEvent recorded) {
        Event event = recorded.event();
        try {
            return new JournalEntry(recorded.sequence(), recorded.at(), event.getClass().getSimpleName(),
                    Json.MAPPER.writeValueAsString(event), recorded.requestId(), ActorWords.of(recorded.actor()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + event, impossible);
        }
    }

    /** @throws JournalDamaged when the entry is not an event that this version knows */
    public static RecordedEvent decode(JournalEntry entry) {
        Class<? extends Event> type = TYPES.get(entry.type());
        if (type == null) {
            throw new JournalDamaged("event " + entry.sequence() + " has the unknown type " + entry.type(), null);
        }
        try {
            return new RecordedEvent(entry.sequence(), entry.at(), ActorWords.parse(entry.actor()), entry.requestId(),
                    Json.MAPPER.readValue(SealedFacts.isIn(entry.data())
                            ? SealedFacts.forReplay(entry.type(), entry.data())
                            : entry.data(), type));
        } catch (JsonProcessingException unreadable) {
            throw new JournalDamaged("event " + entry.sequence() + " cannot be read as " + entry.type() + ": "
                    + JsonFault.of(unreadable).sentence(), unreadable);
        } catch (IllegalArgumentException unreadable) {
            throw new JournalDamaged("event " + entry.sequence() + " cannot be read as " + entry.type(), unreadable);
        }
    }

    private static void register(Class<?> sealed) {
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                register(type);
            } else {
                TYPES.put(type.getSimpleName(), type.asSubclass(Event.class));
            }
        }
    }
}
