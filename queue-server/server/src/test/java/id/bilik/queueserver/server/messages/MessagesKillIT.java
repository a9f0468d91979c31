package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.ServerProcess;
import id.bilik.testsupport.devices.FreePort;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it sends mail, again and again. */
class MessagesKillIT {
    private static final int KILLS = 4;
    private static final int BOOKINGS = 8;

    @TempDir
    Path data;

    @Test
    void every_confirmed_booking_is_told_and_hardly_any_twice() throws IOException, InterruptedException {
        int port = FreePort.find();
        GreenMail mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        String[] settings = {"messages.smtp.host=127.0.0.1", "messages.smtp.port=" + port, "messages.smtp.tls=none",
                "messages.smtp.from=antrean@bilik.test"};
        Random chance = new Random(7);
        List<String> confirmed = new ArrayList<>();
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                ServerProcess server = ServerProcess.start(data, settings);
                int before = mails.getReceivedMessages().length;
                confirmed.addAll(book(server.client(), kill * BOOKINGS));
                int some = before + 1 + chance.nextInt(BOOKINGS / 2);
                Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5)).until(() -> mails.getReceivedMessages().length >= some);
                server.kill();
            }
            try (ServerProcess server = ServerProcess.start(data, settings)) {
                Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> counts(mails).size() == confirmed.size());
                assertThat(server.client().get("/metrics").text()).contains("bilik_messages{state=\"refused\"} 0.0",
                        "bilik_messages{state=\"unknown\"} 0.0");
            }
            Map<String, Integer> counts = counts(mails);
            assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(confirmed.stream()
                    .map(id -> "<" + id + ".confirmed.0.mail@bilik.test>").toList());
            assertThat(counts.values().stream().mapToInt(count -> count - 1).sum()).as("one for each kill at most")
                    .isLessThanOrEqualTo(KILLS);
        } finally {
            mails.stop();
        }
    }

    /** How often each Message-ID came. */
    private static Map<String, Integer> counts(GreenMail mails) {
        Map<String, Integer> counts = new TreeMap<>();
        for (var mail : mails.getReceivedMessages()) {
            try {
                counts.merge(mail.getMessageID(), 1, Integer::sum);
            } catch (MessagingException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return counts;
    }

    /** The ids of so many more confirmed bookings, for the day after tomorrow. */
    private static List<String> book(Client client, int first) {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusDays(2);
        List<String> ids = new ArrayList<>();
        for (int person = first; person < first + BOOKINGS; person++) {
            JsonNode slot = client.get(BRANCH + "/slots?service=jht&from=" + day + "&days=2").expect(200).json()
                    .get("slots").get(0);
            String id = client.post(BRANCH + "/bookings", """
                    {"requestId":"%s","service":"jht","at":"%s","person":{"nik":"337501250790%04d","name":"Sari Dewi",
                    "email":"p%d@example.test"}}""".formatted(UUID.randomUUID(), slot.get("at").asText(), person + 1,
                    person)).expect(201).field("booking");
            client.post(BRANCH + "/bookings/" + id + "/confirm", "").expect(200);
            ids.add(id);
        }
        return ids;
    }
}
