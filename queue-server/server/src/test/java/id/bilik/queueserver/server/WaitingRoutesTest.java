package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The waiting list over HTTP; it is a Tuesday at nine, and every place of Wednesday is booked. */
class WaitingRoutesTest extends AtOneServer {
    private static final String SLOTS = BRANCH + "/slots?service=jht&from=2026-03-11&days=1";

    private final List<JsonNode> booked = new ArrayList<>();

    @BeforeEach
    void all_places_of_wednesday_are_booked() {
        for (JsonNode slot : client.get(SLOTS).expect(200).json().get("slots")) {
            for (int i = 0; i < slot.get("free").asInt(); i++) {
                Answer held = client.post(BRANCH + "/bookings", """
                        {"requestId":"%s","service":"jht","at":"%s","person":%s}""".formatted(UUID.randomUUID(),
                        slot.get("at").asText(), person(1_000 + booked.size())));
                if (held.status() == 201) {
                    client.post(BRANCH + "/bookings/" + held.field("booking") + "/confirm", "").expect(200);
                    booked.add(held.json());
                }
            }
        }
        assertThat(client.get(SLOTS).json().get("slots")).isEmpty();
    }

    private static String person(int number) {
        return "{\"nik\":\"33750125%02d90%04d\",\"name\":\"Sari Dewi\"}".formatted(1 + number / 1_000, number + 1);
    }

    private static String wish(UUID request, int person) {
        return """
                {"requestId":"%s","service":"jht","from":"2026-03-11","until":"2026-03-11","person":%s}"""
                .formatted(request, person(person));
    }

    private JsonNode join(int person) {
        return client.anonymous().post(BRANCH + "/waiting-list", wish(UUID.randomUUID(), person)).expect(201)
                .json();
    }

    private Answer send(String method, JsonNode wish, String path, String body) {
        Client holder = client.anonymous();
        return holder.told(holder.request(BRANCH + path.formatted(wish.get("booking").asText()))
                .header("Authorization", "Booking " + wish.get("secret").asText())
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build());
    }

    private JsonNode look(JsonNode wish) { return send("GET", wish, "/waiting-list/%s", "").expect(200).json(); }

    private String state(JsonNode wish) { return look(wish).get("state").asText(); }

    private String offered(JsonNode wish) { return "{\"at\":\"" + look(wish).at("/offer/at").asText() + "\"}"; }

    /** Gives one place back, and moves the clock to when it is open again. */
    private void giveBack(int number) {
        client.delete(BRANCH + "/bookings/" + booked.get(number).get("booking").asText()).expect(200);
        clock.advance(Duration.ofMinutes(31));
    }

    @Test
    void the_first_on_the_list_gets_the_place_takes_it_and_has_a_booking_by_the_same_link() {
        JsonNode first = join(1);
        JsonNode second = join(2);
        assertThat(look(second).get("position").asInt()).isEqualTo(2);
        assertThat(look(second).get("of").asInt()).isEqualTo(2);
        giveBack(0);
        Awaitility.await().until(() -> state(first).equals("offered"));
        assertThat(state(second)).isEqualTo("waiting");
        assertThat(client.get(SLOTS).json().get("slots")).as("kept for who was offered it").isEmpty();

        String at = offered(first);
        assertThat(send("POST", second, "/waiting-list/%s/accept", at).expect(409).field("refusal"))
                .isEqualTo("WrongBookingState");
        assertThat(send("POST", first, "/waiting-list/%s/accept", at).expect(200).field("state")).isEqualTo("booked");
        assertThat(send("POST", first, "/waiting-list/%s/accept", at).expect(200).field("state")).isEqualTo("booked");
        assertThat(send("GET", first, "/bookings/%s", "").expect(200).field("state")).isEqualTo("confirmed");
        assertThat(client.get(BRANCH + "/bookings/" + first.get("booking").asText()).json().at("/person/name")
                .asText()).isEqualTo("Sari Dewi");
        assertThat(client.journal("OfferTaken")).hasSize(1);
    }

    @Test
    void an_offer_that_is_not_taken_in_time_goes_to_the_next_also_after_a_restart() {
        JsonNode first = join(1);
        JsonNode second = join(2);
        giveBack(booked.size() - 1);
        Awaitility.await().until(() -> state(first).equals("offered"));
        server.close();
        clock.advance(Duration.ofHours(5));
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();
        Awaitility.await().until(() -> state(second).equals("offered"));
        assertThat(state(first)).isEqualTo("waiting");
        assertThat(client.journal("OfferExpired")).hasSize(1);

        send("POST", second, "/waiting-list/%s/decline", offered(second)).expect(200);
        assertThat(state(second)).isEqualTo("waiting");
        assertThat(send("DELETE", second, "/waiting-list/%s", "").expect(200).field("state")).isEqualTo("left");
        assertThat(look(first).get("of").asInt()).isEqualTo(1);
    }

    @Test
    void a_wish_opens_by_its_secret_and_is_one_however_often_it_is_sent() {
        UUID request = UUID.randomUUID();
        Client anybody = client.anonymous();
        JsonNode wish = anybody.post(BRANCH + "/waiting-list", wish(request, 1)).expect(201).json();
        assertThat(anybody.post(BRANCH + "/waiting-list", wish(request, 1)).expect(200).json()).isEqualTo(wish);
        assertThat(anybody.post(BRANCH + "/waiting-list", wish(UUID.randomUUID(), 1)).expect(409)
                .field("refusal")).isEqualTo("AlreadyWaiting");
        anybody.get(BRANCH + "/waiting-list/" + wish.get("booking").asText()).expect(404);
        anybody.delete(BRANCH + "/waiting-list/" + wish.get("booking").asText()).expect(404);
        assertThat(client.journal("WaitingJoined")).singleElement()
                .satisfies(event -> assertThat(event.get("requestId").asText()).isEqualTo(request.toString()));
    }
}
