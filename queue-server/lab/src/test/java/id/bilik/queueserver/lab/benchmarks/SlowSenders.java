package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Senders that give a byte a second and begin anew as soon as they are cut: every second one never ends its headers, and
 * every other one never ends its body.
 */
final class SlowSenders implements AutoCloseable {
    private static final int PAUSE_MILLIS = 1_000;
    private static final byte[] HEADERS = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = ("POST " + TicketBench.BRANCH
            + "/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger cuts = new AtomicInteger();
    private final int port;

    SlowSenders(int port, int senders) {
        this.port = port;
        for (int i = 0; i < senders; i++) {
            byte[] begin = i % 2 == 0 ? HEADERS : BODY;
            Thread.ofVirtual().start(() -> send(begin));
        }
    }

    /** How often the server has cut one off. */
    int cuts() { return cuts.get(); }

    private void send(byte[] begin) {
        while (!over.get()) {
            try (Socket socket = BilikProcess.connect(port)) {
                socket.getOutputStream().write(begin);
                socket.setSoTimeout(PAUSE_MILLIS);
                while (!over.get() && !isAnswered(socket)) {
                    socket.getOutputStream().write(' ');
                }
                if (!over.get()) {
                    cuts.incrementAndGet();
                }
            } catch (IOException cut) {
                cuts.incrementAndGet();
            }
        }
    }

    /** Whether an answer or the end comes before it is time for the next byte. */
    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    @Override
    public void close() { over.set(true); }
}
