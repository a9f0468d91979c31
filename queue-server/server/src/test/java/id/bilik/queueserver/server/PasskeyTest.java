package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passkeys as second factor over HTTP, and all that somebody may send who has none. */
class PasskeyTest extends AtOneServer {
    private static final String PASSWORD = "tujuh bakau biru laut";

    private String origin = "";
    private Client browser = new Client(URI.create("http://localhost"));
    private SoftPasskey passkey = SoftPasskey.at("localhost", origin);

    /** What a browser was given to have signed. */
    record Given(String challenge, String cookie) {}

    @BeforeEach
    void open_the_page_under_a_name() {
        origin = "http://localhost:" + server.port();
        browser = new Client(URI.create(origin));
        passkey = SoftPasskey.at("localhost", origin);
    }

    @Test
    void somebody_joins_with_a_passkey_and_signs_in_with_password_and_passkey_ever_after() {
        join("Rina Wati", passkey).expect(201);

        Answer in = signIn("Rina Wati", PASSWORD, passkey).expect(200);
        assertThat(in.json().get("roles")).hasToString("[\"supervisor\"]");
        signIn("Rina Wati", PASSWORD, passkey).expect(200);
        assertThat(audit()).contains("passkey-added", "by password and passkey");
        assertThat(as(in, "GET", "/api/passkeys", "").expect(200).json().at("/passkeys/0/site").asText())
                .isEqualTo("localhost");
    }

    @Test
    void every_wrong_way_is_refused_with_the_same_sentence() {
        join("Rina", passkey).expect(201);
        SoftPasskey budis = SoftPasskey.at("localhost", origin);
        join("Budi", budis).expect(201);
        Given used = begin();
        String once = passkey.signed(used.challenge);
        send(used, "Rina", PASSWORD, once).expect(200);
        Set<String> sentences = new HashSet<>();

        List<Answer> wrong = new ArrayList<>();
        wrong.add(send(used, "Rina", PASSWORD, once));
        wrong.add(signIn("Rina", "another password", passkey));
        wrong.add(signIn("Nobody", PASSWORD, passkey));
        wrong.add(signIn("Rina", PASSWORD, budis));
        rest();
        wrong.add(signIn("Rina", PASSWORD, passkey.forged()));
        wrong.add(signIn("Rina", PASSWORD, passkey.onPage("https://bilik.example")));
        wrong.add(signIn("Rina", PASSWORD, passkey.onPage("https://localhost:" + server.port())));
        wrong.add(signIn("Rina", PASSWORD, passkey.onPage("http://localhost:1")));
        rest();
        wrong.add(signIn("Rina", PASSWORD, passkey.forSite("bilik.example")));
        wrong.add(signIn("Rina", PASSWORD, passkey.withNobodyThere()));
        send(begin(), "Rina", PASSWORD, once.replace("\"signature\":\"", "\"signature\":\"!")).expect(400);
        rest();
        Given other = begin();
        wrong.add(send(new Given(used.challenge, other.cookie), "Rina", PASSWORD, once));
        wrong.add(send(new Given(other.challenge, "of nobody"), "Rina", PASSWORD, passkey.signed(other.challenge)));
        Given late = begin();
        clock.advance(Duration.ofMinutes(5));
        wrong.add(send(late, "Rina", PASSWORD, passkey.signed(late.challenge)));
        wrong.add(send(begin(), "Rina", PASSWORD, once.replaceAll(":\"[^\"]*\"", ":\"AAAA\"")));

        wrong.forEach(answer -> sentences.add(answer.problem(401)));
        assertThat(sentences).hasSize(1);
        rest();
        signIn("Rina", PASSWORD, passkey).expect(200);
    }

    @Test
    void a_passkey_that_counts_back_is_refused_and_stands_in_the_audit() {
        join("Rina", passkey.counting(7)).expect(201);
        signIn("Rina", PASSWORD, passkey.counting(8)).expect(200);

        signIn("Rina", PASSWORD, passkey.counting(8)).expect(401);
        signIn("Rina", PASSWORD, passkey.counting(3)).expect(401);
        signIn("Rina", PASSWORD, passkey.counting(0)).expect(401);
        assertThat(audit()).contains("passkey-refused", "counts back");
        signIn("Rina", PASSWORD, passkey.counting(9)).expect(200);
    }

    @Test
    void one_is_added_and_removed_after_a_fresh_proof_and_the_last_second_factor_stays() {
        join("Rina", passkey).expect(201);
        Answer in = signIn("Rina", PASSWORD, passkey).expect(200);
        SoftPasskey second = SoftPasskey.at("localhost", origin);
        String first = as(in, "GET", "/api/passkeys", "").json().at("/passkeys/0/passkey").asText();
        as(in, "DELETE", "/api/passkeys/" + first, "").problem(422);

        clock.advance(Duration.ofMinutes(11));
        Given given = begin();
        assertThat(as(in, given, "POST", "/api/passkeys", second.made(given.challenge)).expect(403).field("refusal"))
                .isEqualTo("ProofNeeded");
        Given proof = begin();
        Answer proven = as(in, proof, "POST", "/api/session/proof",
                "{\"password\":\"" + PASSWORD + "\",\"passkey\":" + passkey.signed(proof.challenge) + "}").expect(200);
        as(in, "GET", "/api/session", "").expect(401);
        as(proven, given, "POST", "/api/passkeys", second.made(given.challenge)).expect(201);
        as(proven, "DELETE", "/api/passkeys/" + first, "").expect(200);

        as(proven, "DELETE", "/api/passkeys/" + first, "").expect(404);
        signIn("Rina", PASSWORD, passkey).expect(401);
        signIn("Rina", PASSWORD, second).expect(200);
        assertThat(audit()).contains("passkey-removed", "proven");
    }

