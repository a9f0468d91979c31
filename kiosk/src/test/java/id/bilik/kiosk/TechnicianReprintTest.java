package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A technician has the last slip printed once more, and the books know of it. */
class TechnicianReprintTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final KioskAtWork kiosk = new KioskAtWork();

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void a_copy_is_marked_and_the_server_hears_nothing_new_of_a_slip_that_was_there() {
        kiosk.take("jht");

        assertThat(reprint()).isEqualTo("A001: printed");
        assertThat(reprint()).isEqualTo("A001, copy 2: printed");

        assertThat(kiosk.slips()).hasSize(3);
        assertThat(kiosk.slips().getFirst()).contains("A001").doesNotContain("TEKNISI");
        assertThat(kiosk.slips().getLast()).contains("A001", "CETAK ULANG TEKNISI / TECHNICIAN'S REPRINT");
        assertThat(kiosk.server.reports).containsExactly("A001 printed");
    }

    @Test
    void a_slip_that_was_missing_counts_as_printed_and_is_not_offered_any_more() {
        kiosk.post("/api/simulated/printer", "{\"jamNext\":true}");
        assertThat(kiosk.take("jht").get("print")).isEqualTo("failed");
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A001 failed jammed"));
        assertThat(reprint()).isEqualTo("A001: jammed: the printer says jammed");
        kiosk.printer("ready");

        assertThat(reprint()).isEqualTo("A001: printed");

        await().untilAsserted(
                () -> assertThat(kiosk.server.reports).containsExactly("A001 failed jammed", "A001 printed"));
        assertThat(kiosk.post("/api/tickets/A001/reprint", "").get("refusal")).isEqualTo("AlreadyPrinted");
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void the_last_ticket_is_known_after_a_restart_and_how_often_it_was_copied() {
        kiosk.take("jht");
        kiosk.take("info");
        assertThat(reprint()).isEqualTo("A002: printed");
        await().untilAsserted(() -> assertThat(kiosk.server.reports).hasSize(2));

        kiosk.restart();

        assertThat(reprint()).isEqualTo("A002, copy 2: printed");
        assertThat(kiosk.slips()).singleElement().asString().contains("A002");
    }

    @Test
    void a_kiosk_that_never_gave_a_ticket_says_so() {
        assertThat(reprint()).isEqualTo("this kiosk remembers no ticket");
    }

    /** Asks as the technician's page does, and waits for what the kiosk says of it. */
    private String reprint() {
        int before = kiosk.server.done.size();
        kiosk.server.actions.add("reprint-last");
        await().atMost(LONGEST).until(() -> kiosk.server.done.size() > before);
        return kiosk.server.done.getLast();
    }
}
