package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Officer, booth and interpreter talk through the server. */
class ConversationTest extends AtOneServer {
    private static final Duration HEADERS = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newHttpClient();
    private String booth = "";
    private String stay = "";

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new ConversationConfig(4, List.of("turn:relay.example:3478"), "a secret of the relay",
                Duration.ofHours(1), false));
    }

    @BeforeEach
    void call() {
        client.ticket("jht");
        client.signOn("g1");
        booth = Morning.call(client);
        stay = boothToken(UUID.randomUUID()).field("stay");
    }

    @AfterEach
    void hangUp() { http.shutdownNow(); }

    private Answer boothToken(UUID page) {
        return client.post(BRANCH + "/booths/" + booth + "/conversation", "{\"page\":\"" + page + "\"}");
    }

    private Answer groupToken(UUID page) {
        return client.post(BRANCH + "/groups/g1/conversation", "{\"page\":\"" + page + "\"}");
    }

    private TalkingPage booth(UUID page) {
        return TalkingPage.open(page, http, client, boothToken(page).expect(200).field("token"));
    }

    private TalkingPage officer(UUID page) {
        return TalkingPage.open(page, http, client, groupToken(page).expect(200).field("token"));
    }

    private TalkingPage booth() { return booth(UUID.randomUUID()); }

    private TalkingPage officer() { return officer(UUID.randomUUID()); }

    @Test
    void officer_and_booth_learn_of_each_other_and_their_signals_pass() {
        TalkingPage booth = booth();
        JsonNode welcome = booth.await("welcome");
        assertThat(welcome.get("role").asText()).isEqualTo("booth");
        assertThat(welcome.get("page").asText()).isEqualTo(booth.id.toString());
        assertThat(welcome.at("/stays/0/stay").asText()).isEqualTo(stay);
        assertThat(welcome.at("/stays/0/seated").asBoolean()).isFalse();
        assertThat(welcome.at("/stays/0/peers")).isEmpty();

        TalkingPage officer = officer();
        JsonNode stays = officer.await("welcome").get("stays");
        assertThat(stays.get(0).get("ticket").asText()).isEqualTo("A001");
        assertThat(stays.get(0).at("/peers/0/page").asText()).isEqualTo(booth.id.toString());
        assertThat(booth.await("stay").at("/peers/0/role").asText()).isEqualTo("officer");

        officer.signal(stay, booth.id, "{\"candidate\":{\"candidate\":\"c\",\"sdpMid\":null}}");
        JsonNode signal = booth.await("signal");
        assertThat(signal.get("from").asText()).isEqualTo(officer.id.toString());
        assertThat(signal.get("data").toString()).isEqualTo("{\"candidate\":{\"candidate\":\"c\",\"sdpMid\":null}}");
        booth.signal(stay, officer.id, "{\"description\":{}}");
        assertThat(officer.await("signal").get("stay").asText()).isEqualTo(stay);

        client.inBooth(this.booth, "arrive").expect(200);
        assertThat(booth.await("stay", it -> it.get("seated").asBoolean()).get("booth").asText())
                .isEqualTo(this.booth);
    }

    @Test
    void nobody_is_imagined_in_a_branch() {
        client.post(BRANCH + "/booths/" + booth + "/conversation/imagined", "{\"page\":\"" + UUID.randomUUID() + "\"}")
                .expect(404);
        client.get("/imagined/participants.js").expect(404);
        client.post(BRANCH + "/groups/g1/conversation/imagined", "{\"page\":\"" + UUID.randomUUID() + "\"}")
                .expect(404);
        for (String each : List.of("/officer/pekalongan/g1", "/booth/pekalongan/1", "/openapi.json")) {
            assertThat(client.get(each).expect(200).text()).as(each).doesNotContain("/imagined");
        }
    }

    @Test
    void a_token_opens_one_socket_and_none_of_a_foreign_page_or_later() {
        String token = boothToken(UUID.randomUUID()).expect(200).field("token");
        String ours = "http://" + client.at("/").getAuthority();
        for (String origin : List.of("http://evil.example", "http://127.0.0.1:1", "null")) {
            assertThat(TalkingPage.refused(http, client, token, origin).statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(TalkingPage.refused(http, client, token, null).statusCode()).isEqualTo(403);

        UUID page = UUID.randomUUID();
        String own = boothToken(page).expect(200).field("token");
        TalkingPage.open(page, http, client, own).await("welcome");
        HttpResponse<?> again = TalkingPage.refused(http, client, own, ours);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");

        clock.advance(Duration.ofMinutes(2));
        assertThat(TalkingPage.refused(http, client, token, ours).statusCode()).isEqualTo(401);
        assertThat(client.get("/api/conversation?token=x").problem(426)).contains("WebSockets");
    }

    @Test
    void of_many_who_try_one_token_at_once_one_comes_in() throws InterruptedException {
        UUID page = UUID.randomUUID();
        String token = boothToken(page).expect(200).field("token");
        AtomicInteger opened = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(Thread.startVirtualThread(() -> {
                try {
                    TalkingPage.open(page, http, client, token).await("welcome");
                    opened.incrementAndGet();
                } catch (CompletionException refused) {
                    // one of the others was faster
                }
            }));
        }
        for (Thread each : all) {
            each.join();
        }
        assertThat(opened).hasValue(1);
    }

    @Test
    void the_end_of_a_visit_ends_its_conversation_and_wipes_what_was_written() throws IOException {
        TalkingPage booth = booth();
        TalkingPage officer = officer();
        booth.await("stay");
        officer.chat(stay, "zebra-finch one");
        assertThat(booth.await("chat").get("from").asText()).isEqualTo("officer");
        booth.chat(stay, "zebra-finch two");
        officer.await("chat", it -> it.get("text").asText().equals("zebra-finch two"));
        officer.send("{\"type\":\"caption\",\"stay\":\"" + stay + "\",\"text\":\"zebra-finch\",\"done\":false}");
        booth.await("caption");
        officer.signal(stay, booth.id, "{\"sdp\":\"zebra-finch\"}");
        booth.await("signal");
        assertThat(booth().await("welcome").at("/stays/0/chat/1/text").asText()).isEqualTo("zebra-finch two");
        String token = boothToken(UUID.randomUUID()).expect(200).field("token");
        client.inBooth(this.booth, "arrive").expect(200);
        client.post(BRANCH + "/booths/" + this.booth + "/complete", "{}").expect(200);

        assertThat(officer.await("over").get("stay").asText()).isEqualTo(stay);
        assertThat(boothToken(UUID.randomUUID()).problem(409)).contains("booth");
        assertThat(TalkingPage.refused(http, client, token, "http://" + client.at("/").getAuthority()).statusCode())
                .isEqualTo(401);
        // a frame that was on its way when the stay ended is no fault
        officer.chat(stay, "too late");
        assertThat(officer.settled()).doesNotContain("too late");
        client.inBooth(this.booth, "undo").expect(200);
        JsonNode back = officer.await("stay");
        assertThat(back.get("stay").asText()).isEqualTo(stay);
        assertThat(back.get("chat")).isEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain("zebra-finch");
            }
        }
    }

    @Test
    void the_booths_socket_ends_with_the_stay_and_the_officers_with_the_duty() {
        TalkingPage booth = booth();
        TalkingPage officer = officer();
        booth.await("stay");
        client.inBooth(this.booth, "no-show").expect(200);
        assertThat(booth.await("over").get("stay").asText()).isEqualTo(stay);
        assertThat(booth.closeCode()).isEqualTo(4001);
        officer.await("over");
        client.post(BRANCH + "/groups/g1/sign-off", "").expect(200);
        assertThat(officer.closeCode()).isEqualTo(4001);
        assertThat(groupToken(UUID.randomUUID()).problem(409)).isNotBlank();
    }

    @Test
    void the_newest_page_takes_the_seat_and_the_other_asks_before_it_takes_it_back() {
        TalkingPage first = officer();
        first.await("welcome");
        TalkingPage second = officer();
        assertThat(first.closeCode()).isEqualTo(4005);
        assertThat(groupToken(first.id).expect(409).field("refusal")).isEqualTo("SeatTaken");
        TalkingPage again = TalkingPage.open(first.id, http, client,
                client.post(BRANCH + "/groups/g1/conversation", "{\"page\":\"" + first.id + "\",\"take\":true}")
                        .expect(200).field("token"));
        assertThat(second.closeCode()).isEqualTo(4005);
        TalkingPage anew = officer(again.id);
        assertThat(again.closeCode()).isEqualTo(4004);
        anew.await("welcome");
    }

    @Test
    void a_page_whose_line_breaks_stays_a_peer_and_keeps_what_it_said_of_itself() {
        TalkingPage booth = booth();
        TalkingPage officer = officer();
        booth.await("stay");
        booth.send("{\"type\":\"state\",\"state\":{\"camera\":\"on\",\"microphone\":\"blocked\"}}");
        officer.await("stay", it -> it.at("/peers/0/state/camera").asText().equals("on"));
        booth.cut();
        assertThat(officer.await("away").get("page").asText()).isEqualTo(booth.id.toString());
        TalkingPage back = booth(booth.id);
        assertThat(back.await("welcome").at("/stays/0/peers")).hasSize(1);
        JsonNode peer = officer.await("stay").at("/peers/0");
        assertThat(peer.get("away").asBoolean()).isFalse();
        assertThat(peer.get("page").asText()).isEqualTo(booth.id.toString());
        assertThat(peer.at("/state/microphone").asText()).isEqualTo("blocked");
        back.close();
        assertThat(officer.await("stay").get("peers")).isEmpty();
    }

    @Test
    void frames_that_no_page_of_ours_sends_close_the_socket() {
        for (String bad : List.of("[]", "no json", "{\"type\":\"wave\"}", "{\"type\":\"ping\",\"more\":1}",
                "{\"type\":\"chat\",\"stay\":\"" + stay + "\",\"text\":\"\"}",
                "{\"type\":\"chat\",\"stay\":\"" + "0".repeat(32) + "\",\"text\":\"x\"}",
                "{\"type\":\"caption\",\"stay\":\"" + stay + "\",\"text\":\"x\",\"done\":true}",
                "{\"type\":\"state\",\"state\":{\"camera\":\"smashed\",\"microphone\":\"on\"}}")) {
            assertThat(booth().send(bad).closeCode()).as(bad).isEqualTo(4003);
        }
        TalkingPage bytes = booth();
        bytes.sendBytes(new byte[]{1});
        assertThat(bytes.closeCode()).isEqualTo(4003);
        assertThat(booth().send("{\"type\":\"chat\",\"text\":\"" + "x".repeat(65_536) + "\"}").closeCode())
                .isEqualTo(1009);
        assertThat(booth().flood("{\"type\":\"ping\"}", 400).closeCode()).isEqualTo(4008);
    }

    @Test
    void an_interpreter_is_invited_while_somebody_is_seated_and_one_page_comes() {
        String invitation = BRANCH + "/booths/" + booth + "/conversation/invitation";
        assertThat(client.post(invitation, "").problem(409)).contains("called");
        client.inBooth(booth, "arrive").expect(200);
        assertThat(client.post(invitation, "{\"ticket\":\"A099\"}").expect(409).field("refusal"))
                .isEqualTo("AnotherTicket");
        Answer invited = client.post(invitation, "{\"ticket\":\"A001\"}").expect(200);
        assertThat(invited.field("url")).endsWith("/interpreter/" + invited.field("code"));
        UUID page = UUID.randomUUID();
        String body = "{\"code\":\"" + invited.field("code") + "\",\"page\":\"" + page + "\"}";
        Answer entry = client.anonymous().post("/api/conversation/interpreter", body).expect(200);
        assertThat(entry.field("stay")).isEqualTo(stay);
        assertThat(client.anonymous().post("/api/conversation/interpreter",
                body.replace(page.toString(), UUID.randomUUID().toString())).problem(404)).contains("invitation");
        TalkingPage officer = officer();
        officer.await("welcome");
        TalkingPage interpreter = TalkingPage.open(page, http, client, entry.field("token"));
        assertThat(interpreter.await("welcome").get("role").asText()).isEqualTo("interpreter");
        assertThat(officer.await("stay").at("/peers/0/role").asText()).isEqualTo("interpreter");
        interpreter.send("{\"type\":\"caption\",\"stay\":\"" + stay + "\",\"text\":\"ya\",\"done\":true}");
        assertThat(officer.await("caption").get("done").asBoolean()).isTrue();
        client.post(BRANCH + "/booths/" + booth + "/complete", "{}").expect(200);
        assertThat(interpreter.closeCode()).isEqualTo(4001);
        assertThat(client.anonymous().post("/api/conversation/interpreter", body).problem(404)).isNotBlank();
    }

    @Test
    void places_are_limited_and_relay_credentials_expire() {
        for (int i = 0; i < 4; i++) {
            // a page that does not come with its token holds no place
            boothToken(UUID.randomUUID()).expect(200);
        }
        List<String> booths = new ArrayList<>(List.of(booth));
        for (int i = 0; i < 4; i++) {
            client.ticket("jht");
            booths.add(Morning.call(client));
        }
        for (String each : booths.subList(0, 4)) {
            booth = each;
            booth().await("welcome");
        }
        booth = booths.get(4);
        HttpResponse<?> full = TalkingPage.refused(http, client,
                boothToken(UUID.randomUUID()).expect(200).field("token"),
                "http://" + client.at("/").getAuthority());
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).isPresent();

        JsonNode relay = groupToken(UUID.randomUUID()).expect(200).json().at("/iceServers/0");
        assertThat(relay.at("/urls/0").asText()).isEqualTo("turn:relay.example:3478");
        assertThat(relay.get("username").asText())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)).getEpochSecond() + ":g1");
        assertThat(relay.get("credential").asText()).hasSize(28);
    }

    @Test
    void a_revoked_screen_is_of_no_conversation_and_another_booths_screen_gets_no_token() {
        Client own = client.anonymous().with(screen("screen-a", booth));
        Client other = client.anonymous().with(screen("screen-b", booth.equals("1") ? "2" : "1"));
        String page = "{\"page\":\"" + UUID.randomUUID() + "\"}";
        String path = BRANCH + "/booths/" + booth + "/conversation";
        assertThat(other.post(path, page).problem(403)).contains("screen");
        String token = own.post(path, page).expect(200).field("token");
        server.access().revokeDevice("screen-a", Actor.UNKNOWN);
        assertThat(TalkingPage.refused(http, client, token, "http://" + client.at("/").getAuthority()).statusCode())
                .isEqualTo(401);
    }

    private String screen(String name, String of) {
        var begun = server.access().pairings().begin(DeviceKind.BOOTH, null, null, name, null).orElseThrow();
        assertThat(server.access().approve(begun.code(), name, DeviceKind.BOOTH, of, Actor.UNKNOWN)).isPresent();
        return server.access().pairings().take(begun.claim()).orElseThrow().key();
    }

    @Test
    void only_pages_with_faces_may_open_a_camera_and_a_server_that_stops_says_so() {
        for (String page : List.of("/booth/pekalongan/1", "/officer/pekalongan/g1", "/interpreter/none")) {
            assertThat(client.get(page).expect(200).header("Permissions-Policy").orElse("")).as(page)
                    .contains("camera=(self), microphone=(self), display-capture=(self)");
        }
        assertThat(client.get("/staff/pekalongan").expect(200).header("Permissions-Policy").orElse(""))
                .contains("camera=(), microphone=(), display-capture=()");
        TalkingPage booth = booth();
        booth.await("welcome");
        server.close();
        assertThat(booth.closeCode()).isEqualTo(1012);
        server = TestServer.in(folder).with(clock).with(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30),
                HEADERS, Duration.ofSeconds(30), Duration.ofSeconds(1))).start();
        client = server.client();

        // frames that trickle are no headers that take too long
        TalkingPage page = booth();
        page.await("welcome");
        Awaitility.await().pollInterval(HEADERS.dividedBy(10)).during(HEADERS.multipliedBy(3))
                .until(() -> page.settled().isEmpty());
    }

    @Test
    void a_training_has_conversations_of_its_own_that_end_with_it() {
        String training = client.post(BRANCH + "/training", "{}").expect(201).json().at("/running/branch").asText();
        String there = "/api/branches/" + training;
        client.post(there + "/groups/g1/sign-on", "{\"officer\":\"Sari\"}").expect(200);
        UUID page = UUID.randomUUID();
        TalkingPage officer = TalkingPage.open(page, http, client,
                client.post(there + "/groups/g1/conversation", "{\"page\":\"" + page + "\"}").expect(200)
                        .field("token"));
        assertThat(officer.await("welcome").get("stays").toString()).doesNotContain(stay);
        client.delete(BRANCH + "/training").expect(200);
        assertThat(officer.closeCode()).isEqualTo(1012);
    }
}
