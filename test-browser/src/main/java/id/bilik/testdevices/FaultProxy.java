package id.bilik.testdevices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between a client and a server that can go wrong. Up is from the client to the server, down is back. What is set
 * holds for lines that are open and lines to come, until it is set otherwise or {@link #heal} is called.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int NEVER = Integer.MAX_VALUE;

    private final ServerSocket listening;
    private final Map<Socket, Socket> lines = new ConcurrentHashMap<>();
    private volatile InetSocketAddress target;
    private volatile boolean refusing;
    private volatile boolean stalled;
    private volatile boolean droppingAnswers;
    private volatile Duration delay = Duration.ZERO;
    private int upLeft = NEVER;
    private int downLeft = NEVER;
    private String lastWords = "";

    /** Listens on a free port of this machine. */
    public FaultProxy(int targetPort) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target = local(targetPort);
        Thread.ofVirtual().name("fault proxy").start(this::serve);
    }

    public int port() { return listening.getLocalPort(); }

    /** The server is elsewhere from now on; open lines stay where they are. */
    public void retarget(int port) {
        target = local(port);
    }

    /** Every line breaks when so many more bytes have gone up; the bytes before arrive. */
    public synchronized void cutAfterUp(int bytes) {
        upLeft = bytes;
    }

    /** Every line breaks when that text has gone up and arrived. */
    public synchronized void cutAfterSeeing(String text) {
        lastWords = text;
    }

    /** Likewise for bytes on the way down. */
    public synchronized void cutAfterDown(int bytes) { downLeft = bytes; }

    /** New lines are hung up at once. */
    public void setRefusing(boolean on) { refusing = on; }

    /** Nothing moves any more, and nobody hangs up: as when the other side is without power. */
    public void setStalled(boolean on) {
        stalled = on;
    }

    /** What comes down gets lost. */
    public void setDroppingAnswers(boolean on) { droppingAnswers = on; }

    /** What comes down arrives so much later. */
    public void setDelay(Duration later) { delay = later; }

    /** Breaks the open lines without a farewell. */
    public void cut() {
        lines.forEach((client, server) -> {
            abort(client);
            abort(server);
        });
    }

    /** Ends the way down of the open lines, politely; the way up stays open. */
    public void halfClose() {
        lines.keySet().forEach(client -> {
            try {
                client.shutdownOutput();
            } catch (IOException gone) {
                abort(client);
            }
        });
    }

    /** Everything works again; broken lines stay broken. */
    public synchronized void heal() {
        refusing = false;
        stalled = false;
        droppingAnswers = false;
        delay = Duration.ZERO;
        upLeft = NEVER;
        downLeft = NEVER;
        lastWords = "";
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("fault proxy line").start(() -> open(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void open(Socket client) {
        Socket server = new Socket();
        try {
            if (refusing) {
                abort(client);
                return;
            }
            server.connect(target, 2_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            lines.put(client, server);
            Thread up = Thread.ofVirtual().name("fault proxy up").start(() -> pump(client, server, true));
            pump(server, client, false);
            up.join();
        } catch (IOException unreachable) {
            abort(client);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lines.remove(client);
            abort(server);
        }
    }

    private void pump(Socket from, Socket to, boolean isUp) {
        byte[] buffer = new byte[512];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (stalled && !to.isClosed()) {
                    Thread.sleep(5);
                }
                if (!isUp) {
                    Thread.sleep(delay);
                }
                int allowed = Math.min(take(isUp, count), isUp ? upToLastWords(buffer, count) : count);
                if (isUp || !droppingAnswers) {
                    out.write(buffer, 0, allowed);
                }
                if (allowed < count || isSpent(isUp)) {
                    out.flush();
                    Thread.sleep(20); // what is on the way arrives before the line breaks
                    abort(from);
                    abort(to);
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            abort(from);
            abort(to);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int upToLastWords(byte[] buffer, int count) {
        int at = lastWords.isEmpty()
                ? -1
                : new String(buffer, 0, count, StandardCharsets.ISO_8859_1).indexOf(lastWords);
        if (at < 0) {
            return count;
        }
        upLeft = 0;
        return at + lastWords.length();
    }

    private synchronized int take(boolean isUp, int count) {
        int left = isUp ? upLeft : downLeft;
        int allowed = Math.min(left, count);
        if (left != NEVER) {
            if (isUp) {
                upLeft -= allowed;
            } else {
                downLeft -= allowed;
            }
        }
        return allowed;
    }

    private synchronized boolean isSpent(boolean isUp) { return (isUp ? upLeft : downLeft) == 0; }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // broken is what it shall be
        }
    }
}
