package id.bilik.kiosk.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The key of a kiosk, around its renewal. */
class ServerKeyTest {
    @TempDir
    Path folder;

    private Path file() { return folder.resolve("key"); }

    private ServerKey paired() {
        ServerKey key = ServerKey.inFile(file());
        key.keep("first");
        return key;
    }

    private ServerKey restarted() { return ServerKey.inFile(file()); }

    @Test
    void a_kiosk_without_a_key_needs_pairing_and_one_with_a_key_does_not() throws IOException {
        assertThat(restarted().needsPairing()).isTrue();
        assertThat(paired().needsPairing()).isFalse();
        assertThat(restarted().find()).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void a_key_that_is_refused_needs_pairing_until_it_is_accepted() {
        ServerKey key = paired();
        key.noteRefused("first");
        assertThat(key.needsPairing()).isTrue();
        key.noteAccepted("first");
        assertThat(key.needsPairing()).isFalse();
    }

    @Test
    @Timeout(60)
    void whoever_waits_for_the_need_of_pairing_hears_of_a_refusal() throws InterruptedException {
        restarted().awaitNeed();
        ServerKey key = paired();
        CountDownLatch needed = new CountDownLatch(1);
        Thread pairing = Thread.ofVirtual().start(() -> {
            try {
                key.awaitNeed();
                needed.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> pairing.getState() == Thread.State.WAITING);
        assertThat(needed.getCount()).isOne();
        key.noteRefused("first");
        assertThat(needed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_renewed_key_is_the_only_one_once_it_was_accepted() throws IOException {
        ServerKey key = paired();
        String next = key.draw().orElseThrow();
        assertThat(next).matches("bilik-device-[A-Za-z0-9_-]{43}");
        assertThat(key.find()).isEqualTo("first");
        key.change(next);
        assertThat(Files.readAllLines(file())).containsExactly(next, "first");
        key.noteAccepted(next);
        assertThat(Files.readAllLines(file())).containsExactly(next);
        assertThat(key.find()).isEqualTo(next);
    }

    @Test
    void a_power_cut_before_the_answer_leaves_the_key_in_use() {
        String next = paired().draw().orElseThrow();
        ServerKey after = restarted();
        assertThat(after.find()).isEqualTo("first");
        // the server had taken the next one already, and somebody had used it
        after.noteRefused("first");
        assertThat(after.find()).isEqualTo(next);
        assertThat(after.needsPairing()).isFalse();
    }

    @Test
    void a_power_cut_after_the_answer_finds_the_way_back_to_the_key_before() {
        ServerKey key = paired();
        key.change(key.draw().orElseThrow());
        ServerKey after = restarted();
        after.noteRefused(after.find());
        assertThat(after.find()).isEqualTo("first");
        assertThat(after.needsPairing()).isFalse();
        after.noteRefused("first");
        assertThat(after.needsPairing()).isTrue();
    }

    @Test
    void an_answer_to_the_key_before_says_nothing_of_the_new_one() {
        ServerKey key = paired();
        String next = key.draw().orElseThrow();
        key.change(next);
        key.noteRefused("first");
        assertThat(key.find()).isEqualTo(next);
        assertThat(key.needsPairing()).isFalse();
    }

    @Test
    void a_key_that_is_given_is_neither_renewed_nor_paired_for() {
        ServerKey key = ServerKey.given("of a trial");
        assertThat(key.draw()).isEmpty();
        key.noteRefused("of a trial");
        assertThat(key.needsPairing()).isFalse();
        assertThat(key.find()).isEqualTo("of a trial");
    }

    @Test
    void a_key_that_cannot_be_kept_is_not_taken() throws IOException {
        ServerKey key = ServerKey.inFile(folder.resolve("none").resolve("key"));
        key.keep("first");
        assertThat(key.draw()).isEmpty();
        assertThat(key.find()).isEqualTo("first");
    }
}
