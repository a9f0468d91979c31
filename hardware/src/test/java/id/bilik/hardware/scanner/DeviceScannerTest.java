package id.bilik.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.Scanner;
import id.bilik.hardware.transport.SerialTransport;
import id.bilik.testsupport.devices.Pty;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceScannerTest {

    private static final String FOLLOW = "https://antre.example.id/follow/pekalongan.260302.A012.a_B-9";
    private static final int SHIFT = 42;
    private static final int ENTER = 28;

    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void a_scanner_on_a_serial_line_ends_its_texts_as_it_likes(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Pty.isPossible(), "SKIPPED: socat, which makes the line, is not on this machine");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Pty pty = new Pty(folder, server.getLocalPort());
                Socket wire = server.accept()) {
            await().until(pty::exists);
            try (DeviceScanner scanner = DeviceScanner
                    .serial(new SerialTransport(pty.path(), 9_600, SerialTransport.Flow.NONE))) {
                scanner.listen(read::add);
                await().until(() -> scanner.state() == Scanner.State.READY);
                OutputStream out = wire.getOutputStream();
                out.write((FOLLOW + "\r\n\r\nB002\r" + "x".repeat(1_001) + "\nC003\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write("without an end".getBytes(StandardCharsets.US_ASCII));

                await().untilAsserted(
                        () -> assertThat(read).containsExactly(FOLLOW, "B002", "C003", "without an end"));
            }
        }
    }

    @Test
    void a_scanner_that_types_is_read_key_by_key(@TempDir Path folder) throws IOException {
        Path device = Files.createFile(folder.resolve("event3"));
        try (DeviceScanner scanner = DeviceScanner.keyboard(device)) {
            scanner.listen(read::add);
            await().until(() -> scanner.state() == Scanner.State.READY);
            Files.write(device, typed(FOLLOW), StandardOpenOption.APPEND);
            await().untilAsserted(() -> assertThat(read).containsExactly(FOLLOW));

            ByteBuffer keys = ByteBuffer.allocate(24 * 8).order(ByteOrder.nativeOrder());
            event(keys, 4, 4, 30); // what the keyboard says beside its keys
            event(keys, 1, 30, 1);
            event(keys, 1, 30, 2); // held, and repeated by the kernel
            event(keys, 1, 30, 0);
            event(keys, 1, 71, 1); // of the keypad
            event(keys, 1, 59, 1); // F1
            event(keys, 0, 0, 0);
            event(keys, 1, 96, 1);
            Files.write(device, keys.array(), StandardOpenOption.APPEND);
            await().untilAsserted(() -> assertThat(read).containsExactly(FOLLOW, "a7"));
        }
    }

    @Test
    void a_scanner_that_is_plugged_in_later_is_found(@TempDir Path folder) throws IOException {
        Path device = folder.resolve("event3");
        try (DeviceScanner scanner = DeviceScanner.keyboard(device)) {
            scanner.listen(read::add);
            assertThat(scanner.state()).isEqualTo(Scanner.State.AWAY);
            Files.write(device, typed("A012"));

            await().untilAsserted(() -> assertThat(read).containsExactly("A012"));
        }
    }

    @Test
    void a_scanner_that_can_be_opened_and_not_read_is_in_trouble_for_as_long(@TempDir Path folder) throws IOException {
        Path device = Files.createDirectory(folder.resolve("event3"));
        try (DeviceScanner scanner = DeviceScanner.keyboard(device)) {
            scanner.listen(read::add);
            await().until(() -> scanner.findTrouble().isPresent());
            await().during(Duration.ofSeconds(2)).until(() -> scanner.state() == Scanner.State.AWAY);

            Files.delete(device);
            Files.write(device, typed("A012"));
            await().untilAsserted(() -> assertThat(read).containsExactly("A012"));
            assertThat(scanner.findTrouble()).as("it has not been read for long").isPresent();
        }
    }

    private static byte[] typed(String text) {
        ByteBuffer keys = ByteBuffer.allocate(24 * (text.length() * 5 + 2)).order(ByteOrder.nativeOrder());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int code = "  1234567890-=  qwertyuiop[]  asdfghjkl;'` \\zxcvbnm,./".indexOf(character);
            boolean shift = code < 0;
            if (shift) {
                code = "  !@#$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:\"~ |ZXCVBNM<>?".indexOf(character);
                event(keys, 1, SHIFT, 1);
            }
            event(keys, 1, code, 1);
            event(keys, 1, code, 0);
            event(keys, 0, 0, 0);
            if (shift) {
                event(keys, 1, SHIFT, 0);
            }
        }
        event(keys, 1, ENTER, 1);
        event(keys, 1, ENTER, 0);
        byte[] used = new byte[keys.position()];
        keys.flip().get(used);
        return used;
    }

    private static void event(ByteBuffer keys, int type, int code, int value) {
        keys.putLong(1_772_414_100L).putLong(0).putShort((short) type).putShort((short) code).putInt(value);
    }
}
