package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Room by quarter hour and channel over HTTP. It is Tuesday, 2026-03-10, nine o'clock, and the branch never closes. */
class CapacityRoutesTest extends AtOneServer {
    private static final String CAPACITY = BRANCH + "/capacity";

    private JsonNode capacity() { return client.get(CAPACITY).expect(200).json(); }

    private static JsonNode slot(JsonNode capacity, String time) {
        for (JsonNode slot : capacity.get("slots")) {
            if (slot.get("from").asText().equals("2026-03-10T" + time + ":00+07:00")) {
                return slot;
            }
        }
        throw new AssertionError("no slot at " + time);
    }

    /** What each share has left there, in minutes. */
    private static List<Double> left(JsonNode capacity, String time) {
        List<Double> left = new ArrayList<>();
        slot(capacity, time).get("shares").forEach(share -> left.add(share.get("leftMinutes").asDouble()));
        return left;
    }

    private void book(int visits, String time) {
        for (int i = 0; i < visits; i++) {
            client.post(BRANCH + "/tickets", """
                    {"requestId":"%s","service":"info","appointment":{"at":"2026-03-10T%s:00+07:00"}}"""
                    .formatted(UUID.randomUUID(), time)).expect(201);
        }
    }

    /** Each conflict as its time and the tickets that it concerns. */
    private static List<String> conflicts(JsonNode capacity) {
        List<String> conflicts = new ArrayList<>();
        for (JsonNode conflict : capacity.get("conflicts")) {
            List<String> tickets = new ArrayList<>();
            conflict.get("concerns").forEach(concern -> tickets.add(concern.get("ticket").asText()));
            conflicts.add(conflict.get("from").asText().substring(11, 16) + " " + String.join(" ", tickets));
        }
        return conflicts;
    }

    @Test
    void an_officer_who_signs_off_lowers_the_room_at_once_and_the_tickets_in_conflict_are_listed() {
        client.signOn("g1");
        client.signOn("g2");
        book(12, "13:00");
        JsonNode before = capacity();
        assertThat(before.get("officersFrom").asText()).isEqualTo("duty");
        assertThat(conflicts(before)).isEmpty();
        assertThat(slot(before, "13:00").at("/shares/1/promised").asInt()).isEqualTo(12);
        double minutes = slot(before, "13:00").get("attentionMinutes").asDouble();

        client.post(BRANCH + "/groups/g2/sign-off", "{}").expect(200);

        JsonNode after = capacity();
        assertThat(slot(after, "13:00").get("attentionMinutes").asDouble()).isLessThan(minutes).isPositive();
        assertThat(left(after, "13:15")).allSatisfy(left -> assertThat(left).isPositive());
        for (int share = 0; share < 4; share++) {
            assertThat(left(after, "13:15").get(share)).isLessThan(left(before, "13:15").get(share));
        }
        assertThat(conflicts(after)).containsExactly("13:00 E012 E011 E010 E009 E008 E007");
        assertThat(slot(after, "13:00").at("/shares/1/promised").asInt()).as("nothing is cancelled").isEqualTo(12);
        client.post(BRANCH + "/groups/g1/pause", "{\"minutes\":60}").expect(200);
        assertThat(slot(capacity(), "09:45").get("attentionMinutes").asDouble()).isZero();
        assertThat(slot(capacity(), "10:00").get("attentionMinutes").asDouble()).isPositive();

        client.signOn("g2");
        assertThat(conflicts(capacity())).as("another officer settles it").isEmpty();
    }

    @Test
    void a_later_day_counts_an_officer_at_every_group_and_an_earlier_one_is_history() {
        JsonNode later = client.get(CAPACITY + "?date=2026-03-17").expect(200).json();

        assertThat(later.get("officersFrom").asText()).isEqualTo("plan");
        assertThat(later.get("slots")).hasSize(96);
        assertThat(later.at("/slots/0/officers").asDouble()).isEqualTo(2);
        assertThat(later.at("/slots/0/shares/1/owner").asText()).isEqualTo("pekalongan");
        assertThat(client.get(CAPACITY + "?date=2026-03-09").problem(400)).contains("from today, 2026-03-10");
        assertThat(client.get(CAPACITY + "?date=2028-03-09").problem(400)).contains("a year ahead");
    }

    @Test
    void the_plan_says_how_the_room_is_shared() {
        JsonNode view = client.get(BRANCH + "/plan").expect(200).json();
        ObjectNode plan = (ObjectNode) view.get("plan");
        assertThat(plan.has("channels")).as("as usual").isFalse();
        ObjectNode channels = plan.putObject("channels").put("walkInPercent", 60).put("bookedPercent", 40)
                .put("collectivePercent", 0).put("staffPercent", 1);
        assertThat(check(plan)).contains("shares of channels must add up to 100 percent, not 101");
        channels.put("staffPercent", 0).put("walkInMinimumPercent", 61);
        assertThat(check(plan)).contains("protected minimum of walk-ins must be 0 to their share of 60 percent");
        channels.put("walkInMinimumPercent", 50).put("releaseMinutes", 1_441);
        assertThat(check(plan)).contains("time to release room must be 0 to 24 hours");
        channels.put("releaseMinutes", 30).put("bookedPercent", 140).put("staffPercent", -100);
        assertThat(check(plan)).contains("0 to 100 percent");
        channels.put("bookedPercent", 40).put("staffPercent", 0);

        client.post(BRANCH + "/plan", "{\"plan\":" + plan + ",\"basedOn\":" + view.get("sequence")
                + ",\"when\":\"now\"}").expect(200);

        JsonNode capacity = capacity();
        assertThat(capacity.at("/rule").toString()).isEqualTo("{\"walkInMinimumPercent\":50,\"releaseMinutes\":30}");
        assertThat(capacity.findValuesAsText("percent").subList(0, 4)).containsExactly("60", "40", "0", "0");
        assertThat(client.get(BRANCH + "/plan").expect(200).json().at("/plan/channels")).isEqualTo(channels);
    }

    private String check(ObjectNode plan) {
        return client.post(BRANCH + "/plan/check", "{\"plan\":" + plan + "}").expect(200).field("problem");
    }

    @Test
    void who_waits_without_a_booking_has_room_or_is_counted() {
        client.signOn("g1");
        client.ticket("info");
        JsonNode capacity = capacity();

        assertThat(capacity.at("/waiting/withRoom").asInt()).isEqualTo(1);
        assertThat(capacity.at("/slots/0/shares/0/takenMinutes").asDouble()).isPositive();
    }
}
