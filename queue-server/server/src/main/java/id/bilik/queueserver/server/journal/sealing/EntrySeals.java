package id.bilik.queueserver.server.journal.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.PersonalFacts;
import id.bilik.queueserver.server.journal.SealedFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals what of an entry concerns people, and opens it again while its key lasts. */
final class EntrySeals {
    private static final JsonMapper MAPPER = StrictJson.builder().build();
    /** Sealed texts come in steps of so many bytes, so that their length does not tell one class from another. */
    private static final int STEP = 48;
    private static final String ACTOR = "actor";

    private final DayKeys keys;
    private final ZoneId zone;
    private final SecureRandom random;

    /** @param zone whose dates the keys have */
    EntrySeals(DayKeys keys, ZoneId zone, SecureRandom random) {
        this.keys = keys;
        this.zone = zone;
        this.random = random;
    }

    /**
     * The entry as the disk may have it.
     *
     * @throws IOException the key of its day can't be made
     */
    JournalEntry seal(String branch, JournalEntry entry) throws IOException {
        List<PersonalFacts.Fact> facts = PersonalFacts.of(entry.type());
        String actor = entry.actor();
        boolean person = actor != null && ActorWords.isPerson(actor);
        if (facts.isEmpty() && !person) {
            return entry;
        }
        Map<Personal.Level, ObjectNode> plain = new EnumMap<>(Personal.Level.class);
        String open = entry.data();
        if (!facts.isEmpty()) {
            ObjectNode event = parse(open);
            for (PersonalFacts.Fact fact : facts) {
                fact.findHolder(event).ifPresent(holder -> {
                    of(plain, fact.level()).set(fact.name(), holder.get(fact.path().getLast()));
                    holder.putNull(fact.path().getLast());
                });
            }
            open = event.toString();
        }
        if (person) {
            of(plain, Personal.Level.PEOPLE).put(ACTOR, actor);
        }
        LocalDate date = entry.at().atZone(zone).toLocalDate();
        Map<Personal.Level, String> seals = new EnumMap<>(Personal.Level.class);
        for (Map.Entry<Personal.Level, ObjectNode> each : plain.entrySet()) {
            seals.put(each.getKey(), Seal.close(keys.current(date, each.getKey()), padded(each.getValue().toString()),
                    place(branch, entry, each.getKey()), random));
        }
        return with(entry, SealedFacts.join(new SealedFacts.Halves(seals, open)), person ? null : actor);
    }

    /** The entry as it was decided upon, but for what no key opens any more: that stays sealed. */
    JournalEntry open(String branch, JournalEntry entry) {
        if (!SealedFacts.isIn(entry.data())) {
            return entry;
        }
        SealedFacts.Halves halves = SealedFacts.split(entry.data());
        Map<Personal.Level, String> closed = new EnumMap<>(Personal.Level.class);
        String actor = entry.actor();
        ObjectNode event = null;
        for (Map.Entry<Personal.Level, String> each : halves.seals().entrySet()) {
            Optional<ObjectNode> opened = opened(branch, entry, each.getKey(), each.getValue());
            if (opened.isEmpty()) {
                closed.put(each.getKey(), each.getValue());
                continue;
            }
            JsonNode who = opened.get().remove(ACTOR);
            if (who != null) {
                actor = who.textValue();
            }
            if (!opened.get().isEmpty()) {
                event = event == null ? parse(halves.open()) : event;
                for (PersonalFacts.Fact fact : PersonalFacts.of(entry.type())) {
                    JsonNode value = opened.get().get(fact.name());
                    if (value != null) {
                        fact.put(event, value);
                    }
                }
            }
        }
        String open = event == null ? halves.open() : event.toString();
        return with(entry, SealedFacts.join(new SealedFacts.Halves(closed, open)), actor);
    }

    private Optional<ObjectNode> opened(String branch, JournalEntry entry, Personal.Level level, String seal) {
        return keys.find(Seal.keyOf(seal), level).flatMap(key -> Seal.open(key, seal, place(branch, entry, level)))
                .map(plain -> parse(new String(plain, StandardCharsets.UTF_8)));
    }

    private static ObjectNode of(Map<Personal.Level, ObjectNode> plain, Personal.Level level) {
        return plain.computeIfAbsent(level, it -> MAPPER.createObjectNode());
    }

    private static JournalEntry with(JournalEntry entry, String data, @Nullable String actor) {
        return new JournalEntry(entry.sequence(), entry.at(), entry.type(), data, entry.requestId(), actor);
    }

    private static String place(String branch, JournalEntry entry, Personal.Level level) {
        return branch + "\n" + entry.sequence() + "\n" + entry.type() + "\n" + level.word();
    }

    /** With blanks behind it, which JSON does not mind. */
    private static byte[] padded(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + STEP - 1) / STEP * STEP);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static ObjectNode parse(String json) {
        try {
            return MAPPER.readValue(json, ObjectNode.class);
        } catch (JsonProcessingException unreadable) {
            throw new JournalDamaged("the facts of an event cannot be read", unreadable);
        }
    }
}
