package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.Homes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The messages to somebody at home who did not answer. */
class HomeOfferedTest extends AtOnePostOffice {
    @Override
    BranchPlan plan() { return Homes.plan(); }

    @Test
    void who_did_not_answer_is_told_of_the_next_place_and_that_it_is_theirs() throws MessagingException {
        JsonNode booking = book(1, "2026-03-10T11:00:00+07:00", """
                "place":"home","language":"en","person":{"nik":"NIK","name":"Sari Dewi","email":"p1@example.test"}""");
        office.work();
        clock.advance(Duration.ofHours(2));
        client.post(path(booking) + "/check-in", "{}").expect(200);
        client.callNext("g1").expect(200);
        client.inBooth("H1", "no-show").expect(200);
        String list = BRANCH + "/waiting-list/" + booking.get("booking").asText();
        Awaitility.await().until(() -> client.get(list).json().path("state").asText().equals("offered"));
        office.work();
        client.post(list + "/accept", "{\"at\":\"" + client.get(list).json().at("/offer/at").asText() + "\"}")
                .expect(200);
        office.work();
        assertThat(subjects()).anySatisfy(subject -> assertThat(subject).startsWith("A place is offered to you"))
                .filteredOn(subject -> subject.startsWith("Your appointment on")).hasSize(2);
    }

    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage each : mails.getReceivedMessages()) {
            subjects.add(each.getSubject());
        }
        return subjects;
    }
}
