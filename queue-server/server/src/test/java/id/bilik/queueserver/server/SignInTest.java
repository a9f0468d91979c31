package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.access.SecondProof;
import id.bilik.queueserver.server.access.SignIn;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How people sign in, stay signed in and are signed out, over HTTP. */
class SignInTest extends AtOneServer {
    private static final String PASSWORD = "tujuh bakau biru laut";

    /** Somebody who has chosen a password, with the secret of the second factor. */
    record Chosen(String account, String name, String totpSecret) {}

    @Test
    void a_supervisor_comes_in_by_the_first_code_and_by_password_and_app_ever_after() {
        Chosen rina = firstSupervisor("Rina Wati");
        clock.advance(Duration.ofMinutes(1));

        Answer in = signIn(rina.name, PASSWORD, code(rina)).expect(200);
        assertThat(in.json().get("roles")).hasToString("[\"supervisor\"]");
        assertThat(who(in).expect(200).field("name")).isEqualTo("Rina Wati");
        as(in, "DELETE", "/api/session", "").expect(204);
        who(in).expect(401);
    }

    @Test
    void every_wrong_way_is_answered_with_the_same_sentence() {
        Chosen rina = firstSupervisor("Rina Wati");
        clock.advance(Duration.ofMinutes(1));
        Set<String> sentences = new HashSet<>();

        sentences.add(signIn("Nobody", PASSWORD, "000000").problem(401));
        sentences.add(signIn(rina.name, "another password", code(rina)).problem(401));
        sentences.add(signIn(rina.name, PASSWORD, "000000").problem(401));
        sentences.add(anonymous("POST", "/api/session", "{\"account\":\"Rina Wati\",\"password\":\"" + PASSWORD + "\"}")
                .problem(401));
        sentences.add(anonymous("POST", "/api/session", "{\"account\":\"Rina Wati\",\"pin\":\"123456\"}").problem(401));
        assertThat(sentences).hasSize(1);
    }

    @Test
    void a_code_is_good_once() {
        Chosen rina = firstSupervisor("Rina");
        clock.advance(Duration.ofMinutes(1));
        String code = code(rina);
        signIn(rina.name, PASSWORD, code).expect(200);

        signIn(rina.name, PASSWORD, code).expect(401);
        clock.advance(Duration.ofSeconds(30));
        signIn(rina.name, PASSWORD, code(rina)).expect(200);
    }

