package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Tally;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.DayFigures;
import id.bilik.queueserver.server.follow.ClassReading;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.journal.file.SmallFiles;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What people typed and could claim leaves the journal when its time has come, and the day stays. */
class DayPurgeTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);
    private static final String MORNING = "2026-03-10T09:00:00";
    private static final String ZONE = "Asia/Jakarta";
    private static final String HISTORY = BRANCH + "/history?date=" + DATE;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final SettableClock clock = SettableClock.at(MORNING, ZONE);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private TestServer server;

    @BeforeEach
    void start() {
        log.start();
        root.addAppender(log);
        server = open(folder);
    }

    @AfterEach
    void stop() {
        server.close();
        root.detachAppender(log);
    }

    private TestServer open(Path data) {
        return TestServer.in(data).with(() -> SmallFiles.open(data)).with(clock).start();
    }

    /** Days later at nine, the new day open. */
    private void pass(int days) {
        clock.advance(Duration.ofDays(days));
        String today = DATE.plusDays(Duration.between(SettableClock.instant(MORNING, ZoneId.of(ZONE)),
                clock.instant()).toDays()).toString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> server.client().get(BRANCH + "/staff")
                .expect(200).json().at("/day/date").asText().equals(today));
    }

    @Test
    void after_ninety_days_the_words_occur_nowhere_and_the_day_replays_to_the_same_figures() throws Exception {
        SeededDay day = SeededDay.play(server.client());
        assertThat(day.words()).hasSize(20).doesNotHaveDuplicates();
        JsonNode history = server.client().get(HISTORY).expect(200).json().get("slots");
        Map<Priority, DayFigures> classes = figures();
        assertThat(classes).hasSize(Priority.values().length);
        pass(1);
        Tally tally = tally();
        assertThat(tally.issued()).isEqualTo(SeededDay.CLASSES.size());
        assertThat(tally.completed()).isEqualTo(5);
        String journal = server.client().get(BRANCH + "/journal").expect(200).text();
        assertThat(journal).contains(day.typed()).contains("DISABLED", "DISASTER");

        pass(90);
        server.purge().run();

        String purged = server.client().get(BRANCH + "/journal").expect(200).text();
        assertThat(purged).doesNotContain(day.typed());
        assertThat(server.client().journal("TicketIssued"))
                .allSatisfy(issued -> assertThat(issued.get("priority").isNull()).isTrue())
                .allSatisfy(issued -> assertThat(issued.get("purged").get(0).asText()).isEqualTo("text"));
        assertNowhere(folder, day.typed());
        assertNowhere(folder, List.of("catatan1rahasia", "catatan2rahasia"));
        assertThat(tally()).isEqualTo(tally);
        assertThat(server.client().get(HISTORY).expect(200).json().get("slots")).isEqualTo(history);
        assertThat(server.records().dayFigures().find("pekalongan", DATE)).isEqualTo(classes);
        assertThat(figures().keySet()).containsExactly(Priority.NONE);

        Path backup = copy(folder, elsewhere.resolve("backup"));
        // a restore gives the journal a life of its own
        Files.delete(backup.resolve("journal/incarnation"));
        assertNowhere(backup, day.typed());
        try (TestServer restored = open(backup)) {
            assertThat(restored.client().get(BRANCH + "/journal").expect(200).text()).doesNotContain(day.typed());
        }
        assertThat(log.list).noneSatisfy(line -> assertThat(said(line)).contains("rahasia"));
    }

    /** A key that is destroyed never comes back, and the clock may be ahead by a year. */
    @Test
    void while_the_clock_is_doubted_nothing_is_purged() throws Exception {
        SeededDay day = SeededDay.play(server.client());
        pass(1);
        give(new Command.DoubtClock(false));
        pass(400);
        server.purge().run();
        assertThat(server.client().get(BRANCH + "/journal").expect(200).text()).contains(day.typed());

        give(new Command.TrustClock());
        server.purge().run();
        assertThat(server.client().get(BRANCH + "/journal").expect(200).text()).doesNotContain(day.typed());
    }

    private void give(Command command) throws Exception {
        assertThat(server.desk().submit(new Order(Actor.TIME, command)).get()).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void after_a_year_nobody_is_known_to_have_acted() throws Exception {
        SeededDay day = SeededDay.play(server.client());
        pass(1);
        pass(91);
        server.purge().run();
        assertThat(officers()).hasSize(2).allSatisfy(officer -> assertThat(officer).startsWith("acc-"));

        // the names themselves go from the records a year after their last use
        pass(274);
        server.purge().run();
        server.close();
        server = open(folder);
        Awaitility.await().until(() -> server.records().trouble().isEmpty());

        assertThat(officers()).hasSize(2).containsOnly("null");
        assertNowhere(folder, day.words());
        assertThat(tally().issued()).isEqualTo(SeededDay.CLASSES.size());
    }

    @Test
    void a_day_before_its_time_is_left_alone() throws Exception {
        SeededDay day = SeededDay.play(server.client());
        pass(89);
        server.purge().run();
        assertThat(server.client().get(BRANCH + "/journal").expect(200).text()).contains(day.typed());
    }

    @Test
    void a_branch_that_was_closed_for_long_starts_from_a_snapshot_and_forgets() throws Exception {
        SeededDay day = SeededDay.play(server.client());
        server.client().post(BRANCH + "/day/close", "").expect(200);
        server.close();
        clock.advance(Duration.ofHours(5));
        server = open(folder);
        // closed by hand, it is not opened again that day by the clock
        server.purge().run();
        assertThat(server.branch().state().visits().values()).extracting(visit -> visit.priority())
                .contains(Priority.DISABLED);
        server.close();

        clock.advance(Duration.ofDays(100));
        server = open(folder);
        server.purge().run();
        server.close();
        assertNowhere(folder, day.typed());
        server = open(folder);
        BranchRestore.Restored restored = BranchRestore.restore("pekalongan", server.journal());
        assertThat(restored.snapshot()).isPositive();
        assertThat(restored.branch().message()).isEmpty();
    }

    @Test
    void a_message_that_still_stands_goes_from_the_board_with_its_day() throws Exception {
        server.client().put(BRANCH + "/message", "{\"text\":\"Kata lama\"}").expect(200);
        pass(50);
        server.client().ticket("jht");
        pass(40);
        assertThat(server.client().get(BRANCH + "/board").expect(200).field("message")).isEqualTo("Kata lama");
        server.purge().run();
        assertThat(server.branch().state().message()).isEmpty();
        server.client().ticket("jht");
        server.close();
        server = open(folder);
        assertThat(server.branch().state().message()).isEmpty();
    }

    @Test
    void while_the_figures_cannot_be_kept_the_key_stays() throws Exception {
        SeededDay.play(server.client());
        Map<Priority, DayFigures> classes = figures();
        pass(91);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("records.db"));
                Statement holding = other.createStatement()) {
            holding.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> server.purge().run()).isInstanceOf(RecordsUnavailable.class);
            assertThat(keyFiles(DATE + ".")).hasSize(2);
            assertThat(figures()).isEqualTo(classes);
            holding.execute("ROLLBACK");
        }

        server.purge().run();
        assertThat(server.records().dayFigures().find("pekalongan", DATE)).isEqualTo(classes);
        assertThat(keyFiles(DATE + ".")).hasSize(1).first().asString().endsWith(".people");
    }

    /** As a kill leaves it: the figures kept, the key's bytes gone and its name still there. */
    @Test
    void a_purge_that_was_killed_half_way_goes_on_and_keeps_what_was_counted() throws Exception {
        SeededDay.play(server.client());
        Map<Priority, DayFigures> classes = figures();
        pass(91);
        server.records().dayFigures().keep("pekalongan", DATE, classes);
        server.close();
        for (Path file : keyFiles(DATE + ".")) {
            if (file.toString().endsWith(".text")) {
                Files.write(file, new byte[32]);
            }
        }
        server = open(folder);

        server.purge().run();

        assertThat(server.records().dayFigures().find("pekalongan", DATE)).isEqualTo(classes);
        assertThat(keyFiles(DATE + ".")).hasSize(1);
    }

    @Test
    void a_kiosk_that_asks_again_after_the_purge_gets_its_ticket() throws Exception {
        String wish = "{\"requestId\":\"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10\",\"service\":\"jht\",\"priority\":\"elderly\"}";
        String ticket = server.client().post(BRANCH + "/tickets", wish).expect(201).field("ticket");
        pass(91);
        server.purge().run();

        assertThat(server.client().post(BRANCH + "/tickets", wish).expect(200).field("ticket")).isEqualTo(ticket);
    }

    private Map<Priority, DayFigures> figures() {
        return new LinkedHashMap<>(ClassReading.of(server.branch().state(), DATE, server.journal()));
    }

    /** Who signed on that day. */
    private List<String> officers() {
        return server.client().journal("OfficerSignedOn").stream().map(on -> on.get("officer").asText()).toList();
    }

    /** Of the seeded day, by replaying the journal from its first event. */
    private Tally tally() {
        Branch[] state = {Branch.unfounded("pekalongan")};
        Tally[] tally = {Tally.ZERO};
        new JournalFollower(server.journal(), "pekalongan", 0, (RecordedEvent event) -> {
            state[0] = Evolution.evolve(state[0], event);
            if (event.event() instanceof Event.BusinessDayClosed closed && closed.date().equals(DATE)) {
                tally[0] = state[0].tally();
            }
        }).follow();
        return tally[0];
    }

    private List<Path> keyFiles(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(DayKeys.FOLDER))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix)).toList();
        }
    }

    /** In no file, and there are archives and snapshots among them. */
    private static void assertNowhere(Path data, List<String> words) throws IOException {
        assertThat(Nowhere.expect(data, words)).as("archives and snapshots").isPositive();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private static String said(ILoggingEvent line) {
        return line.getFormattedMessage()
                + (line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getMessage());
    }
}
