package id.bilik.queueserver.lab.outage;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.OfflineIssue;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers, people and paper, held against each other when everything has calmed down. */
final class Books {
    private final BranchInMemory server;
    private final List<KioskInTrouble> kiosks;

    /** A ticket as the journal has it. */
    private static final class Entry {
        final UUID requestId;
        final String ticket;
        final LocalDate date;
        final Instant issuedAt;
        final @Nullable OfflineIssue offline;
        Visit.Slip slip = Visit.Slip.UNKNOWN;
        /** Nothing more can be told of it. */
        boolean over;
        @Nullable
        String gone;

        Entry(UUID requestId, String ticket, LocalDate date, Instant issuedAt, @Nullable OfflineIssue offline) {
            this.requestId = requestId;
            this.ticket = ticket;
            this.date = date;
            this.issuedAt = issuedAt;
            this.offline = offline;
        }
    }

    Books(BranchInMemory server, List<KioskInTrouble> kiosks) {
        this.server = server;
        this.kiosks = kiosks;
    }

    void balance() {
        List<Entry> entries = read();
        Map<UUID, List<Entry>> byRequest = new LinkedHashMap<>();
        Map<String, UUID> owner = new HashMap<>();
        Map<String, Integer> entriesOf = new HashMap<>();
        for (Entry entry : entries) {
            byRequest.computeIfAbsent(entry.requestId, it -> new ArrayList<>()).add(entry);
            String number = entry.date + " " + entry.ticket;
            UUID other = owner.put(number, entry.requestId);
            assertThat(other == null || other.equals(entry.requestId)).as("%s is one participant's", number).isTrue();
            entriesOf.merge(number, 1, Integer::sum);
        }
        entriesOf.forEach((number, count) -> assertThat(count).as("%s is in the journal", number).isEqualTo(1));
        Set<String> paper = new HashSet<>();
        boolean damaged = kiosks.stream().anyMatch(kiosk -> kiosk.card.setAside > 0);
        int unknown = damaged ? 1 : 0; // a number that the card forgot stays its slip's, and the server never hears of it
        for (KioskInTrouble kiosk : kiosks) {
            Map<String, Integer> first = new HashMap<>();
            Map<String, Integer> again = new HashMap<>();
            for (FlakyPrinter.Slip slip : kiosk.printer.slips) {
                paper.add(slip.ticket());
                if (!slip.copy()) {
                    (slip.again() ? again : first).merge(slip.ticket(), 1, Integer::sum);
                }
            }
            first.forEach((ticket, count) -> assertThat(count).as("%s is printed once, unmarked", ticket)
                    .isLessThanOrEqualTo(Math.max(unknown, entriesWith(entries, ticket))));
            again.forEach((ticket, count) -> assertThat(count).as("%s is printed again once, if asked for", ticket)
                    .isLessThanOrEqualTo(Math.max(unknown, entriesWith(entries, ticket))
                            + kiosk.unwrittenReprints.getOrDefault(ticket, 0)));
        }
        Set<String> seen = new HashSet<>();
        for (KioskInTrouble kiosk : kiosks) {
            for (KioskInTrouble.Told told : kiosk.told) {
                seen.add(told.ticket());
                if (!damaged) {
                    checkTold(told, byRequest.getOrDefault(told.requestId(), List.of()));
                }
            }
        }
        for (String ticket : damaged ? Set.<String>of() : paper) {
            assertThat(entriesWith(entries, ticket)).as("the slip %s has a ticket", ticket).isPositive();
        }
        for (Entry entry : entries) {
            boolean withdrawn = "withdrawn".equals(entry.gone) || "replaced".equals(entry.gone);
            boolean known = entry.slip != Visit.Slip.UNKNOWN || entry.over || withdrawn;
            boolean unwritten = entry.offline == null && kiosks.stream().anyMatch(
                    kiosk -> kiosk.unwritten.contains(entry.requestId) || kiosk.cutOff.contains(entry.requestId));
            if (unwritten) {
                continue;
            }
            if (!damaged) {
                assertThat(known).as("the fate of the slip %s is known", entry.ticket).isTrue();
            }
            boolean maybeThere = entry.slip == Visit.Slip.PRINTED || entry.slip == Visit.Slip.UNCONFIRMED;
            if (!maybeThere || withdrawn) {
                continue;
            }
            if (!damaged) {
                assertThat(paper.contains(entry.ticket) || seen.contains(entry.ticket)
                        || kiosks.stream().anyMatch(kiosk -> kiosk.printer.swallowed.contains(entry.ticket)))
                        .as("%s waits and has a person or a slip", entry.ticket).isTrue();
            }
        }
        checkOrder(entries);
    }

