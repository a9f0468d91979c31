package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.server.settings.ShippedPlan;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The message to somebody for whom a draw had no place left; all places of its day were booked before it was announced. */
class NotDrawnTest extends AtOnePostOffice {
    private static final String DRAW = BRANCH + "/draws/2026-03-12";

    /** One booth, for two hours a day. */
    @Override
    BranchPlan plan() {
        BranchPlan plan = ShippedPlan.read();
        GroupPlan group = plan.groups().getFirst();
        return plan.with(List.of(new GroupPlan(group.id(), List.of("1"), group.services(), 1)))
                .with(new Hours(LocalTime.of(9, 0), LocalTime.of(11, 0), List.of(DayOfWeek.values())));
    }

    @Test
    void who_got_no_place_in_a_draw_is_told_so_once_without_a_name() throws MessagingException, IOException {
        int people = 10;
        for (JsonNode slot : slots()) {
            for (int i = 0; i < slot.get("free").asInt(); i++) {
                if (slots().toString().contains(slot.get("at").asText())) {
                    book(people++, slot.get("at").asText(), "\"person\":{\"nik\":\"NIK\",\"name\":\"Budi\"}");
                }
            }
        }
        assertThat(slots()).isEmpty();
        client.post(BRANCH + "/draws", """
                {"date":"2026-03-12","until":"2026-03-11T15:00:00+07:00"}""").expect(201);
        JsonNode wish = client.post(DRAW + "/applications", """
                {"requestId":"%s","service":"jht","language":"en",
                 "person":{"nik":"3375012507900001","name":"Sari Dewi","email":"p1@example.test"}}"""
                .formatted(UUID.randomUUID())).expect(201).json();
        clock.advance(Duration.ofHours(30));
        Awaitility.await().until(() -> client.get(DRAW).expect(200).field("state").equals("held"));
        office.work();
        office.work();
        MimeMessage[] mails = this.mails.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).isEqualTo("You got no place on Thursday 12 March 2026");
        assertThat(mails[0].getContent().toString()).contains("You are on the waiting list")
                .contains("#" + wish.get("booking").asText() + ".").doesNotContain("Sari", "3375012507900001");
    }

    private JsonNode slots() {
        return client.get(BRANCH + "/slots?service=jht&from=2026-03-12&days=1").expect(200).json().get("slots");
    }
}
