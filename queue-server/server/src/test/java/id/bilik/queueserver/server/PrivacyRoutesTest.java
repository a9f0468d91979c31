package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a participant may ask of a branch, and what a branch must tell of itself. */
class PrivacyRoutesTest {
    private static final String HELD = BRANCH + "/held-data?date=2026-03-10&ticket=";
    private static final String BREACH = """
            {"noticedAt":"2026-03-10T08:00:00+07:00","what":"A laptop is lost","concerned":"names of officers",
            "people":6,"measures":"keys revoked"%s}""";

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.in(folder).with(clock).start();
        client = server.client();
    }

    @AfterEach
    void stop() { server.close(); }

    @Test
    void what_is_held_on_a_ticket_is_shown_whole_and_of_that_ticket_alone() {
        SeededDay day = SeededDay.play(client);
        JsonNode held = client.get(HELD + "A002").expect(200).json();

        assertThat(types(held)).startsWith("TicketIssued").contains("TicketCalled", "ParticipantArrived",
                "VisitCompleted");
        assertThat(held.at("/events/0/facts/priority").asText()).isEqualTo("ELDERLY");
        assertThat(held.get("events")).allSatisfy(event -> assertThat(event.toString()).doesNotContain("A003"));
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= SeededDay.CLASSES.size(); i++) {
            all.append(client.get(HELD + "A00" + i).expect(200).text());
        }
        // the other words are on the board or of a pause, which are of no visit
        assertThat(day.typed().stream().filter(all.toString()::contains)).hasSize(11);
        assertThat(held.get("kept").toString())
                .isEqualTo("[{\"level\":\"text\",\"until\":\"2026-06-08\",\"purged\":false},"
                        + "{\"level\":\"people\",\"until\":\"2027-03-10\",\"purged\":false}]");
    }

    @Test
    void after_the_purge_it_says_what_is_gone() throws Exception {
        SeededDay day = SeededDay.play(client);
        clock.advance(Duration.ofDays(91));
        Awaitility.await().until(() -> client.get(BRANCH + "/staff").expect(200).json().at("/day/date").asText()
                .equals("2026-06-09"));
        server.purge().run();

        JsonNode held = client.get(HELD + "A003").expect(200).json();
        assertThat(held.at("/events/0/facts/priority").isNull()).isTrue();
        assertThat(held.at("/events/0/purged").toString()).isEqualTo("[\"text\"]");
        assertThat(held.at("/kept/0/purged").asBoolean()).isTrue();
        assertThat(held.at("/kept/1/purged").asBoolean()).isFalse();
        assertThat(held.toString()).doesNotContain(day.typed());

        JsonNode classes = client.get(BRANCH + "/history/classes?date=2026-03-10").expect(200).json().get("classes");
        List<String> words = new ArrayList<>();
        classes.forEach(each -> words.add(each.get("priority").asText() + " " + each.at("/figures/issued").asInt()));
        assertThat(words).containsExactly("none 1", "elderly 1", "disabled 1", "pregnant 1", "with-child 1",
                "disaster 1");
    }

    @Test
    void that_it_was_shown_stands_in_the_audit() {
        client.ticket("jht");
        client.get(HELD + "A001").expect(200);
        JsonNode line = client.get("/api/audit?from=2026-03-10&until=2026-03-10").expect(200).json().at("/lines/0");
        assertThat(line.get("kind").asText()).isEqualTo("held-data-shown");
        assertThat(line.get("detail").asText()).isEqualTo("A001 of 2026-03-10");
    }

    @Test
    void of_a_number_of_another_day_nothing_is_held() {
        client.ticket("jht");
        assertThat(client.get(BRANCH + "/held-data?date=2026-03-09&ticket=A001").problem(404)).contains("2026-03-09");
        assertThat(client.get(HELD + "A009").problem(404)).contains("A009");
        assertThat(client.get(HELD + "nine").problem(400)).contains("A012");
        assertThat(client.get(BRANCH + "/held-data?ticket=A001").problem(400)).contains("date is missing");
        assertThat(client.get(HELD + "A001&ticket=A002").problem(400)).contains("more than once");
        assertThat(client.get(HELD + "A001&name=Sari").problem(400)).contains("not known");
        assertThat(client.get(BRANCH + "/held-data?date=yesterday&ticket=A001").problem(400)).contains("2026-11-22");
    }

    @Test
    void classes_of_today_come_from_the_journal() {
        client.ticket("jht");
        JsonNode classes = client.get(BRANCH + "/history/classes").expect(200).json();
        assertThat(classes.get("date").asText()).isEqualTo("2026-03-10");
        assertThat(classes.at("/classes/0").toString()).isEqualTo("{\"priority\":\"none\",\"figures\":{\"issued\":1,"
                + "\"called\":0,\"inTarget\":0,\"waitSeconds\":0,\"served\":0,\"noShow\":0,\"abandoned\":0}}");
    }

    @Test
    void a_breach_is_entered_with_its_deadline_and_changed_when_all_are_told() {
        JsonNode entered = client.post("/api/breaches", BREACH.formatted("")).expect(201).json();
        assertThat(entered.get("deadline").asText()).isEqualTo("2026-03-13T01:00:00Z");
        assertThat(entered.get("secondsLeft").asLong()).isEqualTo(Duration.ofHours(71).toSeconds());

        String id = entered.get("breach").asText();
        JsonNode half = client.put("/api/breaches/" + id,
                BREACH.formatted(",\"authorityToldAt\":\"2026-03-10T08:30:00+07:00\"")).expect(200).json();
        assertThat(half.get("secondsLeft").asLong()).isPositive();
        client.put("/api/breaches/" + id, BREACH.formatted(",\"authorityToldAt\":\"2026-03-10T08:30:00+07:00\","
                + "\"peopleToldAt\":\"2026-03-10T08:40:00+07:00\"")).expect(200);

        JsonNode list = client.get("/api/breaches").expect(200).json().get("breaches");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).has("secondsLeft")).isFalse();
        assertThat(list.get(0).get("people").asInt()).isEqualTo(6);
        assertThat(client.get("/api/audit?from=2026-03-10&until=2026-03-10").expect(200).text())
                .contains("breach-noted", "breach-changed");
    }

    @Test
    void how_many_people_may_not_be_known_yet() {
        JsonNode entered = client.post("/api/breaches", BREACH.formatted("").replace("\"people\":6,", "")).expect(201)
                .json();
        assertThat(entered.has("people")).isFalse();
    }

    @Test
    void a_breach_that_cannot_be_is_refused() {
        assertThat(client.post("/api/breaches", BREACH.formatted("").replace("T08:00", "T18:00")).problem(400))
                .contains("noticedAt");
        assertThat(client.post("/api/breaches", BREACH.formatted("").replace("A laptop is lost", " ")).problem(400))
                .contains("what");
        assertThat(client.post("/api/breaches", BREACH.formatted("").replace("6", "-6")).problem(400))
                .contains("people");
        assertThat(client.put("/api/breaches/breach-none", BREACH.formatted("")).problem(404)).contains("breach-none");
    }

    private static List<String> types(JsonNode held) {
        List<String> types = new ArrayList<>();
        held.get("events").forEach(event -> types.add(event.get("type").asText()));
        return types;
    }
}
