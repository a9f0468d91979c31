package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server hears of a slip that nobody can prove, and of its participant's word. */
class SlipReportTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void a_slip_that_was_not_proved_is_reported_so_and_then_what_its_participant_says() {
        kiosk.printer("unknown");
        kiosk.take("jht");
        awaitReports("A001 unconfirmed");

        assertThat(kiosk.post("/api/tickets/A001/reprint", "").get("reason")).isEqualTo("unconfirmed");
        KioskAtWork.Answer none = kiosk.post("/api/tickets/A001/no-slip", "");
        assertThat(none.get("print") + " " + none.get("reason")).isEqualTo("failed no-slip");
        awaitReports("A001 unconfirmed", "A001 failed no-slip");

        kiosk.post("/api/tickets/A001/in-hand", ""); // it was found after all
        awaitReports("A001 unconfirmed", "A001 failed no-slip", "A001 printed");
        assertThat(kiosk.post("/api/tickets/A001/no-slip", "").get("print")).as("paper stays out").isEqualTo("printed");
        assertThat(kiosk.post("/api/tickets/A999/no-slip", "").status()).isEqualTo(404);
    }

    @Test
    void a_slip_that_is_asked_for_again_of_a_printer_that_can_not_print_may_come_out_yet() {
        kiosk.printer("unknown");
        kiosk.take("jht");
        awaitReports("A001 unconfirmed");
        kiosk.printer("paper-out");

        assertThat(kiosk.post("/api/tickets/A001/reprint", "").get("reason")).isEqualTo("unconfirmed");

        kiosk.printer("unknown");
        kiosk.post("/api/tickets/A001/in-hand", "");
        awaitReports("A001 unconfirmed", "A001 printed");
    }

    @Test
    void an_older_server_that_does_not_know_the_word_loses_no_report() {
        kiosk.server.older = true;
        reserve();
        kiosk.take("jht");
        awaitReports("A001 printed");

        kiosk.server.away(() -> assertThat(kiosk.take("info").get("ticket")).isEqualTo("E901"));

        await().untilAsserted(() -> assertThat(kiosk.server.handedOver).containsExactly("E901 printed id"));
    }

    @Test
    void a_reserved_ticket_is_handed_over_in_its_language_with_a_slip_that_was_not_proved() {
        reserve();

        kiosk.server.away(() -> assertThat(
                kiosk.post("/api/tickets", "{\"service\":\"info\",\"language\":\"en\"}").get("ticket"))
                .isEqualTo("E901"));

        await().untilAsserted(() -> assertThat(kiosk.server.handedOver).containsExactly("E901 unconfirmed en"));
    }

    private void reserve() {
        kiosk.server.planChange = plan -> plan.replace("\"sequence\"",
                "\"now\":\"2026-03-02T08:15:00+07:00\",\"sequence\"");
        kiosk.server.reserves = true;
        kiosk.restart(); // asks for them at its start
        await().until(() -> kiosk.get("/api/screen").json().at("/standby/numbers").asInt() > 0);
        kiosk.printer("unknown");
    }

    private void awaitReports(String... expected) {
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly(expected));
    }
}
