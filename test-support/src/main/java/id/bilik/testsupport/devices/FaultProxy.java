package id.bilik.testsupport.devices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line between a client and a server that can go wrong. Up is from the client to the server, down is back. What is set
 * holds for lines that are open and lines to come, until it is set otherwise or {@link #heal} is called.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int NEVER = Integer.MAX_VALUE;
    /** What is on the way arrives before a line breaks. */
    private static final Duration GRACE = Duration.ofMillis(20);

    private final ServerSocket listening;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile InetSocketAddress target;
    private volatile boolean refusing;
    private volatile boolean stalled;
    private volatile boolean droppingAnswers;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Trap trap;
    private int upLeft = NEVER;
    private int downLeft = NEVER;

    /** What is done, on the line's own thread, when a text goes up on it. */
    private record Trap(String text, boolean arrives, Consumer<Line> act) {}

    /** Listens on a free port of this machine. */
    public FaultProxy(int targetPort) throws IOException {
        this(targetPort, InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * Listens at an address of this machine.
     *
     * @param port
     *            0 for a free one
     */
    public FaultProxy(int targetPort, InetAddress host, int port) throws IOException {
        listening = new ServerSocket(port, 50, host);
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

    /** Likewise for bytes on the way down. */
    public synchronized void cutAfterDown(int bytes) { downLeft = bytes; }

    /** A line breaks when that text has gone up and arrived. */
    public void cutAfterSeeing(String text) {
        afterSeeing(text, Line::cut);
    }

    /** On each line on which that text goes up: it arrives, this is done, and only then the line goes on. */
    public void afterSeeing(String text, Consumer<Line> act) {
        trap = new Trap(text, true, act);
    }

    /** Likewise, but the text does not go on before this is done. */
    public void beforeSeeing(String text, Consumer<Line> act) {
        trap = new Trap(text, false, act);
    }

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
    public void cut() { lines.forEach(Line::abort); }

    /** Ends the way down of the open lines, politely; the way up stays open. */
    public void halfClose() {
        lines.forEach(Line::halfClose);
    }

    /** Everything works again; broken lines stay broken. */
    public synchronized void heal() {
        refusing = false;
        stalled = false;
        droppingAnswers = false;
        delay = Duration.ZERO;
        trap = null;
        upLeft = NEVER;
        downLeft = NEVER;
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
        Line line = new Line(client, new Socket());
        try {
            if (refusing) {
                return;
            }
            line.server.connect(target, 2_000);
            client.setTcpNoDelay(true);
            line.server.setTcpNoDelay(true);
            lines.add(line);
            Thread up = Thread.ofVirtual().name("fault proxy up").start(line::pumpUp);
            line.pumpDown();
            up.join();
        } catch (IOException unreachable) {
            // broken for the client as well, as everything below
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lines.remove(line);
            line.abort();
        }
    }

    /** One connection, with the faults that are its own. */
    public final class Line {

        private final Socket client;
        private final Socket server;
        private String seen = "";
        private volatile int answerLeft = NEVER;
        private volatile Runnable whenAnswered = () -> {};

        private Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** So many more bytes come down on this line, then this is done. */
        public void answerOnly(int bytes, Runnable then) {
            whenAnswered = then;
            answerLeft = bytes;
        }

        /** Breaks without a farewell; what is on the way arrives. */
        public void cut() {
            rest();
            abort();
        }

        /** Ends the way down, politely; the way up stays open. */
        public void halfClose() {
            try {
                client.shutdownOutput();
            } catch (IOException gone) {
                abort();
            }
        }

        private void abort() {
            FaultProxy.abort(client);
            FaultProxy.abort(server);
        }

        private void pumpUp() { pump(client, server, this::goUp); }

        private void pumpDown() { pump(server, client, this::goDown); }

        private void goUp(OutputStream out, byte[] bytes, int count) throws IOException {
            int allowed = takeUp(count);
            Trap set = trap;
            int at = -1;
            if (set == null) {
                seen = "";
            } else {
                at = find(set.text(), bytes, allowed);
            }
            if (set != null && at >= 0) {
                int arrives = set.arrives() ? at : Math.max(0, at - set.text().length());
                out.write(bytes, 0, arrives);
                out.flush();
                set.act().accept(this);
                out.write(bytes, arrives, allowed - arrives);
            } else {
                out.write(bytes, 0, allowed);
            }
            if (isSpent(true)) {
                cut();
            }
        }

        private void goDown(OutputStream out, byte[] bytes, int count) throws IOException {
            pause(delay);
            int own = answerLeft;
            int allowed = Math.min(own, takeDown(count));
            if (!droppingAnswers && allowed > 0) {
                out.write(bytes, 0, allowed);
            }
            if (own != NEVER) {
                answerLeft = own - allowed;
                if (allowed < count || answerLeft == 0) {
                    out.flush();
                    answerLeft = 0;
                    whenAnswered.run();
                    whenAnswered = () -> {};
                }
            }
            if (isSpent(false)) {
                cut();
            }
        }

        /** Where that text ends in these bytes, also if it began in those before; -1 if it does not. */
        private int find(String text, byte[] bytes, int count) {
            String all = seen + new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
            int at = all.indexOf(text);
            int before = seen.length();
            seen = all.substring(Math.max(at < 0 ? 0 : at + text.length(), all.length() - text.length() + 1));
            return at < 0 ? -1 : at + text.length() - before;
        }

        private void pump(Socket from, Socket to, Step step) {
            byte[] buffer = new byte[512];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    while (stalled && !to.isClosed()) {
                        pause(Duration.ofMillis(5));
                    }
                    step.take(out, buffer, count);
                }
                to.shutdownOutput();
            } catch (IOException broken) {
                abort();
            }
        }

        @Override
        public String toString() { return client + " to " + server; }
    }

    private interface Step {
        void take(OutputStream out, byte[] bytes, int count) throws IOException;
    }

    private synchronized int takeUp(int count) {
        int allowed = Math.min(upLeft, count);
        upLeft -= upLeft == NEVER ? 0 : allowed;
        return allowed;
    }

    private synchronized int takeDown(int count) {
        int allowed = Math.min(downLeft, count);
        downLeft -= downLeft == NEVER ? 0 : allowed;
        return allowed;
    }

    private synchronized boolean isSpent(boolean isUp) { return (isUp ? upLeft : downLeft) == 0; }

    private static void rest() {
        try {
            pause(GRACE);
        } catch (IOException stopped) {
            // then at once
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

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
