package id.bilik.queueserver.server.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.SealedFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All events of one ticket of a business day as the journal holds them now: with what is not purged, and that alone. */
public final class HeldEvents {
    private static final JsonMapper MAPPER = StrictJson.builder().build();
    private static final int PAGE = 5_000;

    private final String ticket;
    private final String date;
    private final List<Held> events = new ArrayList<>();
    private boolean within;
    private boolean over;

    /**
     * One of them.
     *
     * @param facts  of the event itself
     * @param purged levels of its facts that no key opens any more
     */
    public record Held(long sequence, Instant at, String type, Actor actor, JsonNode facts,
            Set<Personal.Level> purged) {}

    private HeldEvents(TicketNumber ticket, LocalDate date) {
        this.ticket = ticket.toString();
        this.date = date.toString();
    }

    /** Empty where that number was not issued on that day. */
    public static List<Held> of(TicketNumber ticket, LocalDate date, Branch branch, Journal journal) {
        HeldEvents held = new HeldEvents(ticket, date);
        long after = JournalFollower.from(date.atStartOfDay(branch.plan().zone()).toInstant(), journal, branch.id(),
                branch.clock().corrected(), event -> {}).cursor();
        List<JournalEntry> page;
        do {
            page = journal.read(branch.id(), after, PAGE);
            for (JournalEntry entry : page) {
                if (!held.over) {
                    held.accept(entry);
                }
                after = entry.sequence();
            }
        } while (page.size() == PAGE && !held.over);
        return List.copyOf(held.events);
    }

    private void accept(JournalEntry entry) {
        // most entries are of others, and need not be read as JSON
        if (entry.type().equals("BusinessDayOpened")) {
            String opened = parse(entry, entry.data()).path("date").asText();
            within = opened.equals(date);
            over = opened.compareTo(date) > 0;
        } else if (within && entry.data().contains('"' + ticket + '"')) {
            SealedFacts.Halves halves = SealedFacts.split(entry.data());
            ObjectNode facts = parse(entry, halves.open());
            if (isOfTicket(facts)) {
                events.add(new Held(entry.sequence(), entry.at(), entry.type(), ActorWords.parse(entry.actor()),
                        facts, Set.copyOf(halves.seals().keySet())));
            }
        }
    }

    /** Promises of several tickets stand in one event: the others' are left out. */
    private boolean isOfTicket(ObjectNode facts) {
        if (facts.get("promises") instanceof ArrayNode promises) {
            promises.removeIf(promise -> !promise.path("ticket").asText().equals(ticket));
            return !promises.isEmpty();
        }
        return facts.path("ticket").asText().equals(ticket);
    }

    private static ObjectNode parse(JournalEntry entry, String json) {
        try {
            return MAPPER.readValue(json, ObjectNode.class);
        } catch (JsonProcessingException unreadable) {
            throw new JournalDamaged("event " + entry.sequence() + " cannot be read as " + entry.type(), unreadable);
        }
    }
}
