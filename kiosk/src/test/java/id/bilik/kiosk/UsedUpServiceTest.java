package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reserved numbers of one service are used up while the server is away: the others go on, and each touch is answered. */
class UsedUpServiceTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @BeforeEach
    void reserve() {
        kiosk.server.planChange = plan -> plan.replace("\"sequence\"",
                "\"now\":\"2026-03-02T08:15:00+07:00\",\"sequence\"");
        kiosk.server.reserves = true;
        kiosk.server.reservedOfOthers.put("jkk", "{\"ticket\":\"B901\"},{\"ticket\":\"B902\"}");
        kiosk.restart(); // asks for them at its start
        await().until(() -> standby().path("numbers").asInt() == 4);
    }

    @AfterEach
    void stop() { kiosk.close(); }

    private JsonNode standby() { return kiosk.get("/api/screen").json().path("standby"); }

    private void awaitAway() { await().until(() -> !kiosk.get("/api/screen").json().path("online").asBoolean()); }

    @Test
    void the_other_service_goes_on_and_a_touch_on_the_one_that_is_used_up_is_answered_in_words() {
        UUID wish = UUID.randomUUID();
        kiosk.server.away(() -> {
            awaitAway();
            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E901");
            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E902");
            KioskAtWork.Answer none = kiosk.take("info", wish);
            assertThat(none.status()).isEqualTo(409);
            assertThat(none.get("refusal")).isEqualTo("ReservedUsedUp");
            assertThat(none.get("detail")).contains("no reserved number of info left");
            assertThat(kiosk.take("jkk").get("ticket")).isEqualTo("B901");
            await().untilAsserted(() -> assertThat(standby().path("services").toString())
                    .isEqualTo("{\"jht\":0,\"jkk\":1,\"jkm\":0,\"jp\":0,\"info\":0,\"kolektif\":0}"));
            assertThat(kiosk.get("/api/hardware").json().at("/queue/standby/services/jkk").asInt()).isEqualTo(1);
            assertThat(kiosk.press("info").json().at("/screen/shown/problem/refusal").asText())
                    .isEqualTo("ReservedUsedUp");
        });
        assertThat(kiosk.server.asked).as("nothing is left that the server would have to be asked about")
                .noneMatch(body -> body.path("requestId").asText().equals(wish.toString()));
        await().untilAsserted(() -> assertThat(kiosk.take("info", wish).get("ticket")).isEqualTo("A001"));
    }

    @Test
    void a_kiosk_that_was_never_given_numbers_says_that_the_server_is_away() {
        kiosk.server.reserves = false;
        kiosk.server.reservedOfOthers.clear();
        kiosk.restartWithNewCard();
        await().until(() -> kiosk.get("/api/screen").json().path("online").asBoolean());
        kiosk.server.away(() -> {
            awaitAway();
            assertThat(kiosk.take("info").status()).isEqualTo(503);
        });
    }
}
