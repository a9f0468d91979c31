package id.bilik.process.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceManagerTest {
    private static final String OWN = Long.toString(ProcessHandle.current().pid());

    @TempDir
    Path folder;

    private static void everythingIsHeard(String address) throws IOException {
        try (NotifySocket systemd = new NotifySocket(address)) {
            ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address));
            manager.ready("siap, 2 booths");
            manager.alive("answers on port 7070");
            manager.trouble("two\nlines\tare one");
            manager.stopping();
            assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=siap, 2 booths");
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1\nSTATUS=answers on port 7070");
            assertThat(systemd.next()).isEqualTo("STATUS=two lines are one");
            assertThat(systemd.next()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void every_message_is_heard_at_a_path() throws IOException { everythingIsHeard(folder.resolve("n").toString()); }

    @Test
    void every_message_is_heard_in_the_abstract_namespace() throws IOException {
        everythingIsHeard("@bilik-test/" + UUID.randomUUID());
    }

    @Test
    void a_status_of_many_signs_of_many_bytes_is_heard_whole() throws IOException {
        String address = folder.resolve("n").toString();
        try (NotifySocket systemd = new NotifySocket(address)) {
            ServiceManager.of(Map.of("NOTIFY_SOCKET", address)).trouble("≥".repeat(500));
            assertThat(systemd.next()).isEqualTo("STATUS=" + "≥".repeat(500));
        }
    }

    @ParameterizedTest
    @CsvSource({"10000000, own, PT10S", "10000000, , PT10S", "10000000, 1, ", "0, own, ", "-5, own, ", "soon, own, ",
            "3000000, own, PT3S"})
    void the_watchdog_is_wanted_as_the_environment_says(String micros, String pid, String wanted) {
        Map<String, String> environment = pid == null
                ? Map.of("NOTIFY_SOCKET", "/run/x", "WATCHDOG_USEC", micros)
                : Map.of("NOTIFY_SOCKET", "/run/x", "WATCHDOG_USEC", micros, "WATCHDOG_PID",
                        pid.equals("own") ? OWN : pid);
        assertThat(ServiceManager.of(environment).watchdog().map(Duration::toString).orElse(null)).isEqualTo(wanted);
    }

    @Test
    void without_a_manager_nothing_is_said_and_nothing_is_watched() {
        assertThat(said(() -> {
            ServiceManager nobody = ServiceManager.of(Map.of("WATCHDOG_USEC", "1000"));
            assertThat(nobody.watchdog()).isEmpty();
            Watchdog.start(nobody, "ready", () -> {
                throw new AssertionError("nobody asked");
            });
            nobody.stopping();
        })).isEmpty();
    }

    @Test
    void an_address_that_is_no_unix_socket_s_is_told_once_with_its_length() {
        String address = "/run/" + "x".repeat(120);
        assertThat(said(() -> {
            ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address));
            manager.ready("ready");
            manager.alive("well");
        })).containsOnlyOnce("has 1 to 108 bytes, and NOTIFY_SOCKET has 125: " + address);
    }

    @Test
    void a_manager_that_is_away_is_told_of_once_and_heard_again_when_it_is_back() throws IOException {
        String address = folder.resolve("n").toString();
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address));
        assertThat(said(() -> {
            manager.alive("well");
            manager.alive("well");
        })).containsOnlyOnce("nobody takes messages at " + address);
        try (NotifySocket systemd = new NotifySocket(address)) {
            manager.alive("well");
            assertThat(systemd.next()).startsWith("WATCHDOG=1");
        }
    }

    @Test
    void signs_of_life_follow_the_check_and_nothing_else() throws IOException {
        String address = folder.resolve("n").toString();
        AtomicReference<Health> health = new AtomicReference<>(new Health.Well("well"));
        try (NotifySocket systemd = new NotifySocket(address)) {
            ServiceManager manager = ServiceManager
                    .of(Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "60000", "WATCHDOG_PID", OWN));
            Watchdog.start(manager, "ready", health::get);
            assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=ready");
            for (int beat = 0; beat < 5; beat++) {
                assertThat(systemd.next()).isEqualTo("WATCHDOG=1\nSTATUS=well");
            }

            health.set(new Health.Sick("the journal cannot be written"));
            awaitStatus(systemd, "STATUS=the journal cannot be written");
            for (int beat = 0; beat < 5; beat++) {
                assertThat(systemd.next()).doesNotContain("WATCHDOG");
            }

            health.set(new Health.Well("well again"));
            awaitStatus(systemd, "WATCHDOG=1\nSTATUS=well again");
        }
    }

    @Test
    void a_check_that_hangs_is_no_sign_of_life() throws IOException {
        String address = folder.resolve("n").toString();
        try (NotifySocket systemd = new NotifySocket(address)) {
            ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "30000"));
            Watchdog.start(manager, "ready", () -> {
                try {
                    Thread.sleep(Duration.ofDays(1));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return new Health.Well("never");
            });
            assertThat(systemd.next()).startsWith("READY=1");
            assertThat(systemd.find(300)).isEmpty();
        }
    }

    /** What was on its way when the health changed comes first. */
    private static void awaitStatus(NotifySocket systemd, String message) {
        for (int i = 0; i < 50; i++) {
            if (systemd.next().equals(message)) {
                return;
            }
        }
        throw new AssertionError("never heard " + message);
    }

    private static String said(Runnable work) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
