package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrinterStatus;
import id.bilik.queueserver.server.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The printer or the disk of the kiosk fails. */
class KioskHardwareIT extends KioskTrouble {
    // ---- the printer

    @Test
    void a_printer_without_power_in_the_middle_of_a_slip() {
        kiosk.printer.failAfter(4, PrinterStatus.OFFLINE);
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("reprint").asBoolean()).as("offered again: %s", got.body()).isTrue();
        kiosk.printer.setStatus(PrinterStatus.READY);

        kiosk.reprintWhenPossible(got.ticket());
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "JAMMED"})
    void a_printer_that_stops_in_the_middle_of_a_slip(PrinterStatus trouble) {
        kiosk.printer.failAfter(4, trouble);
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("print").asText()).isEqualTo("failed");
        assertThat(got.body().path("reason").asText()).isEqualTo(trouble.label());
        kiosk.printer.setStatus(PrinterStatus.READY);

        kiosk.reprintWhenPossible(got.ticket());
    }

    @Test
    void a_printer_that_takes_the_slip_and_never_answers() {
        kiosk.cable.beforeSeeing(BEGIN, line -> kiosk.printer.setHung(true));
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("reason").asText()).isEqualTo("unconfirmed");
        kiosk.cable.heal();
        kiosk.printer.setHung(false);

        kiosk.reprintWhenPossible(got.ticket());
    }

    // ---- the parts beside it

    @Test
    void a_kiosk_whose_panel_and_scanner_are_missing_gives_tickets_and_tells_the_technician() throws Exception {
        Path plugged = folder.resolve("scanner");
        kiosk.process().kill();
        kiosk.start("buttons.pins=17", "scanner=keyboard:" + plugged);
        kiosk.awaitAllWell();
        assertThat(kiosk.take(UUID.randomUUID(), "jht").body().path("print").asText()).isEqualTo("printed");
        await().atMost(LONGEST).untilAsserted(() -> assertThat(alarms()).contains("panel-trouble", "scanner-trouble"));

        Files.createFile(plugged);
        await().atMost(LONGEST).untilAsserted(
                () -> assertThat(faults()).containsExactly("panel"));
        kiosk.process().kill();
        kiosk.start("buttons.pins=", "scanner=none");
        await().atMost(LONGEST).untilAsserted(() -> assertThat(faults()).isEmpty());
    }

    /** What the kiosk says now; its alarms end some time later. */
    private static List<String> faults() {
        return server.client().get(Client.BRANCH + "/devices").expect(200).json().at("/devices/0/report/faults")
                .findValuesAsText("part");
    }

    private static List<String> alarms() {
        List<String> kinds = new ArrayList<>();
        server.client().get(Client.BRANCH + "/devices").expect(200).json().path("alarms")
                .forEach(alarm -> kinds.add(alarm.path("kind").asText()));
        return kinds;
    }

    // ---- the disk of the kiosk

    @Test
    void a_kiosk_whose_disk_is_full_gives_what_it_can_and_says_so() throws IOException, InterruptedException {
        kiosk.process().limitFiles("100");
        KioskSite.Got online = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(online.isReserved()).isFalse();
        assertThat(online.body().path("print").asText()).isEqualTo("printed");
        await().atMost(LONGEST).until(() -> kiosk.screen().at("/standby/trouble").asText().contains("File too large"));
        await().atMost(LONGEST)
                .until(() -> server.client().get(Client.BRANCH + "/devices").text().contains("File too large"));

        kiosk.line().setRefusing(true);
        kiosk.line().cut();
        UUID request = UUID.randomUUID();
        await().atMost(LONGEST).until(() -> !kiosk.screen().path("online").asBoolean());
        assertThat(kiosk.screen().at("/standby/numbers").asInt()).as("what can't be kept is not offered").isZero();
        assertThat(kiosk.ask(request, "jht").map(KioskSite.Got::status)).isEqualTo(Optional.of(503));

        kiosk.process().limitFiles("unlimited");
        await().atMost(LONGEST).until(() -> kiosk.screen().at("/standby/numbers").asInt() > 0);
        assertThat(kiosk.screen().at("/standby/trouble").asText("")).isEmpty();
        assertThat(kiosk.take(request, "jht").isReserved()).isTrue();
        kiosk.process().kill();
        kiosk.start();
    }
}
