package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.Client;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The journal of a server, the paper of its kiosks and what people were told, held against each other. */
final class KioskBooks {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Set<String> NEVER_SEEN = Set.of("withdrawn", "replaced");

    private final Client server;
    private final List<KioskSite> kiosks;

    /** A ticket's request, and what the server knows of its slip. */
    private static final class Entry {
        private final UUID request;
        private String fate = "unknown";

        private Entry(UUID request) { this.request = request; }

        @Override
        public String toString() { return fate; }

        private boolean isSeen() { return !NEVER_SEEN.contains(fate); }
    }

    KioskBooks(Client server, List<KioskSite> kiosks) {
        this.server = server;
        this.kiosks = kiosks;
    }

    /** Waits for the last reports, and then everything must agree. */
    void balance() {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(read()).allSatisfy(
                (ticket, entry) -> assertThat(entry.fate).as("fate of the slip %s", ticket).isNotEqualTo("unknown")));
        Map<String, Entry> entries = read();
        Map<String, Integer> plain = new HashMap<>();
        Map<String, Integer> again = new HashMap<>();
        for (KioskSite kiosk : kiosks) {
            for (KioskSite.Slip slip : kiosk.slips()) {
                (slip.again() ? again : plain).merge(slip.ticket(), 1, Integer::sum);
            }
        }
        Set<String> paper = new HashSet<>(plain.keySet());
        paper.addAll(again.keySet());

        assertThat(plain).allSatisfy((ticket, count) -> assertThat(count).as("slips of %s", ticket).isEqualTo(1));
        assertThat(again).allSatisfy((ticket, count) -> assertThat(count).as("reprints of %s", ticket).isEqualTo(1));
        assertThat(paper).allSatisfy(ticket -> {
            assertThat(entries).as("the slip %s has a ticket", ticket).containsKey(ticket);
            assertThat(entry(entries, ticket).isSeen()).as("the slip %s is of a visit that waits", ticket).isTrue();
        });
        entries.forEach((ticket, entry) -> assertThat(paper.contains(ticket)).as("%s has a slip, and is %s", ticket,
                entry.fate).isIn(
                        entry.fate.equals("unconfirmed")
                                ? List.of(true, false)
                                : List.of(entry.fate.equals("printed"))));
        Map<UUID, Long> numbersOf = entries.values().stream().filter(Entry::isSeen)
                .collect(Collectors.groupingBy(entry -> entry.request, LinkedHashMap::new, Collectors.counting()));
        assertThat(numbersOf).allSatisfy((request, count) -> assertThat(count).as("numbers of %s", request)
                .isEqualTo(1));
        for (KioskSite kiosk : kiosks) {
            kiosk.told.forEach((request, ticket) -> {
                assertThat(entries).as("%s was told to somebody", ticket).containsKey(ticket);
                assertThat(entry(entries, ticket).request).as("who has %s", ticket).isEqualTo(request);
                assertThat(entry(entries, ticket).isSeen()).as("%s waits", ticket).isTrue();
            });
        }
    }

    private static Entry entry(Map<String, Entry> entries, String ticket) {
        return Objects.requireNonNull(entries.get(ticket), ticket);
    }

    private Map<String, Entry> read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonNode event : server.journal()) {
            String ticket = event.path("ticket").asText();
            switch (event.path("type").asText()) {
                case "TicketIssued" -> {
                    Entry before = entries.put(ticket, new Entry(UUID.fromString(event.path("requestId").asText())));
                    assertThat(before).as("%s was given before", ticket).isNull();
                }
                case "SlipPrinted" -> entry(entries, ticket).fate = "printed";
                case "SlipUnconfirmed" -> entry(entries, ticket).fate = "unconfirmed";
                case "SlipFailed" -> entry(entries, ticket).fate = "failed";
                case "VisitAbandoned" -> entry(entries, ticket).fate = event.path("reason").asText();
                default -> {
                }
            }
        }
        return entries;
    }
}
