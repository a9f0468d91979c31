package id.bilik.kiosk.store;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.testdevices.ForeignPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The memory on a real disk, in a process that is killed or runs out of room. */
@Timeout(120)
class StoreOnDiskTest {

    private static final int KILLS = 4;

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() { started.forEach(Process::destroyForcibly); }

    private Process start(String before) throws IOException {
        Process writer = StoreWriter.start(folder, before);
        started.add(writer);
        return writer;
    }

    @Test
    void what_was_said_to_be_safe_outlives_every_kill() throws IOException, InterruptedException {
        Random chance = new Random(20261122);
        int last = 0;
        for (int round = 0; round < KILLS; round++) {
            Process writer = start("");
            try (BufferedReader output = StoreWriter.output(writer)) {
                assertThat(output.readLine()).isEqualTo("open");
                // about every 130 the file is written anew
                last = killAfter(writer, output, chance.nextInt(1, 250), last);
            }
            assertKept(last);
        }
    }

    @Test
    void a_disk_that_is_full_is_told_costs_nothing_and_is_used_again_when_there_is_room()
            throws IOException, InterruptedException {
        ForeignPrograms.need("prlimit", "--version");
        Process writer = start("ulimit -S -f 100;"); // of 512 or 1,024 bytes
        try (BufferedReader output = StoreWriter.output(writer)) {
            assertThat(output.readLine()).isEqualTo("open");
            int last = 0;
            String line = output.readLine();
            for (; !line.startsWith("full"); line = output.readLine()) {
                last = Integer.parseInt(line);
            }
            assertThat(line).contains("can't be written").contains("File too large");
            assertThat(last).isPositive();

            assertThat(new ProcessBuilder("prlimit", "--pid", String.valueOf(writer.pid()), "--fsize=unlimited:")
                    .inheritIO().start().waitFor()).isZero();

            assertThat(output.readLine()).isEqualTo("room");
            last = killAfter(writer, output, 30, last);
            assertKept(last);
        }
    }

    /** Reads so many numbers, kills, and gives the last number that was said to be safe. */
    private static int killAfter(Process writer, BufferedReader output, int numbers, int before)
            throws IOException, InterruptedException {
        int last = before;
        for (int i = 0; i < numbers; i++) {
            last = Integer.parseInt(output.readLine());
        }
        writer.toHandle().destroyForcibly(); // Process itself would close the output, and with it the last words
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            last = Integer.parseInt(line);
        }
        writer.waitFor();
        return last;
    }

    /** The last of each name, and perhaps one that was written and not said any more. */
    private void assertKept(int last) throws IOException {
        try (Store store = StoreWriter.open(folder)) {
            assertThat(store.damage()).isEmpty();
            int kept = StoreWriter.last(store);
            assertThat(kept).isBetween(last, last + 1);
            assertThat(StoreWriter.numbers(store)).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(Math.max(1, kept - StoreWriter.NAMES + 1), kept).boxed().toList());
        }
    }
}
