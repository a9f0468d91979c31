package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three wishes a minute are taken as they come, and each one more costs work; it is a Tuesday at nine. */
class ProofOfWorkTest extends AtOneServer {
    private static final int QUIET = 3;
    private static final String BOOKINGS = BRANCH + "/bookings";
    private int people;

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new EdgeConfig(EdgeConfig.SUGGESTED.feeds(), EdgeConfig.SUGGESTED.feedsPerAddress(),
                EdgeConfig.SUGGESTED.wishesPerAddress(), new ProofConfig(QUIET, 1_000)));
    }

    private String wish(UUID request) {
        return """
                {"requestId":"%s","service":"jht","at":"2026-03-11T%02d:00:00+07:00",
                 "person":{"nik":"337501250790%04d","name":"Sari Dewi"}}""".formatted(request, 9 + people % 6,
                ++people);
    }

    private Answer book() { return client.anonymous().post(BOOKINGS, wish(UUID.randomUUID())); }

    private Answer book(String proof) {
        Client anybody = client.anonymous();
        return anybody.told(anybody.request(BOOKINGS).header("Content-Type", "application/json").header("Proof", proof)
                .POST(BodyPublishers.ofString(wish(UUID.randomUUID()))).build());
    }

    /** The challenge of a wish that comes in a crowd. */
    private JsonNode crowd() {
        quiet(QUIET);
        return challenge(book());
    }

    private void quiet(int wishes) {
        for (int i = 0; i < wishes; i++) {
            book().expect(201);
        }
    }

    private static JsonNode challenge(Answer answer) {
        assertThat(answer.expect(403).field("refusal")).isEqualTo("ProofRequired");
        return answer.json().get("challenge");
    }

    private void assertRefused(String proof, String why) {
        Answer answer = book(proof);
        assertThat(challenge(answer)).as("another one").isNotNull();
        assertThat(answer.field("detail")).startsWith(why);
    }

    @Test
    void nobody_computes_anything_in_a_quiet_minute_and_a_crowd_does() {
        JsonNode challenge = crowd();
        assertThat(client.journal("BookingHeld")).hasSize(QUIET);
        assertThat(challenge.get("algorithm").asText()).isEqualTo("SHA-256");
        assertThat(challenge.get("maxnumber").asInt()).isEqualTo(1_000);
        assertThat(challenge.get("salt").asText()).matches("[0-9a-f]{24}\\?expires=1773108120&");
        book(Solver.solve(challenge)).expect(201);
        assertThat(client.journal("BookingHeld")).hasSize(QUIET + 1);
    }

    @Test
    void a_proof_is_good_once() {
        String proof = Solver.solve(crowd());
        book(proof).expect(201);
        assertRefused(proof, "This proof of work was used before");
    }

    @Test
    void a_proof_is_good_for_two_minutes() {
        JsonNode first = crowd();
        JsonNode second = challenge(book());
        clock.advance(Duration.ofSeconds(119));
        book(Solver.solve(first)).expect(201);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(Solver.solve(second), "This proof of work was used before, or came after its two minutes.");
    }

    @Test
    void digits_of_the_number_make_no_proof_last_longer() {
        JsonNode challenge = crowd();
        String solution = new String(Base64.getDecoder().decode(Solver.solve(challenge)),
                StandardCharsets.UTF_8);
        String number = solution.replaceAll(".*\"number\":(\\d+).*", "$1");
        String salt = challenge.get("salt").asText();
        clock.advance(Duration.ofMinutes(3));
        assertRefused(Solver.header(challenge, salt + number.charAt(0), number.substring(1).isEmpty()
                ? "0"
                : number.substring(1).replaceFirst("^0+(?=\\d)", "")),
                "This proof of work does not solve");
        assertRefused(Solver.header(challenge, salt.replace("&", "0&"), number), "This proof of work does not solve");
    }

    @Test
    void a_challenge_that_somebody_made_up_is_worth_nothing() {
        JsonNode challenge = crowd();
        String salt = challenge.get("salt").asText();
        String own = challenge.toString().replace(challenge.get("challenge").asText(), Solver.hash(salt + 1));
        String proof = Base64.getEncoder().encodeToString(own.replace("\"maxnumber\":1000", "\"number\":1")
                .getBytes(StandardCharsets.UTF_8));
        assertRefused(proof, "This proof of work does not solve a challenge of this server.");
    }

    @Test
    void a_number_that_is_not_the_one_is_refused() {
        JsonNode challenge = crowd();
        assertRefused(Solver.header(challenge, challenge.get("salt").asText(), "1001"),
                "This proof of work does not solve a challenge of this server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bm9uZQ==", "e30=", "bnVsbA==", "W10="})
    void what_is_no_solution_is_refused(String proof) {
        assertRefused(proof, "This proof of work does not solve a challenge of this server.");
    }

    @Test
    void staff_compute_nothing() {
        crowd();
        client.post(BOOKINGS, wish(UUID.randomUUID())).expect(201);
        Client officer = client.anonymous();
        String cookie = "bilik=" + SignedIn.secret("officer g1", TestServer.RUN, client.at("/"));
        officer.told(officer.request(BOOKINGS).header("Content-Type", "application/json").header("Cookie", cookie)
                .header("Origin", "http://127.0.0.1:" + server.port())
                .POST(BodyPublishers.ofString(wish(UUID.randomUUID()))).build()).expect(201);
    }

    @Test
    void a_wish_that_comes_again_needs_no_proof() {
        UUID request = UUID.randomUUID();
        String body = wish(request);
        client.anonymous().post(BOOKINGS, body).expect(201);
        quiet(QUIET - 1);
        client.anonymous().post(BOOKINGS, body).expect(200);
        challenge(book());
    }

    @Test
    void who_waits_or_applies_for_a_draw_comes_through_the_same_gate() {
        client.post(BRANCH + "/draws", """
                {"date":"2026-03-12","until":"2026-03-11T15:00:00+07:00"}""").expect(201);
        crowd();
        String person = ",\"person\":{\"nik\":\"3375012507909001\",\"name\":\"Sari Dewi\"}}";
        challenge(client.anonymous().post(BRANCH + "/waiting-list", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"from\":\"2026-03-11\",\"until\":\"2026-03-11\"" + person));
        challenge(client.anonymous().post(BRANCH + "/draws/2026-03-12/applications",
                "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"" + person));
    }

    @Test
    void what_cannot_be_read_costs_no_work() {
        crowd();
        client.anonymous().post(BOOKINGS, "{}").expect(400);
    }
}
