package id.bilik.kiosk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.bilik.testsupport.devices.ForeignPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
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
    /** In blocks of 512 or 1,024 bytes. */
    private static final String FULL_SOON = "ulimit -S -f 100;";

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() { started.forEach(Process::destroyForcibly); }

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
        Process writer = start(FULL_SOON);
        try (BufferedReader output = StoreWriter.output(writer)) {
            int last = untilFull(output);

            limit(writer, "unlimited");

            assertThat(output.readLine()).isEqualTo("room");
            last = killAfter(writer, output, 30, last);
            assertKept(last);
        }
    }

    @Test
    void a_store_that_is_interrupted_while_it_writes_frees_its_folder_when_it_is_closed() throws Exception {
        Store store = Store.open(FolderDisk.take(folder).orElseThrow());
        store.write(new Change().put("slip", "1", new StoreWriter.Thing(1, "A001")));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.write(new Change().put("slip", "2", new StoreWriter.Thing(2, "A002"))))
                .isInstanceOf(StoreFailed.class);
        assertThat(Thread.interrupted()).isTrue();

        store.close();

        try (Disk again = FolderDisk.take(folder).orElseThrow()) {
            assertThat(again.read()).isNotEmpty();
        }
    }

    @Test
    void a_file_that_there_is_no_room_to_write_anew_stays_as_it_was() throws IOException, InterruptedException {
        Path log = folder.resolve("kiosk.log");
        Path next = folder.resolve("kiosk.log.new");
        ForeignPrograms.need("prlimit", "--version");
        Process writer = start(FULL_SOON);
        try (BufferedReader output = StoreWriter.output(writer)) {
            int last = untilFull(output);

            limit(writer, "10000");
            await().until(() -> Files.size(log) <= 10_000 || (Files.exists(next) && Files.size(next) == 10_000));

            writer.destroyForcibly().waitFor();
            assertKept(last);
        }
    }

    /** Gives the last number that was safe before the disk was full. */
    private static int untilFull(BufferedReader output) throws IOException {
        assertThat(output.readLine()).isEqualTo("open");
        int last = 0;
        String line = output.readLine();
        for (; !line.startsWith("full"); line = output.readLine()) {
            last = Integer.parseInt(line);
        }
        assertThat(line).contains("can't be written").contains("File too large");
        assertThat(last).isPositive();
        return last;
    }

    /** No file of the writer may grow beyond that from now on. */
    private static void limit(Process writer, String bytes) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("prlimit", "--pid", String.valueOf(writer.pid()), "--fsize=" + bytes + ":")
                .inheritIO().start().waitFor()).isZero();
    }

    private Process start(String shell) throws IOException {
        Process writer = StoreWriter.start(folder, shell);
        started.add(writer);
        return writer;
    }

    /** Reads so many numbers, kills, and gives the last number that was said to be safe. */
    private static int killAfter(Process writer, BufferedReader output, int numbers, int before)
            throws IOException, InterruptedException {
        int last = before;
        for (int i = 0; i < numbers;) {
            String line = output.readLine();
            // a file that was written anew may have had room before its limit was lifted, and none again
            if (!line.startsWith("full") && !line.equals("room")) {
                last = Integer.parseInt(line);
                i++;
            }
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
