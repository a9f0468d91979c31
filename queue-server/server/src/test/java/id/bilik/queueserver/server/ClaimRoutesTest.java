package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reasons of claims over HTTP; it is Tuesday 10 March at nine. */
class ClaimRoutesTest extends AtOneServer {
    private static final String WEDNESDAY = "2026-03-11T10:00:00+07:00";
    private static final String THURSDAY = "2026-03-12T10:00:00+07:00";

    private Answer book(String at, String claim) {
        return client.anonymous().post(BRANCH + "/bookings",
                """
                        {"requestId":"%s","service":"jht","at":"%s","claim":%s,"person":{"nik":"3375012507900002","name":"Sari"}}"""
                        .formatted(UUID.randomUUID(), at, claim));
    }

    private static String left(String reason, String day) {
        return "{\"reason\":\"%s\",\"leftOn\":\"%s\"}".formatted(reason, day);
    }

    private Answer move(JsonNode booking, String at) {
        Client holder = client.anonymous();
        return holder.told(holder.request(BRANCH + "/bookings/" + booking.get("booking").asText() + "/reschedule")
                .header("Authorization", "Booking " + booking.get("secret").asText())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"at\":\"" + at + "\"}")).build());
    }

    @Test
    void anybody_may_read_the_reasons_of_a_service_with_their_papers() {
        JsonNode jht = client.anonymous().get(BRANCH + "/services").expect(200).json().get("services").get(0);
        JsonNode laidOff = jht.get("reasons").get(3);
        assertThat(laidOff.get("id").asText()).isEqualTo("laid-off");
        assertThat(laidOff.get("waitingMonths").asInt()).isEqualTo(1);
        assertThat(laidOff.at("/papers/2/oneOf").asText()).isEqualTo("phk");
        assertThat(laidOff.at("/papers/2/basis").asText()).isEqualTo("law");
        assertThat(laidOff.at("/papers/7/basis").asText()).isEqualTo("branch");
        assertThat(jht.get("documents")).as("what kiosks show is as before").hasSize(6);
    }

    @Test
    void a_month_after_leaving_work_is_waited_for_before_a_slot_is_taken() {
        int events = client.journal().size();
        Answer refused = book(WEDNESDAY, left("resigned", "2026-02-12")).expect(409);
        assertThat(refused.field("refusal")).isEqualTo("WaitingMonth");
        assertThat(refused.field("from")).isEqualTo("2026-03-12");
        assertThat(client.journal()).as("nothing was held").hasSize(events);
        book(THURSDAY, left("resigned", "2026-02-12")).expect(201);
    }

    @Test
    void a_booking_is_moved_to_no_day_before_the_month_is_over() {
        JsonNode booking = book(THURSDAY, left("laid-off", "2026-02-12")).expect(201).json();
        client.post(BRANCH + "/bookings/" + booking.get("booking").asText() + "/confirm", "").expect(200);
        assertThat(move(booking, WEDNESDAY).expect(409).field("refusal")).isEqualTo("WaitingMonth");
        move(booking, "2026-03-13T10:00:00+07:00").expect(200);
    }

    @Test
    void nobody_waits_for_a_place_before_the_month_is_over() {
        String wish = """
                {"requestId":"%s","service":"jht","from":"2026-03-%s","until":"2026-03-13","claim":%s,\
                "person":{"nik":"3375012507900002","name":"Sari"}}""";
        assertThat(client.anonymous().post(BRANCH + "/waiting-list",
                wish.formatted(UUID.randomUUID(), "11", left("resigned", "2026-02-12"))).expect(409)
                .field("refusal")).isEqualTo("WaitingMonth");
        client.anonymous().post(BRANCH + "/waiting-list",
                wish.formatted(UUID.randomUUID(), "12", left("resigned", "2026-02-12"))).expect(201);
    }

    @Test
    void a_reason_that_waits_needs_the_last_day_of_work_and_others_do_not() {
        assertThat(book(WEDNESDAY, "{\"reason\":\"resigned\"}").expect(400).field("detail")).contains("claim.leftOn");
        assertThat(book(WEDNESDAY, left("resigned", "yesterday")).expect(400).field("detail"))
                .contains("claim.leftOn");
        assertThat(book(WEDNESDAY, "{\"reason\":\"bored\"}").expect(400).field("detail")).contains("claim.reason");
        book(WEDNESDAY, "{\"reason\":\"death\"}").expect(201);
    }

    @Test
    void the_journal_knows_neither_reason_nor_last_day_of_work_and_staff_do() {
        JsonNode booking = book(THURSDAY, left("resigned", "2026-02-12")).expect(201).json();
        assertThat(client.journal("BookingHeld").toString()).doesNotContain("resigned", "2026-02-12");
        assertThat(client.get(BRANCH + "/bookings/" + booking.get("booking").asText()).expect(200).json()
                .at("/claim/reason").asText()).isEqualTo("resigned");
    }
}
