package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of a participant at home, by the secret of the booking alone; it is a Tuesday at nine. */
class HomeRoutesTest extends AtOneServer {
    private static final String PLACE = "2026-03-10T10:30:00+07:00";
    private static final List<String> ACTS = List.of("arrive", "return", "self-working", "needs-officer",
            "conversation");

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) { return usual.with(Homes.plan()); }

    @BeforeEach
    void an_officer_is_on_duty() { client.signOn("g1"); }

    private JsonNode book(int person, String at) {
        JsonNode held = client.anonymous().post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"%s","place":"home",
                 "person":{"nik":"337501250790%04d","name":"Sari Dewi"}}""".formatted(UUID.randomUUID(), at, person))
                .expect(201).json();
        act(held, "confirm", "").expect(200);
        return held;
    }

    private Answer send(String method, JsonNode booking, String path, String body) {
        Client holder = client.anonymous();
        return holder.told(holder.request(BRANCH + path.formatted(booking.get("booking").asText()))
                .header("Authorization", "Booking " + booking.get("secret").asText())
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build());
    }

    private Answer act(JsonNode booking, String act, String body) {
        return send("POST", booking, "/bookings/%s/" + act, body);
    }

    private Answer atHome(JsonNode booking, String act) {
        return act(booking, "home/" + act,
                act.equals("conversation") ? "{\"page\":\"" + UUID.randomUUID() + "\"}" : "{}");
    }

    private JsonNode look(JsonNode booking) { return send("GET", booking, "/bookings/%s/home", "").expect(200).json(); }

    private String stage(JsonNode booking) { return look(booking).at("/ticket/stage").asText(); }

    /** Booked for half past ten, checked in and called, to booth H1. */
    private JsonNode called() {
        JsonNode booking = book(1, PLACE);
        clock.advance(Duration.ofMinutes(90));
        act(booking, "check-in", "").expect(200);
        assertThat(client.callNext("g1").expect(200).field("booth")).isEqualTo("H1");
        return booking;
    }

    /** Called three times, and nobody answered: a next place is offered. */
    private JsonNode offered() {
        JsonNode booking = called();
        for (int recalls = 1; recalls <= 2; recalls++) {
            int expected = recalls;
            clock.advance(Duration.ofMinutes(1));
            Awaitility.await().until(() -> look(booking).at("/ticket/recalls").asInt() == expected);
        }
        clock.advance(Duration.ofMinutes(1));
        Awaitility.await().until(() -> look(booking).at("/next/state").asText().equals("offered"));
        return booking;
    }

    @Test
    void a_foreign_secret_opens_nothing_of_the_visit() {
        JsonNode own = called();
        JsonNode other = book(2, "2026-03-10T12:00:00+07:00");
        JsonNode foreign = ((ObjectNode) other.deepCopy()).put("booking", own.get("booking").asText());
        send("GET", foreign, "/bookings/%s/home", "").expect(404);
        send("GET", foreign, "/bookings/%s/home/live", "").expect(404);
        ACTS.forEach(act -> atHome(foreign, act).expect(404));
        client.anonymous().get(BRANCH + "/bookings/" + own.get("booking").asText() + "/home").expect(404);
        assertThat(stage(own)).isEqualTo("called");
    }

    @Test
    void before_the_check_in_and_with_the_ticket_of_another_day_nothing_can_be_done() {
        JsonNode booking = book(1, PLACE);
        ACTS.forEach(act -> assertThat(atHome(booking, act).expect(409).field("refusal")).as(act)
                .isEqualTo("WrongBookingState"));
        clock.advance(Duration.ofMinutes(90));
        String ticket = act(booking, "check-in", "").expect(200).field("ticket");
        clock.advance(Duration.ofDays(1));
        client.signOn("g1");
        JsonNode tomorrow = book(2, "2026-03-11T12:00:00+07:00");
        clock.advance(Duration.ofMinutes(90));
        assertThat(act(tomorrow, "check-in", "").expect(200).field("ticket")).as("the number begins again")
                .isEqualTo(ticket);
        client.callNext("g1").expect(200);
        assertThat(look(booking).has("ticket")).isFalse();
        ACTS.forEach(act -> assertThat(atHome(booking, act).expect(409).field("refusal")).as(act)
                .isEqualTo("WrongBookingState"));
        assertThat(stage(tomorrow)).isEqualTo("called");
    }

    @Test
    void a_visit_that_has_ended_can_neither_be_answered_nor_talked_in() {
        JsonNode booking = called();
        atHome(booking, "arrive").expect(200);
        client.inBooth("H1", "complete").expect(200);
        ACTS.forEach(act -> assertThat(atHome(booking, act).expect(409).field("refusal")).as(act)
                .isEqualTo("WrongStage"));
    }

    @Test
    void a_next_place_is_offered_and_taken_by_the_same_link_also_after_a_restart() {
        JsonNode booking = offered();
        String at = look(booking).at("/next/offer/at").asText();
        assertThat(send("GET", booking, "/bookings/%s", "").expect(200).field("next")).isEqualTo("offered");
        server.close();
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();
        assertThat(look(booking).at("/next/offer/at").asText()).isEqualTo(at);
        String body = "{\"at\":\"" + at + "\"}";
        send("POST", booking, "/waiting-list/%s/accept", body).expect(200);
        assertThat(send("POST", booking, "/waiting-list/%s/accept", body).expect(200).field("state"))
                .isEqualTo("booked");
        assertThat(look(booking).at("/booking/state").asText()).isEqualTo("confirmed");
        assertThat(look(booking).at("/booking/at").asText()).isEqualTo(at);
        assertThat(look(booking).has("next")).isFalse();
        assertThat(client.get(BRANCH + "/bookings/" + booking.get("booking").asText()).json().at("/person/name")
                .asText()).as("the person is known as before").isEqualTo("Sari Dewi");
        assertThat(client.journal("HomeUnanswered")).singleElement().satisfies(event -> assertThat(event.toString())
                .doesNotContain("Sari", "3375"));
    }

    @Test
    void who_declines_waits_and_who_waits_no_more_has_the_old_booking_with_its_person() {
        JsonNode booking = offered();
        send("POST", booking, "/waiting-list/%s/decline", "{\"at\":\"" + look(booking).at("/next/offer/at").asText()
                + "\"}").expect(200);
        assertThat(client.journal("BookingMissed")).hasSize(1);
        send("DELETE", booking, "/waiting-list/%s", "").expect(200);
        assertThat(look(booking).has("next")).isFalse();
        assertThat(client.get(BRANCH + "/bookings/" + booking.get("booking").asText()).json().at("/person/name")
                .asText()).isEqualTo("Sari Dewi");
        assertThat(look(booking).at("/ticket/mayReturn").asBoolean()).isTrue();
        assertThat(atHome(booking, "return").expect(200).json().at("/ticket/stage").asText()).isEqualTo("waiting");
    }
}
