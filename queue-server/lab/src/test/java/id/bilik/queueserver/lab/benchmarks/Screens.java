package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Many boards on live feeds. Each reads on a thread of its own and notes when a marked text has come in; one may be told
 * not to read at all.
 */
final class Screens implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);
    private volatile Mark mark = new Mark(0, "nothing yet", 0);
    private int readers;

    /** A text that screens wait for. */
    private static final class Mark {
        private final int number;
        private final byte[] text;
        private final long since = System.nanoTime();
        private final CountDownLatch arrived;

        Mark(int number, String text, int readers) {
            this.number = number;
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.arrived = new CountDownLatch(readers);
        }
    }

    /** Opens a feed that is read. */
    void open(int port, String path) throws IOException {
        Socket socket = ask(port, path);
        readers++;
        Thread.ofVirtual().start(() -> read(socket));
    }

    /** Opens a feed that is never read, with the smallest receive buffer that the system grants. */
    void openStalled(int port, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(BilikProcess.loopback(port));
        send(socket, path);
        sockets.add(socket);
    }

    /** From now on, screens note when this text comes in. */
    void expect(String text) {
        mark = new Mark(mark.number + 1, text, readers);
    }

    /** Waits until all have it; false when one has not after ten seconds. */
    boolean await() {
        try {
            return mark.arrived.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    ConcurrentHistogram micros() { return micros; }

    private Socket ask(int port, String path) throws IOException {
        Socket socket = BilikProcess.connect(port);
        send(socket, path);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + BilikProcess.KEY
                        + "Accept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void read(Socket socket) {
        byte[] buffer = new byte[64 * 1024];
        int noted = 0;
        int kept = 0;
        try (InputStream input = socket.getInputStream()) {
            while (true) {
                int read = input.read(buffer, kept, buffer.length - kept);
                if (read < 0) {
                    return;
                }
                Mark wanted = mark;
                int end = kept + read;
                if (wanted.number > noted && indexOf(buffer, end, wanted.text) >= 0) {
                    micros.recordValue((System.nanoTime() - wanted.since) / 1000);
                    noted = wanted.number;
                    wanted.arrived.countDown();
                }
                // a mark may be cut in two
                kept = Math.min(end, wanted.text.length - 1);
                System.arraycopy(buffer, end - kept, buffer, 0, kept);
            }
        } catch (IOException closed) {
            // the bench is over
        }
    }

    private static int indexOf(byte[] text, int length, byte[] wanted) {
        outer : for (int i = 0; i <= length - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (text[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
