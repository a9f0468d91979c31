package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.DrawnOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while people apply, and again around the hour of the draw: every application that was answered
 * takes part, and the draw is held once, though the server was off when it fell due.
 */
class DrawKillIT {
    private static final int KILLS = 3;
    private static final int APPLICATIONS = 8;
    private static final Duration UNTIL_DRAW = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    @Test
    void applications_that_were_answered_and_the_draw_outlive_every_kill() throws Exception {
        OffsetDateTime until = OffsetDateTime.now(ZoneId.of("Asia/Jakarta")).plus(UNTIL_DRAW)
                .truncatedTo(ChronoUnit.SECONDS);
        LocalDate date = until.toLocalDate().plusDays(1);
        String draw = BRANCH + "/draws/" + date;
        List<String> applied = new ArrayList<>();
        ServerProcess server = ServerProcess.start(folder);
        String port = "port=" + server.address().getPort();
        try {
            server.client().post(BRANCH + "/draws", "{\"date\":\"%s\",\"until\":\"%s\"}".formatted(date, until))
                    .expect(201);
            for (int kill = 0; kill < KILLS; kill++) {
                for (int i = 0; i < APPLICATIONS; i++) {
                    applied.add(server.client().anonymous().post(draw + "/applications", """
                            {"requestId":"%s","service":"jht","person":{"nik":"33750125079%05d","name":"Sari"}}"""
                            .formatted(UUID.randomUUID(), applied.size() + 1)).expect(201).field("booking"));
                }
                // right after an answer
                server.kill();
                server = ServerProcess.start(folder, port);
                assertThat(server.client().get(draw).expect(200).json().get("applicants").asInt())
                        .isEqualTo(applied.size());
            }
            server.kill();
            Awaitility.await().atMost(UNTIL_DRAW.multipliedBy(2)).until(() -> OffsetDateTime.now(until.getOffset())
                    .isAfter(until));
            server = ServerProcess.start(folder, port);
            String seed = held(server, draw, applied);
            server.kill();
            server = ServerProcess.start(folder, port);
            assertThat(held(server, draw, applied)).isEqualTo(seed);
            assertThat(server.client().journal("PlacesDrawn")).hasSize(1);
        } finally {
            server.close();
        }
    }

    private static String held(ServerProcess server, String draw, List<String> applied) {
        Awaitility.await().until(() -> server.client().get(draw).expect(200).field("state").equals("held"));
        JsonNode held = server.client().get(draw).expect(200).json();
        List<String> drawn = new ArrayList<>();
        held.get("lots").forEach(lot -> drawn.add(lot.get("application").asText()));
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(applied)
                .isEqualTo(DrawnOrder.of(held.get("seed").asText(), applied));
        assertThat(held.get("commitmentKept").asBoolean()).isTrue();
        return held.get("seed").asText();
    }
}
