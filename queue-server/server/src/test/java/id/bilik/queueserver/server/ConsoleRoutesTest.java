package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the consoles do beyond calling: undo, notes, papers, prompts, deferral, the history of a day. */
class ConsoleRoutesTest extends AtOneServer {
    @BeforeEach
    void sign_on() { post(BRANCH + "/groups/g1/sign-on", Map.of("officer", "Sari")).expect(200); }

    private String seated() {
        String ticket = client.ticket("jht");
        post(BRANCH + "/groups/g1/call-next", Map.of()).expect(200);
        client.inBooth("1", "arrive").expect(200);
        return ticket;
    }

    private Answer post(String path, Map<String, ?> body) { return client.post(path, json(body)); }

    private Answer put(String path, Map<String, ?> body) { return client.put(path, json(body)); }

    private static String json(Map<String, ?> body) { return StrictJson.mapper().valueToTree(body).toString(); }

    private JsonNode console(String group) { return client.get(BRANCH + "/groups/" + group).expect(200).json(); }

    @Test
    void a_completion_can_be_undone_until_the_view_says() {
        String ticket = seated();
        JsonNode booth = client.inBooth("1", "complete").expect(200).json();
        assertThat(booth.at("/last/undoUntil").asText()).isEqualTo("2026-03-10T09:00:20+07:00");

        assertThat(client.inBooth("1", "undo").expect(200).json().at("/visit/ticket").asText()).isEqualTo(ticket);
        client.inBooth("1", "complete").expect(200);
        clock.advance(Duration.ofSeconds(20));
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/last").has("undoUntil")).isFalse();
        assertThat(client.inBooth("1", "undo").expect(409).json().get("refusal").asText()).isEqualTo("UndoTooLate");
    }

    @Test
    void a_note_is_for_consoles_only_goes_along_with_a_transfer_and_is_gone_with_the_visit() {
        String ticket = seated();
        String note = "rekening a.n. istri";
        put(BRANCH + "/tickets/" + ticket + "/note", Map.of("text", note)).expect(200);
        assertThat(console("g1").at("/notes/" + ticket).asText()).isEqualTo(note);
        assertThat(console("g2").get("notes").isEmpty()).isTrue();
        for (String open : new String[]{"/booths/1", "/board", "/tickets/" + ticket, "/journal", "/staff"}) {
            assertThat(client.get(BRANCH + open).expect(200).text()).as(open).doesNotContain("rekening");
        }

        post(BRANCH + "/booths/1/transfer", Map.of("service", "jp")).expect(200);
        post(BRANCH + "/groups/g2/sign-on", Map.of("officer", "Budi")).expect(200);
        post(BRANCH + "/groups/g2/call-next", Map.of()).expect(200);
        assertThat(console("g2").at("/notes/" + ticket).asText()).isEqualTo(note);

        client.inBooth("7", "arrive").expect(200);
        client.inBooth("7", "complete").expect(200);
        assertThat(console("g2").get("notes").isEmpty()).isTrue();
        client.inBooth("7", "undo").expect(200);
        assertThat(console("g2").at("/notes/" + ticket).asText()).as("undone as if it had not been").isEqualTo(note);
        client.inBooth("7", "complete").expect(200);
        clock.advance(Duration.ofSeconds(20));
        client.ticket("jht");
        assertThat(client.get(BRANCH + "/journal").expect(200).text()).doesNotContain("rekening");
        assertThat(put(BRANCH + "/tickets/" + ticket + "/note", Map.of("text", "x")).expect(409).json()
                .get("refusal").asText()).isEqualTo("WrongStage");
    }

    @Test
    void two_consoles_of_a_group_see_a_note_with_one_event_of_the_feed() {
        String ticket = seated();
        try (Screen one = client.watch(BRANCH + "/groups/g1/live");
                Screen other = client.watch(BRANCH + "/groups/g1/live")) {
            one.next();
            other.next();
            put(BRANCH + "/tickets/" + ticket + "/note", Map.of("text", "suara pelan")).expect(200);
            // whatever each is told next, it is told the whole: neither sees an older note than the other
            JsonNode seen = one.next().view();
            assertThat(seen.at("/notes/" + ticket).asText()).isEqualTo("suara pelan");
            assertThat(other.next().view().get("notes")).isEqualTo(seen.get("notes"));
            client.inBooth("1", "complete").expect(200);
            for (Screen screen : new Screen[]{one, other}) {
                assertThat(screen.await(view -> view.get("load").asInt() == 0).view().get("notes").isEmpty()).isTrue();
            }
        }
    }

