package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kiosk as a process of its own. */
@Timeout(60)
class ProcessTest {

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() { started.forEach(Process::destroyForcibly); }

    @Test
    void it_says_when_it_is_ready_and_stops_when_it_is_told_to() throws IOException, InterruptedException {
        Process kiosk = start("-Dbilik.kiosk.port=0");
        assertThat(firstLine(kiosk)).matches("kiosk ready on http://127\\.0\\.0\\.1:\\d+/");

        kiosk.destroy();
        assertThat(kiosk.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_ends_with_the_one_who_started_it() throws IOException, InterruptedException {
        Process kiosk = start("-Dbilik.kiosk.port=0", "--exit-with-parent");
        firstLine(kiosk);

        kiosk.outputWriter(StandardCharsets.UTF_8).close();
        assertThat(kiosk.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(kiosk.exitValue()).isZero();
    }

    @Test
    void a_configuration_that_is_wrong_starts_nothing() throws IOException, InterruptedException {
        Process kiosk = start("-Dbilik.kiosk.prot=7071");

        assertThat(kiosk.errorReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("prot is no key of the kiosk; did you mean port?");
        assertThat(kiosk.waitFor()).isEqualTo(2);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dbilik.kiosk.server=http://127.0.0.1:9"); // nobody answers there
        command.add("-Dbilik.kiosk.hardware=simulated");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(1, "-Dbilik.kiosk.data=" + folder);
        int at = arguments[0].startsWith("-D") ? 1 : 0;
        command.addAll(1, List.of(arguments).subList(0, at));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments).subList(at, arguments.length));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(output.readLine());
    }
}
