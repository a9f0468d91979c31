package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The needs of a week with many times the claims, over HTTP. It is Tuesday, 2026-03-10, and the branch has no earlier day. */
class SurgeRoutesTest extends AtOneServer {
    private static final String SURGE = BRANCH + "/surge";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Test
    void a_week_has_its_open_dates_alone_and_says_what_holds_the_target() {
        openOnWeekdays();
        assertThat(client.get(SURGE).expect(200).json().get("state").asText()).isEqualTo("none");
        assertThat(client.post(SURGE, """
                {"times":1,"homeShare":0.5,"company":{"people":40,"minutes":15}}""").expect(202).json().get("state")
                .asText()).isIn("searching", "verifying");
        Awaitility.await().atMost(LONGEST).until(() -> state().equals("done"));

        JsonNode answer = client.get(SURGE).expect(200).json().get("answer");
        assertThat(answer.get("days").valueStream().map(day -> day.get("date").asText())).containsExactly(
                "2026-03-11", "2026-03-13", "2026-03-16", "2026-03-17", "2026-03-18");
        assertThat(answer.get("learned").asBoolean()).isFalse();
        JsonNode day = answer.at("/days/0");
        assertThat(day.get("officers").asInt()).isPositive();
        assertThat(day.get("booths").asInt()).isPositive();
        assertThat(day.get("homeSlots").asInt()).isPositive();
        assertThat(day.get("plan").get(0).get("from").asText()).isEqualTo("2026-03-11T08:00:00+07:00");
        assertThat(answer.get("officerHours").asDouble()).isEqualTo(5 * day.get("officerHours").asDouble());
        JsonNode company = answer.get("company");
        assertThat(company.get("served").asInt()).isEqualTo(
                answer.get("days").valueStream().mapToInt(each -> each.get("collective").asInt()).sum());
        assertThat(company.get("onSiteDays").asInt()).isPositive();

        JsonNode staffing = client.post(BRANCH + "/staffing", "{\"day\":\"usual\",\"most\":20}").expect(200).json();
        assertThat(day.get("officerHours").asDouble()).as("as the staffing planner says")
                .isEqualTo(staffing.get("officerHours").asDouble());
    }

    @Test
    void one_search_runs_at_a_time_and_can_be_cancelled() {
        client.post(SURGE, "{\"times\":6}").expect(202);
        assertThat(client.post(SURGE, "{\"times\":1}").problem(409)).contains("wait for it or cancel it");
        client.delete(SURGE).expect(200);
        Awaitility.await().atMost(LONGEST).until(() -> state().equals("cancelled"));
        assertThat(client.get(SURGE).expect(200).json().get("answer")).isNull();
    }

    @Test
    void what_makes_no_sense_is_told_by_its_field() {
        assertThat(refused("{}")).contains("times");
        assertThat(refused("{\"times\":0.9}")).contains("times must be 1 to 10");
        assertThat(refused("{\"times\":11}")).contains("times must be 1 to 10");
        assertThat(refused("{\"times\":2,\"homeShare\":0.6}")).contains("homeShare must be 0 to 0.5");
        assertThat(refused("{\"times\":2,\"company\":{\"people\":0,\"minutes\":5}}")).contains("people");
        assertThat(refused("{\"times\":2,\"company\":{\"people\":5}}")).contains("minutes");
        assertThat(refused("{\"times\":2,\"company\":{\"people\":5,\"minutes\":0}}")).contains("minutes");
        assertThat(refused("{\"times\":2,\"most\":61}")).contains("most must be 1 to 60");
        assertThat(refused("{\"times\":2,\"share\":1}")).contains("share");
        assertThat(state()).isEqualTo("none");
    }

    private String refused(String body) { return client.post(SURGE, body).problem(400); }

    private String state() { return client.get(SURGE).expect(200).json().get("state").asText(); }

    /** From eight to three, and closed on Thursday. */
    private void openOnWeekdays() {
        JsonNode known = client.get(BRANCH + "/plan").expect(200).json();
        ObjectNode plan = (ObjectNode) known.get("plan");
        ObjectNode hours = plan.putObject("hours").put("opens", "08:00").put("closes", "15:00");
        ArrayNode days = hours.putArray("days");
        List.of("monday", "tuesday", "wednesday", "thursday", "friday").forEach(days::add);
        hours.putArray("special").addObject().put("date", "2026-03-12").putObject("names");
        client.post(BRANCH + "/plan",
                "{\"plan\":" + plan + ",\"basedOn\":" + known.get("sequence") + ",\"when\":\"now\"}").expect(200);
    }
}