    @Test
    void papers_are_ticked_and_asked_for_on_the_booths_screen() {
        String ticket = seated();
        JsonNode asked = post(BRANCH + "/booths/1/prompt",
                Map.of("ticket", ticket, "prompt", "show", "document", "ktp")).expect(200).json();
        assertThat(asked.at("/visit/prompt/prompt").asText()).isEqualTo("show");
        assertThat(asked.at("/visit/prompt/document").asText()).isEqualTo("ktp");

        JsonNode ticked = put(BRANCH + "/tickets/" + ticket + "/documents/ktp", Map.of("ticked", true))
                .expect(200).json();
        assertThat(ticked.get("ticked").toString()).isEqualTo("[\"ktp\"]");
        JsonNode visit = client.get(BRANCH + "/booths/1").expect(200).json().get("visit");
        assertThat(visit.has("prompt")).as("what was seen is asked for no more").isFalse();
        assertThat(visit.at("/documents/1/id").asText()).isEqualTo("ktp");
        assertThat(visit.at("/documents/1/ticked").asBoolean()).isTrue();
        assertThat(visit.at("/documents/0/ticked").asBoolean()).isFalse();

        post(BRANCH + "/booths/1/prompt", Map.of("prompt", "sign")).expect(200);
        assertThat(post(BRANCH + "/booths/1/prompt", Map.of()).expect(200).json().at("/visit").has("prompt"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/booths/1/prompt | {\"prompt\":\"dance\"} | 400 | show, sign",
            "/booths/1/prompt | {\"prompt\":\"show\"} | 400 | document",
            "/booths/1/prompt | {\"prompt\":\"sign\",\"document\":\"ktp\"} | 400 | document",
            "/booths/1/prompt | {\"prompt\":\"show\",\"document\":\"kartu\"} | 400 | kpj, ktp",
            "/booths/1/prompt | {\"prompt\":\"sign\",\"ticket\":\"A099\"} | 409 | A001",
            "/booths/2/prompt | {\"prompt\":\"sign\"} | 409 | 2",
            "/booths/99/prompt | {\"prompt\":\"sign\"} | 404 | 99",
            "/booths/1/needs-officer | {\"why\":\"bored\"} | 400 | ready, help",
            "/tickets/A001/defer | {\"minutes\":5} | 409 | serving", "/tickets/A001/defer | {} | 400 | minutes"})
    void what_cannot_be_is_told(String path, String body, int status, String names) {
        seated();
        assertThat(client.post(BRANCH + path, body).expect(status).json().get("detail").asText()).contains(names);
    }

    @Test
    void a_note_that_is_too_long_and_a_paper_that_is_not_asked_for_are_told() {
        String ticket = seated();
        put(BRANCH + "/tickets/" + ticket + "/note", Map.of("text", "x".repeat(501))).expect(400);
        put(BRANCH + "/tickets/" + ticket + "/documents/foto", Map.of("ticked", true)).expect(404);
        put(BRANCH + "/tickets/A099/note", Map.of("text", "x")).expect(404);
    }

    @Test
    void the_participant_says_why_the_officer_is_needed() {
        seated();
        client.inBooth("1", "self-working").expect(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(post(BRANCH + "/booths/1/needs-officer", Map.of("why", "ready")).expect(200).json()
                .at("/visit/need").asText()).isEqualTo("ready");
        clock.advance(Duration.ofMinutes(1));
        JsonNode help = post(BRANCH + "/booths/1/needs-officer", Map.of("why", "help")).expect(200).json();
        assertThat(help.at("/visit/need").asText()).isEqualTo("help");
        assertThat(help.at("/visit/attentionSince").asText()).as("waits since the first time")
                .startsWith("2026-03-10T09:01");
    }

    @Test
    void who_comes_back_later_is_seen_by_phone_and_console_and_called_when_back() {
        JsonNode issued = client.issue(java.util.UUID.randomUUID(), "jht").expect(201).json();
        String ticket = issued.get("ticket").asText();
        String follow = "/api" + java.net.URI.create(issued.get("followUrl").asText()).getPath();
        assertThat(client.get(follow).expect(200).json().get("deferAtMostMinutes").asInt()).isEqualTo(60);

        JsonNode away = post(follow + "/defer", Map.of("minutes", 20)).expect(200).json();
        assertThat(away.get("stage").asText()).isEqualTo("deferred");
        assertThat(away.get("deferredUntil").asText()).isEqualTo("2026-03-10T09:20:00+07:00");
        assertThat(away.get("mayReturn").asBoolean()).isTrue();
        assertThat(console("g1").at("/deferred/0/ticket").asText()).isEqualTo(ticket);
        assertThat(post(BRANCH + "/groups/g1/call-next", Map.of()).expect(409).json().get("refusal").asText())
                .isEqualTo("NobodyWaiting");
        assertThat(post(follow + "/defer", Map.of("minutes", 61)).expect(409).json().get("refusal").asText())
                .isEqualTo("DeferralOutOfRange");

        post(follow + "/return", Map.of()).expect(200);
        assertThat(post(BRANCH + "/groups/g1/call-next", Map.of()).expect(200).json().get("ticket").asText())
                .isEqualTo(ticket);
    }

    @Test
    void the_history_of_today_goes_on_and_that_of_yesterday_stays() {
        seated();
        JsonNode today = client.get(BRANCH + "/history").expect(200).json();
        assertThat(today.get("date").asText()).isEqualTo("2026-03-10");
        assertThat(today.has("previous")).isFalse();
        assertThat(today.at("/slots/0/arrivals").asInt()).isEqualTo(1);
        assertThat(today.at("/slots/0/from").asText()).isEqualTo("2026-03-10T09:00:00+07:00");
        client.ticket("jkk");
        assertThat(client.get(BRANCH + "/history").expect(200).json().at("/slots/0/arrivals").asInt()).isEqualTo(2);

        clock.advance(Duration.ofDays(1));
        client.ticket("jkk");
        JsonNode next = client.get(BRANCH + "/history").expect(200).json();
        assertThat(next.get("previous").asText()).isEqualTo("2026-03-10");
        assertThat(next.at("/slots/0/arrivals").asInt()).isEqualTo(1);
        JsonNode yesterday = client.get(BRANCH + "/history?date=2026-03-10").expect(200).json();
        assertThat(yesterday.get("next").asText()).isEqualTo("2026-03-11");
        assertThat(yesterday.at("/slots/0/arrivals").asInt()).isEqualTo(2);
        assertThat(client.get(BRANCH + "/history?date=2020-01-01").expect(200).json().get("slots").isEmpty()).isTrue();
        client.get(BRANCH + "/history?date=gestern").expect(400);
        client.get(BRANCH + "/history?day=2026-03-10").expect(400);
    }
}
