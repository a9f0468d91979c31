package id.bilik.kiosk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card that does not keep what it was given: nothing wrong is ever read, and what is lost is told. */
class StoreDamageTest {
    private static final int AMONG_BLANKS = 61;

    private static final int WRITTEN = 8;

    @TempDir
    private Path folder;
    private byte[] file = {};

    record Thing(int number, String text) {}

    @BeforeEach
    void write() throws IOException, StoreFailed {
        try (Store store = open(folder)) {
            for (int i = 0; i < WRITTEN; i++) {
                store.writeDurably(new Change().put("thing", "name " + i, thing(i)));
            }
        }
        file = Files.readAllBytes(folder.resolve("kiosk.log"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x20, 0x80, '\n'})
    void a_byte_that_changed_is_told_wherever_it_is(int change) {
        for (int at = 0; at < file.length; at += isFilling(at) ? AMONG_BLANKS : 1) {
            byte[] rotten = file.clone();
            rotten[at] = (byte) (change == '\n' ? '\n' : rotten[at] ^ change);
            if (Arrays.equals(rotten, file)) {
                continue;
            }

            Store store = Store.open(new Card(rotten));

            assertThat(store.damage()).as("byte %d of %d", at, file.length).isPresent();
            List<Thing> read = store.list("thing", Thing.class);
            assertThat(read).as("byte %d of %d", at, file.length).isSubsetOf(things(WRITTEN))
                    .hasSizeGreaterThanOrEqualTo(WRITTEN - 2);
        }
    }

    @Test
    void a_last_line_that_was_broken_off_is_no_damage_and_takes_nothing_else_along() {
        int lastLine = file.length - 2;
        while (file[lastLine - 1] != '\n') {
            lastLine--;
        }
        for (int length = lastLine; length < file.length; length++) {
            Store store = Store.open(new Card(Arrays.copyOf(file, length)));

            assertThat(store.damage()).as("%d of %d bytes", length, file.length).isEmpty();
            assertThat(store.list("thing", Thing.class)).as("%d of %d bytes", length, file.length)
                    .isEqualTo(things(WRITTEN - 1));
        }
    }

    @Test
    void a_damaged_file_is_set_aside_for_a_person_and_the_next_start_is_a_good_one() throws IOException, StoreFailed {
        byte[] rotten = file.clone();
        rotten[file.length / 2] ^= 0x10;
        Files.write(folder.resolve("kiosk.log"), rotten);

        try (Store store = open(folder)) {
            assertThat(store.damage().orElseThrow()).contains("kiosk.log.damaged-1");
            store.writeDurably(new Change().put("thing", "new", thing(99)));
        }

        assertThat(folder.resolve("kiosk.log.damaged-1")).hasBinaryContent(rotten);
        try (Store store = open(folder)) {
            assertThat(store.damage()).isEmpty();
            assertThat(store.list("thing", Thing.class)).hasSize(WRITTEN).contains(thing(99));
        }
    }

    /** Whether a page is filled with blanks here, each of which is like the next. */
    private boolean isFilling(int at) {
        return at > 0 && at + AMONG_BLANKS < file.length
                && IntStream.range(at - 1, at + AMONG_BLANKS).allMatch(i -> file[i] == ' ');
    }

    private static Store open(Path folder) throws IOException {
        return Store.open(FolderDisk.take(folder).orElseThrow());
    }

    private static Thing thing(int number) { return new Thing(number, "Loket ke-" + number + " – ruang tunggu"); }

    private static List<Thing> things(int count) {
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            things.add(thing(i));
        }
        return things;
    }

    /** What a card says that it holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Card(byte[] read) implements Disk {

        @Override
        public void append(byte[] bytes) {}

        @Override
        public void force() {}

        @Override
        public void replace(byte[] bytes) {}

        @Override
        public String setAside() { return "aside"; }

        @Override
        public void close() {}
    }
}
