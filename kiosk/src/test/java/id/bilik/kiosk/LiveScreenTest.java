package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void a_page_gets_the_whole_view_at_once_and_again_with_every_change() throws IOException {
        try (Socket page = follow(); BufferedReader feed = reader(page)) {
            assertThat(nextView(feed)).contains("\"planVersion\":");
            kiosk.printer("paper-out");

            String view = nextView(feed);
            while (!view.contains("paper-out")) {
                view = nextView(feed);
            }
            assertThat(view).contains("\"canPrint\":false");
        }
    }

    @Test
    void a_page_that_stops_reading_holds_up_neither_another_page_nor_a_ticket() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stalled.add(follow());
        }
        try (Socket page = follow(); BufferedReader feed = reader(page)) {
            for (int i = 0; i < 300; i++) {
                kiosk.printer(i % 2 == 0 ? "offline" : "ready");
            }
            kiosk.printer("ready");
            long before = System.nanoTime();
            assertThat(kiosk.take("jht").get("print")).isEqualTo("printed");
            kiosk.printer("jammed");
            String view = nextView(feed);
            while (!view.contains("jammed")) {
                view = nextView(feed);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void a_kiosk_that_stops_lets_its_pages_go() throws IOException {
        try (Socket page = follow(); BufferedReader feed = reader(page)) {
            nextView(feed);
            kiosk.restart();
            while (feed.readLine() != null) {
                // what was still on its way
            }
        }
    }

    private Socket follow() throws IOException {
        URI address = URI.create(kiosk.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(15_000);
        socket.getOutputStream()
                .write("GET /api/screen/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String nextView(BufferedReader feed) throws IOException {
        for (String line = feed.readLine(); line != null; line = feed.readLine()) {
            if (line.startsWith("data: ")) {
                return line;
            }
        }
        throw new AssertionError("the feed ended");
    }
}
