package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.scanner.NoScanner;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedBuzzer;
import id.bilik.hardware.simulated.SimulatedLamps;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.process.configuration.ConfigProblem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestTest {
    private final SimulatedPrinter printer = new SimulatedPrinter(576, 5, InstantSource.system());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Path data, List<String> buttons) throws ConfigProblem, InterruptedException {
        return run(data, buttons, "http://127.0.0.1:9");
    }

    private int run(Path data, List<String> buttons, String server) throws ConfigProblem, InterruptedException {
        Config config = Config.of(Map.of("hardware", "simulated", "data", data.toString(), "server", server,
                "server.timeout", "100"));
        return new SelfTest(config, new Hardware(printer, new SimulatedButtons(buttons), new SimulatedLamps(),
                new SimulatedBuzzer(), new NoScanner()),
                new PrintStream(said, true, StandardCharsets.UTF_8), Duration.ofMillis(1)).run();
    }

    @Test
    void what_is_well_and_what_is_not_is_said_one_a_line(@TempDir Path data) throws Exception {
        int faults = run(data, List.of("1"));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ok      printer        ready",
                "ok      test slip      printed", "ok      lamps          3 lamps in turn",
                "FAULT   button 1       was not pressed", "FAULT   server", "does not answer");
        assertThat(faults).as("button, server, clock").isEqualTo(3);
        assertThat(printer.listSlips()).hasSize(1);
    }

    @Test
    void a_printer_without_paper_is_a_fault_and_no_slip_is_tried(@TempDir Path data) throws Exception {
        printer.setStatus(PrinterStatus.PAPER_OUT);
        run(data, List.of());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("FAULT   printer        paper-out")
                .doesNotContain("test slip");
    }

    @Test
    void a_slow_server_is_told_from_one_that_is_away(@TempDir Path data) throws Exception {
        try (StandInServer server = new StandInServer()) {
            server.planChange = plan -> {
                // more than the kiosk waits for
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                return plan.replace("\"sequence\"",
                        "\"now\":\"" + InstantSource.system().instant() + "\",\"sequence\"");
            };
            run(data, List.of(), server.address().toString());
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).containsPattern(
                "ok      server         http://127.0.0.1:\\d+ knows Kantor Cabang Pekalongan; its answer took [0-9.]+ s, "
                        + "and the kiosk waits for 0\\.1 s \\(server\\.timeout\\)")
                .contains("ok      clock");
    }
}
