package id.bilik.queueserver.server.journal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalContract;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.Snapshot;
import id.bilik.queueserver.server.journal.file.FileJournal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every journal, and what only the one that seals promises. */
class SealingJournalTest extends JournalContract {
    private static final Instant AT = Instant.parse("2026-03-10T03:00:00Z");
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);
    private static final TicketNumber TICKET = new TicketNumber('A', 1);
    private static final UUID REQUEST = new UUID(1, 2);
    private static final Actor SARI = new Actor.Account("acc-sarisarisari");
    private static final List<Event> PERSONAL = List.of(
            new Event.TicketIssued(TICKET, "jht", Priority.DISABLED, Channel.OFFLINE, REQUEST, null, null,
                    Language.EN),
            new Event.TicketCalled(TICKET, "1", "g1", new Reason("FIFO", "LOAD", 60, 2.5, 0, 4, 1), null),
            new Event.MessageShown("kata-papan", "kata-inggris"), new Event.GroupPaused("g1", "kata-jeda", null),
            new Event.VisitHeld(TICKET, "1", AT, "kata-tunda"), new Event.SlipFailed(TICKET, "kata-cetak"),
            new Event.DocumentChecked(TICKET, "1", "kata-berkas", Check.SEEN),
            new Event.VisitCompleted(TICKET, "1", "kata-hasil"), new Event.OfficerSignedOn("g1", "acc-sarisarisari"));

    @TempDir
    Path data;

    private @Nullable DayKeys keys;

    @Override
    protected Journal open() {
        DayKeys opened = Sealed.keys(data);
        keys = opened;
        return Sealed.with(opened, FileJournal.open(data));
    }

    private DayKeys keys() { return Objects.requireNonNull(keys); }

    private static List<RecordedEvent> recorded() {
        List<RecordedEvent> events = new ArrayList<>();
        for (Event event : PERSONAL) {
            events.add(new RecordedEvent(events.size() + 1L, AT, SARI, REQUEST, event));
        }
        return events;
    }

    private void append() { journal().append("pekalongan", recorded().stream().map(EventCodec::encode).toList()); }

    private List<RecordedEvent> readBack() {
        return journal().read("pekalongan", 0, 100).stream().map(EventCodec::decode).toList();
    }

    @Test
    void what_concerns_people_is_read_as_it_was_written_and_lies_nowhere_in_clear() throws IOException {
        append();

        assertThat(journal().read("pekalongan", 0, 100))
                .isEqualTo(recorded().stream().map(EventCodec::encode).toList());
        assertThat(readBack()).isEqualTo(recorded());
        assertThat(onDisk()).contains("\"ticket\":\"A001\"").doesNotContain("kata-", "DISABLED", "\"EN\"", "2.5",
                "acc-");
    }

    @Test
    void without_the_keys_of_its_texts_a_day_is_read_without_them_and_still_says_who_acted() throws IOException {
        append();
        keys().destroy(DATE, Personal.Level.TEXT);

        assertThat(readBack()).extracting(RecordedEvent::event).containsExactly(
                new Event.TicketIssued(TICKET, "jht", Priority.NONE, Channel.OFFLINE, REQUEST),
                new Event.TicketCalled(TICKET, "1", "g1", new Reason("FIFO", "LOAD", 60, 1, 0, 4, 1), null),
                new Event.MessageShown("", null), new Event.GroupPaused("g1", null, null),
                new Event.VisitHeld(TICKET, "1", AT, null), new Event.SlipFailed(TICKET, null),
                new Event.DocumentChecked(TICKET, "1", "", Check.SEEN),
                new Event.VisitCompleted(TICKET, "1", null), new Event.OfficerSignedOn("g1", "acc-sarisarisari"));
        assertThat(readBack()).extracting(RecordedEvent::actor).containsOnly(SARI);
    }

    @Test
    void without_any_key_nobody_is_known_to_have_acted() throws IOException {
        append();
        keys().destroy(DATE, Personal.Level.TEXT);
        keys().destroy(DATE, Personal.Level.PEOPLE);

        assertThat(readBack()).extracting(RecordedEvent::actor).containsOnly(Actor.UNKNOWN);
        assertThat(readBack().getLast().event()).isEqualTo(new Event.OfficerSignedOn("g1", ""));
        assertThat(keyFiles()).isEmpty();
    }

    @Test
    void a_destroyed_key_is_written_over_before_its_name_goes() throws IOException {
        append();
        Path file = keyFile(".text");
        Path link = Files.createLink(data.resolve("another-name"), file);
        keys().destroy(DATE, Personal.Level.TEXT);

        assertThat(file).doesNotExist();
        assertThat(link).isEmptyFile();
    }

    @Test
    void the_length_of_an_entry_tells_neither_class_nor_language() throws IOException {
        for (Priority priority : Priority.values()) {
            for (Language language : Arrays.asList(null, Language.ID, Language.EN)) {
                long next = journal().last("pekalongan") + 1;
                journal().append("pekalongan", List.of(EventCodec.encode(new RecordedEvent(next, AT, Actor.TIME, null,
                        new Event.TicketIssued(TICKET, "jht", priority, Channel.OFFLINE, REQUEST, null, null,
                                language)))));
            }
        }

        assertThat(onDisk().lines().map(line -> line.substring(line.indexOf('{')).length()).distinct()).hasSize(1);
    }

    @Test
    void a_seal_opens_in_its_own_place_alone() {
        append();
        List<JournalEntry> sealed = new ArrayList<>();
        journal().close();
        try (FileJournal beneath = FileJournal.open(data)) {
            beneath.read("pekalongan", 0, 1)
                    .forEach(entry -> sealed.add(new JournalEntry(PERSONAL.size() + 1L, entry.at(), entry.type(),
                            entry.data(), entry.requestId(), entry.actor())));
            beneath.append("pekalongan", sealed);
        }
        openJournal();

        assertThat(readBack().getLast().event()).isInstanceOfSatisfying(Event.TicketIssued.class,
                moved -> assertThat(moved.priority()).isEqualTo(Priority.NONE));
        assertThat(readBack().getFirst().event()).isEqualTo(PERSONAL.getFirst());
    }

    @Test
    void each_day_has_keys_of_its_own_by_the_clock_of_the_branch() {
        for (String at : List.of("2026-03-10T16:59:59Z", "2026-03-10T17:00:00Z")) {
            long next = journal().last("pekalongan") + 1;
            journal().append("pekalongan", List.of(EventCodec.encode(new RecordedEvent(next, Instant.parse(at),
                    Actor.TIME, null, new Event.MessageShown("selamat", null)))));
        }

        assertThat(keys().listDates(Personal.Level.TEXT)).containsExactly(DATE, DATE.plusDays(1));
        assertThat(keys().listDates(Personal.Level.PEOPLE)).isEmpty();
    }

    @Test
    void keys_are_read_again_after_a_restart_and_no_second_one_is_made() throws IOException {
        append();
        journal().close();
        openJournal();
        JournalEntry next = EventCodec
                .encode(new RecordedEvent(PERSONAL.size() + 1L, AT, SARI, null, new Event.MessageShown("lagi", null)));
        journal().append("pekalongan", List.of(next));

        assertThat(readBack()).startsWith(recorded().toArray(RecordedEvent[]::new)).hasSize(PERSONAL.size() + 1);
        assertThat(keyFiles()).hasSize(2).allSatisfy(file -> assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(DayKeys.FOLDER))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_lost_key_stops_no_start_and_costs_what_it_sealed() throws IOException {
        assertWorksOn(file -> {
            Files.delete(file);
            return null;
        });
    }

    @Test
    void a_truncated_key_stops_no_start_and_costs_what_it_sealed() throws IOException {
        assertWorksOn(file -> Files.write(file, new byte[7], StandardOpenOption.TRUNCATE_EXISTING));
    }

    @Test
    void an_altered_key_stops_no_start_and_costs_what_it_sealed() throws IOException {
        assertWorksOn(file -> {
            byte[] bytes = Files.readAllBytes(file);
            bytes[5] ^= 1;
            return Files.write(file, bytes);
        });
    }

    /** What happens to a file. */
    private interface Harm {
        @Nullable
        Path to(Path file) throws IOException;
    }

    private void assertWorksOn(Harm harm) throws IOException {
        append();
        journal().close();
        harm.to(keyFile(".text"));
        openJournal();

        assertThat(readBack().getFirst().event()).isInstanceOfSatisfying(Event.TicketIssued.class,
                lost -> assertThat(lost.priority()).isEqualTo(Priority.NONE));
        JournalEntry next = EventCodec
                .encode(new RecordedEvent(PERSONAL.size() + 1L, AT, SARI, null, new Event.MessageShown("lagi", null)));
        journal().append("pekalongan", List.of(next));
        journal().close();
        openJournal();
        assertThat(readBack().getLast().event()).isEqualTo(new Event.MessageShown("lagi", null));
        keys().destroy(DATE, Personal.Level.TEXT);
        assertThat(keyFiles()).allSatisfy(file -> assertThat(file.toString()).endsWith(".people"));
    }

    @Test
    void where_no_key_can_be_made_nothing_is_written() throws IOException {
        Path folder = data.resolve(DayKeys.FOLDER);
        Files.delete(folder);

        assertThatThrownBy(this::append).isInstanceOfSatisfying(JournalUnavailable.class,
                refused -> assertThat(refused.settled()).isTrue());
        assertThat(journal().last("pekalongan")).isZero();

        Files.createDirectory(folder);
        append();
        assertThat(readBack()).isEqualTo(recorded());
    }

    /** The journal beneath tells by its bytes whether a batch is the one that it may have written already. */
    @Test
    void a_batch_that_comes_again_after_a_failure_is_sealed_as_it_was() {
        List<Object> batches = new ArrayList<>();
        Journal beneath = (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(),
                new Class<?>[]{Journal.class}, (proxy, method, arguments) -> {
                    batches.add(arguments[1]);
                    throw new JournalUnavailable("the database is away", null, false);
                });
        SealingJournal sealing = Sealed.with(keys(), beneath);
        List<JournalEntry> batch = recorded().stream().map(EventCodec::encode).toList();

        assertThatThrownBy(() -> sealing.append("pekalongan", batch)).isInstanceOf(JournalUnavailable.class);
        assertThatThrownBy(() -> sealing.append("pekalongan", batch)).isInstanceOf(JournalUnavailable.class);
        assertThat(batches).hasSize(2);
        assertThat(batches.getFirst()).isEqualTo(batches.getLast());
    }

    @Test
    void a_snapshot_is_read_as_long_as_the_texts_of_its_date() throws IOException {
        append();
        SealingJournal sealing = (SealingJournal) journal();
        sealing.saveSnapshot("pekalongan", new Snapshot(8, 5, "kata-keadaan"), DATE);

        assertThat(sealing.findSnapshot("pekalongan", 5)).contains(new Snapshot(8, 5, "kata-keadaan"));
        keys().destroy(DATE, Personal.Level.TEXT);
        assertThat(sealing.findSnapshot("pekalongan", 5)).isEmpty();
    }

    @Test
    void events_that_an_earlier_version_wrote_in_clear_are_read() {
        journal().close();
        try (FileJournal beneath = FileJournal.open(data)) {
            beneath.append("pekalongan", recorded().stream().map(EventCodec::encode).toList());
        }
        openJournal();

        assertThat(readBack()).isEqualTo(recorded());
    }

    @Test
    void sealed_facts_that_are_mangled_are_damage() {
        JournalEntry mangled = new JournalEntry(1, AT, "MessageShown", "{\"sealed\":{\"text\":7},\"text\":null}", null);

        assertThatThrownBy(() -> EventCodec.decode(mangled)).isInstanceOf(JournalDamaged.class);
    }

    @Test
    void a_text_may_look_like_a_seal() {
        UnaryOperator<String> shown = text -> {
            long next = journal().last("pekalongan") + 1;
            journal().append("pekalongan", List.of(EventCodec
                    .encode(new RecordedEvent(next, AT, Actor.TIME, null, new Event.MessageShown(text, null)))));
            return ((Event.MessageShown) readBack().getLast().event()).text();
        };
        for (String text : List.of("\"sealed\":{", "{\"sealed\":{\"text\":\"x\"}}", "}", "é 東京 \\ \"", "")) {
            assertThat(shown.apply(text)).isEqualTo(text);
        }
    }

    private String onDisk() throws IOException {
        return Files.readString(data.resolve("journal/pekalongan/0000000000000000001.log"));
    }

    private Path keyFile(String suffix) throws IOException {
        return keyFiles().stream().filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }

    private List<Path> keyFiles() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(DayKeys.FOLDER))) {
            return files.toList();
        }
    }
}
