package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician is asked which time is right after the machine's clock jumped, and the answer is obeyed. */
class ClockRoutesTest {
    private static final String CLOCK = BRANCH + "/clock";

    @TempDir
    Path folder;

    private final ClockThatJumps clock = new ClockThatJumps("2026-03-10T09:40:00", "Asia/Jakarta");
    private @Nullable TestServer started;

    @BeforeEach
    void start() { started = TestServer.in(folder).with(clock.in(folder)).start(); }

    @AfterEach
    void stop() { server().close(); }

    private TestServer server() { return requireNonNull(started); }

    private Client client() { return server().client(); }

    private JsonNode read() { return client().get(CLOCK).expect(200).json(); }

    private void jump(Duration by) {
        clock.set(by);
        Awaitility.await().until(() -> server().desk().branch().clock().isDoubted());
    }

    @Test
    void while_both_agree_nothing_is_asked() {
        assertThat(read().get("aheadSeconds").asLong()).isZero();
        assertThat(read().has("since")).isFalse();
        client().post(CLOCK, "{\"machine\":\"right\"}").expect(409);
    }

    @Test
    void after_a_jump_both_times_are_told_and_an_answer_is_taken() {
        client().ticket("jht");
        jump(Duration.ofDays(1));

        assertThat(client().ticket("jht")).isEqualTo("A002");
        assertThat(read().get("aheadSeconds").asLong()).isBetween(86_399L, 86_400L);
        assertThat(read().get("now").asText()).startsWith("2026-03-10T09:4");
        assertThat(read().get("machine").asText()).startsWith("2026-03-11T09:4");
        client().post(CLOCK, "{\"machine\":\"perhaps\"}").expect(400);
        assertThat(client().post(CLOCK, "{\"machine\":\"wrong\"}").expect(200).field("answer")).isEqualTo("wrong");
        assertThat(client().get(BRANCH + "/devices").expect(200).json().at("/clock/answer").asText())
                .isEqualTo("wrong");
    }

    @Test
    void the_time_of_a_machine_that_is_right_is_taken_when_the_business_day_is_closed() {
        assertThat(client().ticket("jht")).isEqualTo("A001");
        jump(Duration.ofDays(-1));
        client().post(CLOCK, "{\"machine\":\"right\"}").expect(200);
        assertThat(client().ticket("jht")).isEqualTo("A002");

        client().post(BRANCH + "/day/close", "{}").expect(200);

        Awaitility.await().until(() -> client().get(BRANCH + "/staff").expect(200).json().at("/day/date").asText()
                .equals("2026-03-09"));
        assertThat(client().ticket("jht")).isEqualTo("A003");
        assertThat(read().has("since")).isFalse();
        assertThat(read().get("now").asText()).startsWith("2026-03-09T09:4");
        assertThat(client().get(BRANCH + "/history").expect(200).json().get("date").asText())
                .isEqualTo("2026-03-09");
    }

    @Test
    void who_answered_stands_in_the_audit() {
        jump(Duration.ofHours(-1));
        client().post(CLOCK, "{\"machine\":\"wrong\"}").expect(200);
        assertThat(server().access().audit().list(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .anySatisfy(row -> {
                    assertThat(row.kind()).isEqualTo("clock-answered");
                    assertThat(row.detail()).startsWith("wrong: the machine shows 2026-03-10T08:4");
                });
    }
}
