package id.bilik.hardware.simulated;

import id.bilik.hardware.PrinterStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated printer on the network, as port 9100 of a real one: any client can print to it. It serves one line at a
 * time; a second one waits until the first has hung up.
 */
public final class PrinterPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterPort.class);

    private static final Duration FULL_PAUSE = Duration.ofMillis(10);

    private final PrinterMachine machine;
    private final ServerSocket server;
    private final ScheduledExecutorService answers = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("simulated printer answers").factory());
    private volatile @Nullable Socket current;
    private final AnswerFaults faults = new AnswerFaults();
    private volatile long untilCut = Long.MAX_VALUE;
    private volatile boolean closed;

    /**
     * Listens.
     *
     * @param port
     *            0 for a free one
     * @throws IOException
     *             if the port is taken
     */
    public PrinterPort(PrinterMachine machine, InetAddress host, int port) throws IOException {
        this.machine = machine;
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(host, port));
        Thread.ofVirtual().name("simulated printer").start(this::serve);
    }

    /** The port that it listens on. */
    public int port() { return server.getLocalPort(); }

    /** What happens to the answers on their way. */
    public AnswerFaults faults() { return faults; }

    /** Cuts the line when so many more bytes have come, in the middle of a command if need be. */
    public void cutAfter(int bytes) {
        untilCut = bytes;
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
        answers.shutdownNow();
        try {
            server.close();
        } catch (IOException alreadyClosed) {
            // nobody listens any more
        }
    }

    private void serve() {
        while (!closed) {
            try (Socket line = server.accept()) {
                line.setTcpNoDelay(true);
                current = line;
                if (machine.status() != PrinterStatus.OFFLINE) {
                    serve(line);
                }
            } catch (IOException broken) {
                LOG.debug("a line to the simulated printer broke", broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                machine.plugIn(answer -> {}, () -> {});
            }
        }
    }

    private void serve(Socket line) throws IOException, InterruptedException {
        OutputStream back = line.getOutputStream();
        machine.plugIn(answer -> later(back, answer), this::hangUp);
        byte[] buffer = new byte[1_024];
        int count = line.getInputStream().read(buffer);
        while (count > 0) {
            int end = (int) Math.min(count, untilCut);
            int taken = 0;
            while (taken < end) {
                taken += machine.receive(buffer, taken, end - taken);
                if (taken < end) {
                    Thread.sleep(FULL_PAUSE);
                    if (line.isClosed()) {
                        return;
                    }
                }
            }
            untilCut = untilCut == Long.MAX_VALUE ? untilCut : untilCut - end;
            if (untilCut == 0) {
                untilCut = Long.MAX_VALUE;
                line.setSoLinger(true, 0); // as a pulled plug: no farewell
                return;
            }
            count = line.getInputStream().read(buffer);
        }
    }

    private void later(OutputStream back, byte[] said) {
        byte[] answer = faults.spoil(said);
        try {
            Future<?> _ = answers.schedule(() -> {
                try {
                    back.write(answer);
                    back.flush();
                } catch (IOException gone) {
                    LOG.debug("nobody takes the simulated printer's answer", gone);
                }
            }, faults.delay(said).toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("the simulated printer is closing", closing);
        }
    }

    private void hangUp() {
        Socket line = current;
        if (line != null) {
            try {
                line.close();
            } catch (IOException gone) {
                LOG.debug("the line was gone already", gone);
            }
        }
    }
}
