package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.process.configuration.ConfigProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The devices as the configuration wants them. */
class HardwareTest {

    private static final byte[] JOB = "A001\n\u001dV\u0001".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_real_printer_is_reached_the_way_it_is_told() throws IOException, ConfigProblem {
        PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 5, InstantSource.system());
        try (PrinterPort port = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
                KioskHardware hardware = of(Map.of("hardware", "real", "printer", "tcp:127.0.0.1:" + port.port()))) {
            assertThat(hardware.devices().printer().print(JOB)).isEqualTo(new PrintOutcome.Printed());
            assertThat(machine.listSlips()).hasSize(1);
            machine.setStatus(PrinterStatus.COVER_OPEN);
            await().until(() -> hardware.devices().printer().status() == PrinterStatus.COVER_OPEN);
        }
    }

    @Test
    void a_kiosk_starts_without_its_printer() throws ConfigProblem {
        try (KioskHardware hardware = of(Map.of("hardware", "real", "printer", "usb:/dev/no/such/printer"))) {
            await().until(() -> hardware.devices().printer().status() == PrinterStatus.OFFLINE);
            assertThat(hardware.devices().printer().print(JOB)).isInstanceOfSatisfying(PrintOutcome.Failed.class,
                    failed -> assertThat(failed.reason()).contains("is the device plugged in"));
        }
    }

    @Test
    void a_kiosk_starts_without_its_panel_and_says_what_is_missing() throws ConfigProblem {
        try (KioskHardware hardware = of(Map.of("hardware", "real", "buttons.pins", "17"))) {
            assertThat(hardware.devices().buttons().findTrouble()).isPresent();
            assertThat(hardware.devices().buttons().names()).isEmpty();
            hardware.devices().lamps().set("1", true);
            assertThat(hardware.devices().lamps().states()).containsExactly(Map.entry("1", true));
        }
    }

    private static KioskHardware of(Map<String, String> values) throws ConfigProblem {
        Config config = Config.of(values);
        return KioskHardware.of(config.hardware(), PaperSize.MM_80, config.buttons(), InstantSource.system());
    }
}