    private static void checkTold(KioskInTrouble.Told told, List<Entry> entries) {
        Entry entry = entries.stream().filter(it -> it.ticket.equals(told.ticket())).findFirst()
                .orElseThrow(() -> new AssertionError(told + " is not in the journal"));
        assertThat(entry.gone).as("%s was told to a person and is not withdrawn", told).isNotIn("replaced",
                "withdrawn");
        OfflineIssue offline = entry.offline;
        if (offline != null && offline.exact()) {
            assertThat(entry.issuedAt).as("true time of %s", told).isBetween(told.asked().minusSeconds(3),
                    told.at().plusSeconds(3));
        }
    }

    /** The tickets of a kiosk come in the order in which it gave them. */
    private void checkOrder(List<Entry> entries) {
        for (KioskInTrouble kiosk : kiosks) {
            Map<String, Instant> issued = new HashMap<>();
            for (Entry entry : entries) {
                if (entry.offline != null && entry.offline.kiosk().equals(kiosk.id)) {
                    issued.put(entry.date + " " + entry.requestId, entry.issuedAt);
                }
            }
            Instant last = Instant.MIN;
            for (KioskInTrouble.Told told : kiosk.told) {
                Instant at = told.reserved() ? find(issued, told.requestId()) : null;
                if (at == null) {
                    continue;
                }
                assertThat(at).as("%s keeps its place among those of %s", told.ticket(), kiosk.id)
                        .isAfterOrEqualTo(last.equals(Instant.MIN) ? at : last.minusSeconds(3));
                last = at;
            }
        }
    }

    private static @Nullable Instant find(Map<String, Instant> issued, UUID requestId) {
        return issued.entrySet().stream().filter(it -> it.getKey().endsWith(requestId.toString()))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    private static int entriesWith(List<Entry> entries, String ticket) {
        return (int) entries.stream().filter(entry -> entry.ticket.equals(ticket)).count();
    }

    private List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        Map<String, Entry> today = new HashMap<>();
        LocalDate date = LocalDate.EPOCH;
        for (RecordedEvent recorded : server.journal) {
            switch (recorded.event()) {
                case Event.BusinessDayOpened opened -> {
                    date = opened.date();
                    // a report of a day that is over can't be taken: its visits ended with it
                    today.values().forEach(entry -> entry.over = true);
                    today.clear();
                }
                case Event.TicketIssued issued -> {
                    Entry entry = new Entry(issued.requestId(), issued.ticket().toString(), date,
                            issued.issuedAt(recorded.at()), issued.offline());
                    entries.add(entry);
                    today.put(entry.ticket, entry);
                }
                case Event.LateTicketRecorded late -> {
                    Entry entry = new Entry(late.requestId(), late.ticket().toString(), late.offline().date(),
                            late.offline().issuedAt(), late.offline());
                    entry.slip = late.slip() == null ? Visit.Slip.UNKNOWN : late.slip();
                    entry.over = true;
                    entries.add(entry);
                }
                case Event.VisitAbandoned gone -> entry(today, gone).gone = gone.reason().word();
                case Event.OfVisit slip when Visit.Slip.after(slip).isPresent() ->
                    entry(today, slip).slip = Visit.Slip.after(slip).get();
                default -> {
                }
            }
        }
        return entries;
    }

    private static Entry entry(Map<String, Entry> today, Event.OfVisit event) {
        Entry entry = today.get(event.ticket().toString());
        if (entry == null) {
            throw new AssertionError(event + " without an issue");
        }
        return entry;
    }
}
