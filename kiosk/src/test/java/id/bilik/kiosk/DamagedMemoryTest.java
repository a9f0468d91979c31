package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A card that lost something: the kiosk no longer knows which of its reserved numbers are on paper. */
class DamagedMemoryTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @BeforeEach
    void reserve() {
        kiosk.server.planChange = plan -> plan.replace("\"sequence\"",
                "\"now\":\"2026-03-02T08:15:00+07:00\",\"sequence\"");
        kiosk.server.reserves = true;
        kiosk.restart(); // asks for them at its start
        awaitNumbers();
    }

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void no_number_is_given_that_may_have_been_given_before() {
        kiosk.server.away(() -> {
            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E901");
            kiosk.restartWithDamageAfter("\"taken\"");

            assertThat(kiosk.take("info").status()).isEqualTo(503);
            assertThat(standby().path("numbers").asInt()).isZero();
            assertThat(standby().path("trouble").asText()).contains("was damaged", "kiosk.log.damaged-1");
        });
        awaitNumbers(); // new ones, for a memory with a new name
    }

    @Test
    void a_memory_that_is_whole_goes_on_after_a_restart() {
        kiosk.server.away(() -> {
            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E901");
            kiosk.restart();

            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E902");
        });
    }

    private void awaitNumbers() { await().until(() -> standby().path("numbers").asInt() > 0); }

    private JsonNode standby() { return kiosk.get("/api/screen").json().path("standby"); }
}
