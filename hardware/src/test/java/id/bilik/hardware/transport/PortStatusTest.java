package id.bilik.hardware.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question to the kernel: played, and against files whose drivers don't know it. */
class PortStatusTest {

    private int says;
    private int asked;
    private final PortStatus port = new PortStatus(() -> {
        asked++;
        return says;
    });

    @Test
    void a_byte_is_passed_on_whatever_it_is() throws PortStatus.Gone {
        for (int octet = 0; octet < 256; octet++) {
            says = octet;

            assertThat(port.ask()).hasValue(octet);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 38})
    void a_driver_that_does_not_know_the_question_is_asked_once(int errno) throws PortStatus.Gone {
        says = -errno;

        assertThat(port.ask()).isEmpty();
        assertThat(port.ask()).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_printer_that_does_not_know_the_answer_costs_the_kernels_patience_twice() throws PortStatus.Gone {
        says = -5;
        for (int i = 0; i < 5; i++) {
            assertThat(port.ask()).isEmpty();
        }

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void one_answer_that_goes_wrong_does_no_harm() throws PortStatus.Gone {
        for (int i = 0; i < 5; i++) {
            says = -5;
            assertThat(port.ask()).isEmpty();
            says = -4;
            assertThat(port.ask()).isEmpty();
            says = 0x18;
            assertThat(port.ask()).hasValue(0x18);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 19})
    void a_printer_that_was_unplugged_is_gone(int errno) {
        says = -errno;

        assertThatThrownBy(port::ask).isInstanceOf(PortStatus.Gone.class);
    }

    @Test
    void a_file_of_the_system_that_is_no_printer_gives_no_answer_and_no_fault(@TempDir Path folder)
            throws IOException {
        for (Path file : new Path[]{Files.createFile(folder.resolve("plain")), Path.of("/dev/null"),
                Path.of("/dev/ptmx")}) {
            PosixFile open = PosixFile.open(file);
            try {
                assertThat(open.portStatus()).as("%s", file).isEqualTo(OptionalInt.empty());
                assertThat(open.write(new byte[]{'x'}, 0, 1, Duration.ofSeconds(1))).as("%s", file)
                        .isEqualTo(1);
            } finally {
                open.close();
            }
        }
    }
}