    @Test
    void ten_thousand_guesses_cost_at_most_twenty_hashes_and_a_guesser_locks_no_pc_of_the_branch_out() {
        Chosen rina = firstSupervisor("Rina");
        String pc = pair("pc", "pc-1");
        String pin = officer("Budi", pc);
        clock.advance(Duration.ofMinutes(1));
        long hashes = server.access().passwords().count();

        for (int i = 0; i < 500; i++) {
            signIn(i % 2 == 0 ? rina.name : "Budi", "a guess of number " + i, "123456").expect(401);
        }
        // the route hands each guess to the sign-in, and HTTP would be most of the work of the others
        SignIn desk = server.access().signIn();
        SecondProof code = new SecondProof("123456", null);
        for (int i = 500; i < 10_000; i++) {
            assertThat(desk.byPassword(i % 2 == 0 ? rina.name : "Budi", "a guess of number " + i, code, "127.0.0.1",
                    Optional.empty())).isInstanceOf(SignIn.Outcome.Refused.class);
        }
        assertThat(server.access().passwords().count() - hashes).isBetween(1L, 20L);
        Answer locked = signIn(rina.name, PASSWORD, code(rina));
        locked.expect(401);
        assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow())).isPositive();
        pinAt(pc, "Budi", pin).expect(200);
        assertThat(client.get("/api/audit").expect(200).json().get("lines").size()).as("lines of audit").isLessThan(60);

        clock.advance(Duration.ofHours(1));
        signIn(rina.name, PASSWORD, code(rina)).expect(200);
    }

    @Test
    void a_pin_is_good_at_a_paired_pc_alone() {
        firstSupervisor("Rina");
        String pc = pair("pc", "pc-1");
        String board = pair("board", "board-1");
        String pin = officer("Budi", pc);

        pinAt(board, "Budi", pin).expect(401);
        anonymous("POST", "/api/session", "{\"account\":\"Budi\",\"pin\":\"" + pin + "\"}").expect(401);
        Answer in = pinAt(pc, "Budi", pin).expect(200);
        assertThat(in.field("device")).isEqualTo("pc-1");
        assertThat(client.with(pc).get("/api/shared-pc").expect(200).json().get("officers")).hasToString("[\"Budi\"]");

        as(in, "POST", BRANCH + "/groups/g1/sign-on", "{\"officer\":\"Somebody else\"}").expect(200);
        JsonNode signedOn = client.journal("OfficerSignedOn").getFirst();
        assertThat(signedOn.at("/actor/account").asText()).isEqualTo(in.field("account"));
        assertThat(signedOn.get("officer").asText()).isEqualTo(in.field("account"));
        assertThat(client.get(BRANCH + "/groups/g1").json().at("/duty/officer").asText()).isEqualTo("Budi");
    }

    @Test
    void an_officer_acts_in_the_own_group_alone() {
        client.ticket("jht");
        String cookie = SignedIn.secret("officer g1", TestServer.RUN, client.at("/"));
        with(cookie, "POST", BRANCH + "/groups/g1/call-next", "{}").expect(403);
        with(cookie, "POST", BRANCH + "/groups/g1/sign-on", "{}").expect(200);

        with(cookie, "POST", BRANCH + "/groups/g1/call-next", "{}").expect(200);
        with(cookie, "POST", BRANCH + "/booths/7/recall", "{}").expect(403);
        with(cookie, "PUT", BRANCH + "/groups/g2/calling", "{\"mode\":\"automatic\"}").expect(403);
        with(cookie, "GET", BRANCH + "/groups/g2", "").expect(200);
    }

    @Test
    void a_session_ends_when_it_rests_and_at_the_latest_after_fourteen_hours() {
        String resting = SignedIn.secret("technician", TestServer.RUN, client.at("/"));
        String busy = SignedIn.secret("officer g1", TestServer.RUN, client.at("/"));
        for (int i = 0; i < 13; i++) {
            clock.advance(Duration.ofHours(1));
            with(busy, "GET", "/api/session", "").expect(200);
        }
        with(resting, "GET", "/api/session", "").expect(401);
        clock.advance(Duration.ofHours(1));
        with(busy, "GET", "/api/session", "").expect(401);
    }

    @Test
    void a_session_lasts_over_a_restart_and_a_secret_is_nowhere_in_the_files() throws Exception {
        Chosen rina = firstSupervisor("Rina");
        clock.advance(Duration.ofMinutes(1));
        Answer in = signIn(rina.name, PASSWORD, code(rina)).expect(200);
        String pc = pair("pc", "pc-1");
        server.close();
        server = TestServer.in(folder).with(clock).start();
        client = server.client();

        who(in).expect(200);
        client.with(pc).get("/api/shared-pc").expect(200);
        List<String> secrets = List.of(cookie(in), pc, PASSWORD);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file),
                        StandardCharsets.ISO_8859_1);
                assertThat(secrets.stream().filter(bytes::contains)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void a_feed_ends_within_five_seconds_of_being_revoked() {
        String board = pair("board", "board-1");
        try (Screen screen = client.with(board).watch(BRANCH + "/board/live")) {
            screen.next();
            client.delete("/api/paired-devices/board-1").expect(200);
            Awaitility.await().atMost(5, TimeUnit.SECONDS).until(screen::hasEnded);
        }
        client.with(board).get(BRANCH + "/board").expect(401);
    }

    @Test
    void roles_that_change_sign_their_holder_out_and_the_last_supervisor_stays() {
        Chosen rina = firstSupervisor("Rina");
        clock.advance(Duration.ofMinutes(1));
        Answer in = signIn(rina.name, PASSWORD, code(rina)).expect(200);

        client.put("/api/accounts/" + rina.account + "/roles", "{\"roles\":[\"auditor\"]}").expect(422);
        client.delete("/api/accounts/" + rina.account).expect(422);
        client.put("/api/accounts/" + rina.account + "/roles", "{\"roles\":[\"supervisor\",\"technician\"]}")
                .expect(200);
        who(in).expect(401);
        assertThat(client.get("/api/audit").json().toString()).contains("roles-changed", "joined", "signed-in");
    }

    @Test
    void accounts_are_changed_by_who_has_just_given_password_and_code() {
        Chosen rina = firstSupervisor("Rina");
        clock.advance(Duration.ofMinutes(1));
        Answer in = signIn(rina.name, PASSWORD, code(rina)).expect(200);
        String account = "{\"name\":\"Budi\",\"roles\":[\"officer\"]}";
        as(in, "POST", "/api/accounts", account).expect(201);

        clock.advance(Duration.ofMinutes(11));
        Answer refused = as(in, "POST", "/api/accounts", account.replace("Budi", "Ayu"));
        refused.problem(403);
        assertThat(refused.field("refusal")).isEqualTo("ProofNeeded");
        Answer proven = as(in, "POST", "/api/session/proof",
                "{\"password\":\"" + PASSWORD + "\",\"code\":\"" + code(rina) + "\"}").expect(200);
        who(in).expect(401);
        as(proven, "POST", "/api/accounts", account.replace("Budi", "Ayu")).expect(201);
    }

    @Test
    void a_key_acts_in_its_role_until_it_ends_or_is_revoked() {
        JsonNode made = client.post("/api/keys", "{\"name\":\"dashboard\",\"role\":\"auditor\",\"days\":2}").expect(201)
                .json();
        Client program = client.with(made.get("secret").asText());
        program.get(BRANCH + "/journal?after=0").expect(200);
        program.post(BRANCH + "/day/close", "{}").expect(403);
        program.post("/api/keys", "{\"name\":\"more\",\"role\":\"supervisor\",\"days\":2}").expect(403);

        clock.advance(Duration.ofDays(2));
        program.get(BRANCH + "/journal?after=0").expect(401);
        JsonNode other = client.post("/api/keys", "{\"name\":\"desk\",\"role\":\"supervisor\",\"days\":2}").expect(201)
                .json();
        Client desk = client.with(other.get("secret").asText());
        desk.ticket("jht");
        assertThat(client.journal("TicketIssued").getLast().at("/actor/key").asText())
                .isEqualTo(other.at("/made/key").asText());
        client.delete("/api/keys/" + other.at("/made/key").asText()).expect(200);
        desk.get(BRANCH).expect(401);
    }

    @Test
    void passwords_and_pins_that_are_guessed_first_are_refused() {
        String code = server.access().people().inviteFirstSupervisor();
        JsonNode asked = anonymous("POST", "/api/join/look", "{\"code\":\"" + code + "\"}").expect(200).json();
        for (String password : List.of("short", "password1234", "Rina Wati 123", "aaaaaaaaaaaa", "abcdefghijklm",
                "123456789012", "Bilikbilik!2026")) {
            assertThat(join(code, "Rina Wati", password, totp(asked.get("totpSecret").asText()))).as(password)
                    .extracting(Answer::status).isEqualTo(422);
        }
        join(code, "Rina Wati", PASSWORD, "000000").expect(422);
        join(code, "Rina Wati", PASSWORD, totp(asked.get("totpSecret").asText())).expect(201);
        join(code, "Eve", PASSWORD, totp(asked.get("totpSecret").asText())).expect(401);
    }

    @Test
    void the_first_code_holds_for_half_an_hour() {
        String code = server.access().people().inviteFirstSupervisor();
        clock.advance(Duration.ofMinutes(30));
        anonymous("POST", "/api/join/look", "{\"code\":\"" + code + "\"}").expect(401);
    }

    @Test
    void a_code_of_the_server_beside_a_supervisor_is_remembered_for_the_alarms() {
        Instant begun = clock.instant();
        firstSupervisor("Rina");
        assertThat(server.access().audit().listCodesOfServer(begun)).isEmpty();
        firstSupervisor("Someone Else");
        assertThat(server.access().audit().listCodesOfServer(begun)).extracting(ServerAlarms.CodeUse::used)
                .containsExactly(true, false);
    }

    @Test
    void devices_that_wait_are_few() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            statuses.add(anonymous("POST", "/api/pairings", "{\"kind\":\"board\"}").status());
        }
        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 503, 503, 503, 503, 503);
    }

    @Test
    void a_screen_whose_page_is_loaded_anew_has_one_code() {
        String own = "bilik-device-" + "s".repeat(43);
        String code = "";
        for (int i = 0; i < 10; i++) {
            code = anonymous("POST", "/api/pairings", "{\"kind\":\"board\",\"key\":\"" + own + "\"}").expect(201)
                    .field("code");
        }
        assertThat(client.get("/api/pairings").expect(200).json().get("waiting")).singleElement()
                .extracting(waiting -> waiting.get("code").asText()).isEqualTo(code);
    }

    // ---- people

    private Chosen firstSupervisor(String name) {
        String code = server.access().people().inviteFirstSupervisor();
        String secret = anonymous("POST", "/api/join/look", "{\"code\":\"" + code + "\"}").expect(200)
                .field("totpSecret");
        String account = join(code, name, PASSWORD, totp(secret)).expect(201).field("account");
        return new Chosen(account, name, secret);
    }

    private Answer join(String code, String name, String password, String totp) {
        return anonymous("POST", "/api/join", "{\"code\":\"" + code + "\",\"name\":\"" + name + "\",\"password\":\""
                + password + "\",\"totp\":\"" + totp + "\"}");
    }

    /** An officer who has chosen a PIN at that PC. */
    private String officer(String name, String pc) {
        String code = client.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"officer\"]}").expect(201)
                .field("code");
        String pin = "270519";
        client.with(pc).post("/api/join", "{\"code\":\"" + code + "\",\"pin\":\"" + pin + "\"}").expect(201);
        return pin;
    }

    /** The key of a device that was paired. */
    private String pair(String kind, String name) {
        JsonNode begun = anonymous("POST", "/api/pairings", "{\"kind\":\"" + kind + "\"}").expect(201).json();
        client.post("/api/pairings/" + begun.get("code").asText() + "/approval",
                "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}").expect(200);
        return anonymous("POST", "/api/pairings/claim", "{\"claim\":\"" + begun.get("claim").asText() + "\"}")
                .expect(200).field("key");
    }

    private Answer signIn(String name, String password, String code) {
        return anonymous("POST", "/api/session", "{\"account\":\"" + name + "\",\"password\":\"" + password
                + "\",\"code\":\"" + code + "\"}");
    }

    private Answer pinAt(String device, String name, String pin) {
        return client.with(device).post("/api/session", "{\"account\":\"" + name + "\",\"pin\":\"" + pin + "\"}");
    }

    private Answer anonymous(String method, String path, String body) {
        return client.anonymous().send(method, path, BodyPublishers.ofString(body));
    }

    private Answer who(Answer in) { return as(in, "GET", "/api/session", ""); }

    private Answer as(Answer in, String method, String path, String body) {
        return with(cookie(in), method, path, body);
    }

    private Answer with(String cookie, String method, String path, String body) {
        HttpRequest.Builder request = client.anonymous().request(path).header("Cookie", "bilik=" + cookie)
                .header("Content-Type", "application/json").header("Origin", "http://127.0.0.1:" + server.port());
        return client.told(request.method(method, BodyPublishers.ofString(body)).build());
    }

    private static String cookie(Answer in) {
        String set = in.header("Set-Cookie").orElseThrow();
        return set.substring(set.indexOf('=') + 1, set.indexOf(';'));
    }

    private String code(Chosen person) { return totp(person.totpSecret); }

    private String totp(String secret) { return AuthenticatorApp.code(secret, clock.instant()); }
}
