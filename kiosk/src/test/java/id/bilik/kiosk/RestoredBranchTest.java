package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The branch was restored from a copy that may not know this kiosk's numbers. */
class RestoredBranchTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @BeforeEach
    void reserve() {
        kiosk.server.planChange = RestoredBranchTest::now;
        kiosk.server.reserves = true;
        kiosk.restart(); // asks for them at its start
        awaitNumbers();
    }

    @AfterEach
    void stop() { kiosk.close(); }

    private static String now(String plan) {
        return plan.replace("\"sequence\"", "\"now\":\"2026-03-02T08:15:00+07:00\",\"sequence\"");
    }

    private void awaitNumbers() {
        await().until(() -> kiosk.get("/api/screen").json().at("/standby/numbers").asInt() > 0);
    }

    @Test
    void what_was_given_from_the_old_numbers_is_handed_over_before_new_ones_take_their_place() {
        kiosk.server.away(() -> {
            assertThat(kiosk.take("info").get("ticket")).isEqualTo("E901");
            kiosk.server.reservations.clear();
            kiosk.server.planChange = plan -> now(plan).replace("\"sequence\"", "\"epoch\":1,\"sequence\"");
            kiosk.server.reserved = "{\"ticket\":\"E10901\"}";
        });
        await().until(() -> kiosk.server.reservations.contains("lease"));
        assertThat(kiosk.server.reservations).startsWith("E901", "lease");
        kiosk.server.away(() -> assertThat(kiosk.take("info").get("ticket")).isEqualTo("E10901"));
    }

    @Test
    void a_kiosk_that_gave_nothing_gets_new_numbers_within_seconds() {
        kiosk.server.reservations.clear();
        kiosk.server.planChange = plan -> now(plan).replace("\"sequence\"", "\"epoch\":1,\"sequence\"");
        await().until(() -> kiosk.server.reservations.contains("lease"));
    }
}
