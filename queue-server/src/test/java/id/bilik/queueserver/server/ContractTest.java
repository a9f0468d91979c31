package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.journal.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route answers as the contract says. */
class ContractTest {
    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.in(folder).with(Database.in(folder)).with(clock).start();
        client = server.client();
    }

    @AfterEach
    void stop() { server.close(); }

    // ---- operation

    @Test
    void health_is_up_and_names_the_branch() {
        JsonNode health = client.get("/health").expect(200).json();

        assertThat(health.get("status").asText()).isEqualTo("UP");
        assertThat(health.at("/branches/0/branch").asText()).isEqualTo("pekalongan");
    }

    @Test
    void metrics_are_prometheus_text_and_count() {
        client.ticket("jht");
        Answer metrics = client.get("/metrics").expect(200);

        assertThat(metrics.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(client.metric("bilik_tickets_issued_today")).isEqualTo(1);
        assertThat(client.metric("bilik_visits_waiting")).isEqualTo(1);
        assertThat(client.metric("bilik_journal_up")).isEqualTo(1);
        assertThat(metrics.text()).contains("route=\"/api/branches/{branch}/tickets\"");
    }

    @Test
    void the_contract_lists_every_route_and_who_may_call_it() {
        JsonNode document = client.get("/openapi.json").expect(200).json();

        assertThat(document.get("openapi").asText()).startsWith("3.");
        List<String> routes = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String route = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
            routes.add(route);
            assertThat(operation.getValue().path("x-access")).as("access of " + route).isNotEmpty();
            assertThat(operation.getValue().path("summary").asText()).as("summary of " + route).isNotBlank();
            assertThat(operation.getValue().path("responses").properties()).as("answers of " + route).isNotEmpty();
        }));
        String group = "/api/branches/{branch}/groups/{group}";
        String booth = "/api/branches/{branch}/booths/{booth}";
        String ticket = "/api/branches/{branch}/tickets/{ticket}";
        assertThat(routes).contains("GET /health", "GET /openapi.json", "GET /metrics", "GET /api/screens",
                "GET /api/branches/{branch}", "POST /api/branches/{branch}/tickets", "POST " + ticket + "/printed",
                "GET " + ticket, "DELETE " + ticket, "POST " + ticket + "/return", "GET " + ticket + "/live",
                "POST " + group + "/sign-on", "POST " + group + "/sign-off", "POST " + group + "/pause",
                "POST " + group + "/resume", "PUT " + group + "/capacity", "PUT " + group + "/calling",
                "POST " + group + "/call-next", "GET " + group, "GET " + group + "/live", "GET " + booth,
                "GET " + booth + "/live", "GET /api/branches/{branch}/board", "GET /api/branches/{branch}/board/live",
                "GET /api/branches/{branch}/staff", "GET /api/branches/{branch}/staff/live",
                "GET /api/branches/{branch}/journal", "POST /api/branches/{branch}/day/open",
                "POST /api/branches/{branch}/day/close", "PUT /api/branches/{branch}/message",
                "GET /api/follow/{secret}", "GET /api/follow/{secret}/live", "DELETE /api/follow/{secret}",
                "POST /api/follow/{secret}/return");
        for (String action : List.of("arrive", "recall", "no-show", "hold", "resume", "needs-officer", "self-working",
                "complete", "transfer"))
            assertThat(routes).contains("POST " + booth + "/" + action);
    }

    @Test
    void screens_are_listed_with_their_groups_and_booths() {
        JsonNode screens = client.get("/api/screens").expect(200).json();

        assertThat(screens.at("/branches/0/branch").asText()).isEqualTo("pekalongan");
        assertThat(screens.at("/branches/0/groups/1/booths").toString())
                .isEqualTo("[\"7\",\"8\",\"9\",\"10\",\"11\",\"12\"]");
        assertThat(screens.get("kiosk").asText()).isEqualTo("http://127.0.0.1:7071/");
    }

    @Test
    void a_branch_tells_its_plan_and_state() {
        JsonNode branch = client.get(BRANCH).expect(200).json();

        assertThat(branch.get("zone").asText()).isEqualTo("Asia/Jakarta");
        assertThat(branch.get("languages").toString()).isEqualTo("[\"id\",\"en\"]");
        assertThat(branch.get("open").asBoolean()).isTrue();
        assertThat(branch.at("/services/0/id").asText()).isEqualTo("jht");
        assertThat(branch.at("/services/0/letter").asText()).isEqualTo("A");
        assertThat(branch.at("/groups/0/booths").size()).isEqualTo(6);
        assertThat(branch.at("/priorities").toString()).contains("\"with-child\"");
    }

    // ---- tickets

    @Test
    void a_ticket_carries_everything_that_stands_on_the_slip() {
        client.ticket("jht");
        JsonNode ticket = client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"priority\":\"elderly\",\"channel\":\"offline\"}").expect(201).json();

        assertThat(ticket.get("ticket").asText()).isEqualTo("A002");
        assertThat(ticket.get("service").asText()).isEqualTo("jht");
        assertThat(OffsetDateTime.parse(ticket.get("issuedAt").asText())).hasToString("2026-03-10T09:00+07:00");
        assertThat(ticket.get("ahead").isInt()).isTrue();
        for (String bound : List.of("lowSeconds", "likelySeconds", "highSeconds"))
            assertThat(ticket.at("/wait/" + bound).isIntegralNumber()).as(bound).isTrue();
        assertThat(ticket.get("followUrl").asText()).startsWith("http://127.0.0.1:7070/follow/");
    }

    @Test
    void each_service_counts_under_its_own_letter() {
        assertThat(
                List.of(client.ticket("jht"), client.ticket("info"), client.ticket("jht"), client.ticket("kolektif")))
                .containsExactly("A001", "E001", "A002", "K001");
    }

    @Test
    void the_same_request_gives_the_same_ticket() {
        UUID request = UUID.randomUUID();
        JsonNode first = client.issue(request, "jht").expect(201).json();

        JsonNode again = client.issue(request, "jht").expect(200).json();
        assertThat(again).isEqualTo(first);
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    @Test
    void the_same_request_for_something_else_is_refused() {
        UUID request = UUID.randomUUID();
        client.issue(request, "jht").expect(201);

        Answer other = client.issue(request, "info");
        assertThat(other.problem(422)).contains("requestId");
        assertThat(other.field("refusal")).isEqualTo("RequestReused");
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    @Test
    void a_slip_that_came_out_and_one_that_did_not_are_noted() {
        String printed = client.ticket("jht");
        String failed = client.ticket("jht");

        client.post(BRANCH + "/tickets/" + printed + "/printed", "{\"outcome\":\"printed\"}").expect(200);
        client.post(BRANCH + "/tickets/" + failed + "/printed", "{\"outcome\":\"failed\",\"reason\":\"paper out\"}")
                .expect(200);

        assertThat(client.journal("SlipPrinted")).singleElement()
                .satisfies(event -> assertThat(event.get("ticket").asText()).isEqualTo(printed));
        assertThat(client.journal("SlipFailed")).singleElement()
                .satisfies(event -> assertThat(event.get("reason").asText()).isEqualTo("paper out"));
        assertThat(client.get(BRANCH + "/staff").expect(200).json().at("/printFailures/0/ticket").asText())
                .isEqualTo(failed);
    }

    @Test
    void a_participant_who_leaves_is_no_longer_waited_for() {
        String ticket = client.ticket("jht");

        assertThat(client.delete(BRANCH + "/tickets/" + ticket).expect(200).field("stage")).isEqualTo("abandoned");
        assertThat(client.stageOf(ticket)).isEqualTo("abandoned");
        client.delete(BRANCH + "/tickets/" + ticket).expect(200);
        assertThat(client.journal("VisitAbandoned")).hasSize(1);
    }

    @Test
    void the_address_on_the_slip_shows_the_visit_and_lets_its_holder_leave() {
        String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String secret = url.substring(url.lastIndexOf('/') + 1);

        assertThat(client.get(URI.create(url).getPath()).expect(200).header("Content-Type").orElseThrow())
                .startsWith("text/html");
        JsonNode followed = client.get("/api/follow/" + secret).expect(200).json();
        assertThat(followed.get("ticket").asText()).isEqualTo("A001");
        assertThat(followed.get("stage").asText()).isEqualTo("waiting");
        assertThat(followed.get("mayLeave").asBoolean()).isTrue();
        assertThat(client.delete("/api/follow/" + secret).expect(200).field("stage")).isEqualTo("abandoned");
    }

    @Test
    void a_secret_cannot_be_made_from_the_ticket_number() {
        String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String secret = url.substring(url.lastIndexOf('/') + 1);
        client.ticket("jht");

        assertThat(client.get("/api/follow/" + secret.replace("A001", "A002")).problem(404)).isNotBlank();
        assertThat(client.get("/api/follow/pekalongan.260310.A002").problem(404)).isNotBlank();
    }

    // ---- groups and booths

    @Test
    void a_visit_goes_through_every_stage() {
        client.signOn("g1");
        String ticket = client.ticket("jht");
        JsonNode call = client.callNext("g1").expect(200).json();
        assertThat(call.get("ticket").asText()).isEqualTo(ticket);
        assertThat(call.get("reason").asText()).isNotBlank();
        String booth = call.get("booth").asText();
        assertThat(client.stageOf(ticket)).isEqualTo("called");

        assertThat(client.inBooth(booth, "recall").expect(200).json().at("/visit/recalls").asInt()).isEqualTo(1);
        assertThat(client.inBooth(booth, "arrive").expect(200).json().at("/visit/stage").asText()).isEqualTo("serving");
        assertThat(client.inBooth(booth, "self-working").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("self-working");
        assertThat(client.inBooth(booth, "needs-officer").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("needs-officer");
        assertThat(client.post(BRANCH + "/booths/" + booth + "/hold", "{\"reason\":\"fetches papers\"}").expect(200)
                .json().has("visit")).isFalse();
        assertThat(client.stageOf(ticket)).isEqualTo("held");
        client.inBooth(booth, "resume").expect(200);
        client.post(BRANCH + "/booths/" + booth + "/transfer", "{\"service\":\"info\"}").expect(200);
        assertThat(client.get(BRANCH + "/tickets/" + ticket).expect(200).field("service")).isEqualTo("info");
        booth = client.callNext("g1").expect(200).field("booth");
        client.inBooth(booth, "arrive").expect(200);
        JsonNode done = client.post(BRANCH + "/booths/" + booth + "/complete", "{\"outcome\":\"served\"}").expect(200)
                .json();
        assertThat(done.at("/last/ticket").asText()).isEqualTo(ticket);
        assertThat(client.stageOf(ticket)).isEqualTo("completed");
    }

    @Test
    void call_next_refuses_by_name() {
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NotOnDuty");
        client.signOn("g1");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NobodyWaiting");
        client.post(BRANCH + "/groups/g1/pause", "{\"reason\":\"prayer\"}").expect(200);
        client.ticket("jht");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("Paused");
        client.post(BRANCH + "/groups/g1/resume", "").expect(200);
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\"],\"concurrency\":1}").expect(200);
        client.callNext("g1").expect(200);
        client.ticket("jht");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NoRoom");
        client.post(BRANCH + "/groups/g1/sign-off", "");
        assertThat(client.callNext("g1").problem(409)).isNotBlank();
    }

    @Test
    void a_retried_call_next_calls_nobody_else() {
        client.signOn("g1");
        client.ticket("jht");
        client.ticket("jht");
        String body = "{\"requestId\":\"" + UUID.randomUUID() + "\"}";

        JsonNode first = client.post(BRANCH + "/groups/g1/call-next", body).expect(200).json();
        assertThat(client.post(BRANCH + "/groups/g1/call-next", body).expect(200).json()).isEqualTo(first);
        assertThat(client.journal("TicketCalled")).hasSize(1);
    }

    @Test
    void a_taken_booth_drains_when_it_is_closed() {
        client.signOn("g1");
        client.ticket("jht");
        String booth = client.callNext("g1").expect(200).field("booth");
        client.inBooth(booth, "arrive").expect(200);

        String others = booth.equals("2") ? "3" : "2";
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"" + others + "\"],\"concurrency\":2}")
                .expect(200);
        assertThat(client.get(BRANCH + "/booths/" + booth).expect(200).field("status")).isEqualTo("draining");
        assertThat(client.inBooth(booth, "complete").expect(200).field("status")).isEqualTo("closed");
    }

    @Test
    void automatic_calling_calls_by_itself() {
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}").expect(200);

        assertThat(client.stageOf(client.ticket("jht"))).isEqualTo("called");
    }

    @Test
    void the_business_day_closes_and_opens() {
        String ticket = client.ticket("jht");

        assertThat(client.post(BRANCH + "/day/close", "").expect(200).json().at("/day/open").asBoolean()).isFalse();
        assertThat(client.get(BRANCH + "/tickets/" + ticket).expect(200).field("endReason")).isEqualTo("day-closed");
        assertThat(client.issue(UUID.randomUUID(), "jht").expect(409).field("refusal")).isEqualTo("BranchClosed");
        client.post(BRANCH + "/day/open", "").expect(200);
        assertThat(client.ticket("jht")).isEqualTo("A002");
    }

    @Test
    void a_message_stands_on_the_board_until_it_is_cleared() {
        client.put(BRANCH + "/message", "{\"text\":\"Sistem pulih 10.30\"}").expect(200);
        assertThat(client.get(BRANCH + "/board").expect(200).field("message")).isEqualTo("Sistem pulih 10.30");
        client.put(BRANCH + "/message", "{\"text\":\"\"}").expect(200);
        assertThat(client.get(BRANCH + "/board").expect(200).json().has("message")).isFalse();
    }

    // ---- views

    @Test
    void the_board_lists_calls_newest_first_and_who_waits() {
        client.signOn("g1");
        for (int i = 0; i < 4; i++)
            client.ticket("jht");
        client.callNext("g1").expect(200);
        client.callNext("g1").expect(200);

        JsonNode board = client.get(BRANCH + "/board").expect(200).json();
        assertThat(board.get("sequence").asLong()).isEqualTo(client.sequence());
        assertThat(board.get("calls").findValuesAsText("ticket")).containsExactly("A002", "A001");
        for (String field : List.of("ticket", "booth", "calledAt", "recalls"))
            assertThat(board.at("/calls/0").has(field)).as(field).isTrue();
        assertThat(board.at("/waiting/0/service").asText()).isEqualTo("jht");
        assertThat(board.at("/waiting/0/count").asInt()).isEqualTo(2);
        assertThat(OffsetDateTime.parse(board.get("now").asText()).getOffset()).hasToString("+07:00");
    }

    @Test
    void the_board_keeps_at_least_the_last_twelve_calls() {
        client.signOn("g1");
        for (int i = 0; i < 14; i++) {
            client.ticket("jht");
            client.inBooth(client.callNext("g1").expect(200).field("booth"), "no-show").expect(200);
        }

        assertThat(client.get(BRANCH + "/board").expect(200).json().get("calls").size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void every_view_has_its_sequence() {
        client.ticket("jht");
        for (String view : List.of("/board", "/staff", "/groups/g1", "/booths/1", "/tickets/A001", ""))
            assertThat(client.get(BRANCH + view).expect(200).json().get("sequence").asLong()).as(view)
                    .isEqualTo(client.sequence());
    }

    // ---- the journal

    @Test
    void the_journal_is_read_from_any_event_on() {
        for (int i = 0; i < 5; i++)
            client.ticket("jht");
        long last = client.sequence();

        List<JsonNode> all = client.journal();
        assertThat(all).hasSize((int) last);
        for (int i = 0; i < last; i++)
            assertThat(all.get(i).get("sequence").asLong()).isEqualTo(i + 1);
        JsonNode end = client.get(BRANCH + "/journal?after=" + (last - 2)).expect(200).json();
        assertThat(end.get("events").findValuesAsText("type")).containsExactly("TicketIssued", "TicketIssued");
        assertThat(end.at("/events/1/ticket").asText()).isEqualTo("A005");
        assertThat(OffsetDateTime.parse(end.at("/events/1/at").asText())).isNotNull();
        assertThat(end.get("last").asLong()).isEqualTo(last);
        assertThat(client.get(BRANCH + "/journal?after=" + last).expect(200).json().get("events")).isEmpty();
    }

    // ---- pages

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/board/pekalongan", "/booth/pekalongan/3", "/officer/pekalongan/g2",
            "/staff/pekalongan"})
    void a_page_is_sent_with_its_policy_and_all_that_it_loads_is_there(String page) {
        Answer answer = client.get(page).expect(200);

        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        var links = java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"#]+)\"").matcher(answer.text());
        while (links.find())
            assertThat(client.get(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/nowhere", "/booth/pekalongan/99", "/officer/pekalongan/g9", "/staff/nowhere",
            "/consoles/none.js", "/display-board/../db/migration/V1__journal.sql", "/consoles/..%2flogback.xml"})
    void a_page_of_nothing_is_not_found(String page) throws IOException {
        try (RawConnection raw = new RawConnection(server.port(), 0)) {
            String answer = raw.send("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/officer/pekalongan/g1", "/consoles/officer.js", "/openapi.json"})
    void what_is_large_is_compressed_for_those_who_ask(String path) throws IOException {
        Answer plain = client.get(path).expect(200);
        Answer packed = client.told(client.request(path).header("Accept-Encoding", "gzip").build()).expect(200);

        assertThat(packed.header("Content-Encoding")).as("encoding of %d bytes", plain.response().body().length)
                .hasValue("gzip");
        assertThat(packed.response().body().length).isLessThan(plain.response().body().length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.response().body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.text());
        }
    }

    @Test
    void a_static_file_that_has_not_changed_is_not_sent_again() {
        Answer first = client.get("/consoles/officer.js").expect(200);
        String tag = first.header("ETag").orElseThrow();

        client.told(client.request("/consoles/officer.js").header("If-None-Match", tag).build()).expect(304);
    }

    @Test
    void a_page_under_the_name_of_its_file_has_the_policy_too() {
        assertThat(client.get("/consoles/officer.html").expect(200).header("Content-Security-Policy")).isPresent();
    }

    @Test
    void head_is_get_without_a_body() {
        Answer head = client.send("HEAD", BRANCH + "/board", java.net.http.HttpRequest.BodyPublishers.noBody());

        assertThat(head.expect(200).response().body()).isEmpty();
    }
}
