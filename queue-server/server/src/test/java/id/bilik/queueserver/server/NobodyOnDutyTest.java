package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.runtime.DutyAlarm;
import id.bilik.queueserver.server.technician.Alarm;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where nobody on duty serves a service, nobody is told a number, and staff hear of it as long as somebody waits. */
class NobodyOnDutyTest extends AtOneServer {
    @Test
    void no_answer_and_no_screen_has_a_number_until_an_officer_signs_on() {
        DutyAlarm alarm = new DutyAlarm(() -> server.branch().state(), clock);
        assertThat(alarm.get()).as("nobody waits").isEmpty();

        JsonNode issued = client.issue(UUID.randomUUID(), "jht").expect(201).json();
        String follow = issued.get("followUrl").asText();
        follow = "/api" + follow.substring(follow.indexOf("/follow/"));
        assertThat(told(issued)).isEqualTo("nobody {\"begun\":false}");
        assertThat(told(client.get(follow).expect(200).json())).isEqualTo("nobody {\"begun\":false}");
        assertThat(issued.has("servedToday")).as("unlikely today, says nobody").isFalse();
        for (JsonNode service : client.get(BRANCH + "/board").expect(200).json().get("waiting")) {
            assertThat(told(service)).as("%s", service).isEqualTo("nobody {\"begun\":false}");
        }
        clock.advance(Duration.ofMinutes(1));
        client.ticket("jht");
        assertThat(alarm.get()).extracting(Alarm::kind, Alarm::detail).singleElement().asString()
                .isEqualTo("(\"nobody-on-duty\", \"nobody on duty serves A (2 waiting)\")");

        client.signOn("g1");
        assertThat(told(client.get(follow).expect(200).json())).isEqualTo("a number");
        assertThat(alarm.get()).isEmpty();
        client.post(BRANCH + "/groups/g1/pause", "{}").expect(200);
        assertThat(told(client.get(follow).expect(200).json())).as("a pause").isEqualTo("a number");
        assertThat(alarm.get()).isEmpty();
        client.post(BRANCH + "/groups/g1/resume", "{}").expect(200);
        client.callNext("g1").expect(200);
        client.post(BRANCH + "/booths/1/arrive", "{}").expect(200);
        client.post(BRANCH + "/booths/1/complete", "{}").expect(200);
        client.post(BRANCH + "/groups/g1/sign-off", "{}").expect(200);
        assertThat(told(client.get(BRANCH + "/tickets/A002").expect(200).json())).isEqualTo("nobody {\"begun\":true}");
        assertThat(alarm.get()).extracting(Alarm::since).isEqualTo(List.of(clock.instant()));
    }

    private static String told(JsonNode view) {
        boolean told = view.has("wait");
        assertThat(told).as("%s", view).isNotEqualTo(view.has("unserved"));
        return told ? "a number" : "nobody " + view.get("unserved");
    }
}
