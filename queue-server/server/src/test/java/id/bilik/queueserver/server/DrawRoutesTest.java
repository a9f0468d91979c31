package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.DrawnOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A draw over HTTP; it is a Tuesday at nine, and the places of Thursday are drawn on Wednesday at three. */
class DrawRoutesTest extends AtOneServer {
    private static final String DRAW = BRANCH + "/draws/2026-03-12";
    private static final Duration UNTIL_DRAW = Duration.ofHours(30);

    private JsonNode announce() { return client.post(BRANCH + "/draws", """
            {"date":"2026-03-12","until":"2026-03-11T15:00:00+07:00"}""").expect(201).json(); }

    private static String application(int person, UUID request, String contact) {
        return """
                {"requestId":"%s","service":"jht","earliest":"13:00",
                 "person":{"nik":"33750125%02d90%04d","name":"Sari Dewi"%s}}""".formatted(request,
                1 + person / 1_000, person + 1, contact);
    }

    private Answer apply(int person) {
        return client.anonymous().post(DRAW + "/applications", application(person, UUID.randomUUID(), ""));
    }

    private Answer send(String method, JsonNode wish, String path) {
        Client holder = client.anonymous();
        return holder.told(holder.request(BRANCH + path.formatted(wish.get("booking").asText()))
                .header("Authorization", "Booking " + wish.get("secret").asText())
                .method(method, BodyPublishers.noBody()).build());
    }

    private JsonNode held() {
        Awaitility.await().until(() -> client.get(DRAW).expect(200).field("state").equals("held"));
        return client.anonymous().get(DRAW).expect(200).json();
    }

    private void restart(Duration off) {
        server.close();
        clock.advance(off);
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();
    }

    @Test
    void people_apply_the_draw_is_held_at_its_hour_and_anybody_can_compute_it_again() {
        String commitment = announce().get("commitment").asText();
        assertThat(client.get(BRANCH + "/slots?service=jht&from=2026-03-12&days=1").json().get("slots")).isEmpty();
        JsonNode first = apply(1).expect(201).json();
        assertThat(first.get("state").asText()).isEqualTo("applied");
        assertThat(first.at("/draw/earliest").asText()).isEqualTo("13:00");
        assertThat(apply(2).expect(201).json().at("/draw/of").asInt()).isEqualTo(2);
        assertThat(client.get(DRAW).json().has("secret")).as("before the draw").isFalse();

        clock.advance(UNTIL_DRAW);
        JsonNode draw = held();
        List<String> drawn = new ArrayList<>();
        draw.get("lots").forEach(lot -> drawn.add(lot.get("application").asText()));
        String secret = draw.get("secret").asText();
        assertThat(DrawnOrder.commitmentOf(secret)).isEqualTo(commitment);
        assertThat(DrawnOrder.seedOf(secret, drawn)).isEqualTo(draw.get("seed").asText());
        assertThat(drawn).hasSize(2).isEqualTo(DrawnOrder.of(draw.get("seed").asText(), drawn));
        assertThat(send("GET", first, "/waiting-list/%s").expect(200).field("state")).isEqualTo("booked");
        JsonNode booking = send("GET", first, "/bookings/%s").expect(200).json();
        assertThat(booking.get("state").asText()).isEqualTo("confirmed");
        assertThat(booking.get("at").asText()).isEqualTo("2026-03-12T13:00:00+07:00");
        assertThat(client.get(BRANCH + "/bookings/" + first.get("booking").asText()).json().at("/person/name")
                .asText()).as("for staff").isEqualTo("Sari Dewi");
        assertThat(apply(3).expect(409).field("refusal")).isEqualTo("DrawIsOver");
    }

    @Test
    void a_draw_that_fell_due_while_the_server_was_off_is_held_at_its_start_and_never_again() {
        announce();
        JsonNode first = apply(1).expect(201).json();
        restart(Duration.ofHours(31));
        String seed = held().get("seed").asText();
        assertThat(send("GET", first, "/waiting-list/%s").expect(200).field("state")).isEqualTo("booked");
        restart(Duration.ofMinutes(1));
        assertThat(held().get("seed").asText()).isEqualTo(seed);
        assertThat(client.journal("PlacesDrawn")).hasSize(1);
        assertThat(client.journal("PlaceWon")).hasSize(1);
    }

    @Test
    void fifty_addresses_of_one_person_are_one_application() {
        announce();
        apply(1).expect(201);
        for (int address = 0; address < 50; address++) {
            assertThat(client.anonymous().post(DRAW + "/applications", application(1, UUID.randomUUID(),
                    ",\"email\":\"sari%d@example.org\"".formatted(address))).expect(409).field("refusal"))
                    .isEqualTo("AlreadyWaiting");
        }
        assertThat(client.get(DRAW).json().get("applicants").asInt()).isEqualTo(1);
    }

    @Test
    void a_supervisor_announces_and_calls_off_and_who_has_applied_waits() {
        assertThat(client.anonymous().post(BRANCH + "/draws", """
                {"date":"2026-03-12","until":"2026-03-11T15:00:00+07:00"}""").status()).isIn(401, 403);
        announce();
        JsonNode wish = apply(1).expect(201).json();
        assertThat(client.delete(DRAW).expect(200).json().get("draws")).isEmpty();
        assertThat(send("GET", wish, "/waiting-list/%s").field("state")).isIn("waiting", "offered");
        client.get(DRAW).expect(404);
    }
}