    @Test
    void one_that_somebody_has_or_that_was_made_elsewhere_or_long_ago_cannot_be_added() {
        join("Rina", passkey).expect(201);
        SoftPasskey budis = SoftPasskey.at("localhost", origin);
        join("Budi", budis).expect(201);
        Answer budi = signIn("Budi", PASSWORD, budis).expect(200);
        SoftPasskey fresh = SoftPasskey.at("localhost", origin);

        Given given = begin();
        as(budi, given, "POST", "/api/passkeys", passkey.forged().made(given.challenge)).problem(422);
        as(budi, given, "POST", "/api/passkeys", fresh.made(given.challenge)).problem(422);
        Given elsewhere = begin();
        as(budi, elsewhere, "POST", "/api/passkeys", fresh.onPage("https://bilik.example").made(elsewhere.challenge))
                .problem(422);
        Given signed = begin();
        as(budi, signed, "POST", "/api/passkeys",
                fresh.made(signed.challenge).replace("\"attestation\":\"", "\"attestation\":\"AAAA"))
                .problem(422);
        signIn("Rina", PASSWORD, passkey).expect(200);
        as(budi, "GET", "/api/passkeys/" + budis.credential(), "").expect(405);
        assertThat(as(budi, "GET", "/api/passkeys", "").json().get("passkeys").size()).isEqualTo(1);
    }

    @Test
    void a_new_code_drops_passkeys_and_a_deleted_account_leaves_nothing_of_them() throws Exception {
        join("Rina", SoftPasskey.at("localhost", origin)).expect(201);
        String budi = join("Budi", passkey).expect(201).field("account");
        String code = client.post("/api/accounts/" + budi + "/invitation", "{}").expect(201).field("code");
        signIn("Budi", PASSWORD, passkey).expect(401);

        joinBy(code, null, passkey).expect(201);
        signIn("Budi", PASSWORD, passkey).expect(200);
        client.delete("/api/accounts/" + budi).expect(200);
        signIn("Budi", PASSWORD, passkey).expect(401);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(passkey.credential());
            }
        }
    }

    @Test
    void an_address_in_numbers_has_no_passkeys_and_challenges_are_few() {
        assertThat(client.anonymous().post("/api/passkey-challenges", "{}").problem(422)).contains("under a name");
        for (int i = 0; i < 60; i++) {
            begin();
        }
        Answer full = browser.post("/api/passkey-challenges", "{}");
        full.problem(503);
        assertThat(full.header("Retry-After")).isPresent();
        clock.advance(Duration.ofMinutes(5));
        begin();
    }

    // ---- a browser

    private Answer join(String name, SoftPasskey with) {
        return joinBy(server.access().people().inviteFirstSupervisor(), name, with);
    }

    private Answer joinBy(String code, @Nullable String name, SoftPasskey with) {
        Given given = begin();
        return page(given.cookie, "POST", "/api/join",
                "{\"code\":\"" + code + "\"," + (name == null ? "" : "\"name\":\"" + name + "\",") + "\"password\":\""
                        + PASSWORD + "\",\"passkey\":" + with.made(given.challenge) + "}");
    }

    private Answer signIn(String name, String password, SoftPasskey with) {
        Given given = begin();
        return send(given, name, password, with.signed(given.challenge));
    }

    private Answer send(Given given, String name, String password, String signed) {
        return page(given.cookie, "POST", "/api/session", "{\"account\":\"" + name + "\",\"password\":\"" + password
                + "\",\"passkey\":" + signed + "}");
    }

    private Given begin() {
        Answer begun = browser.post("/api/passkey-challenges", "{}").expect(201);
        String set = begun.header("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Max-Age=300");
        return new Given(begun.field("challenge"), set.substring(0, set.indexOf(';')));
    }

    private Answer as(Answer in, String method, String path, String body) {
        return page(session(in), method, path, body);
    }

    private Answer as(Answer in, Given given, String method, String path, String body) {
        return page(session(in) + "; " + given.cookie, method, path, body);
    }

    private Answer page(String cookies, String method, String path, String body) {
        HttpRequest.Builder request = browser.request(path).header("Cookie", cookies)
                .header("Content-Type", "application/json").header("Origin", origin);
        return browser.told(request.method(method, BodyPublishers.ofString(body)).build());
    }

    private static String session(Answer in) {
        String set = in.header("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /** Until nobody has to wait any more for having guessed. */
    private void rest() {
        clock.advance(Duration.ofMinutes(20));
    }

    private String audit() { return client.get("/api/audit").expect(200).text(); }
}
