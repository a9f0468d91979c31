package id.bilik.hardware.printer;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.transport.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A printer behind a line. One thread does all the talking: it looks after the printer while nothing is printed, and takes
 * the jobs one by one. Every step has its time-out, so the thread never hangs; who asks for the status gets what was seen
 * last, at once.
 */
public final class EscPosPrinter implements ReceiptPrinter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final byte[] CUT = {0x1d, 'V', 1};
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Transport transport;
    private final PrinterTimes times;
    private final byte[] voiding;
    private final ScheduledExecutorService worker;
    private final PrinterLine line;

    /**
     * Starts looking after the printer; does not wait for it.
     *
     * @param knownMute
     *            whether the printer is known never to answer; it is then not asked
     * @param voiding
     *            the job that is printed below a part of a slip, before anything else is: it says that the strip is void,
     *            and ends with a cut
     */
    public EscPosPrinter(Transport transport, PrinterTimes times, boolean knownMute, byte[] voiding) {
        this.transport = transport;
        this.times = times;
        this.voiding = voiding.clone();
        this.line = new PrinterLine(transport, times, knownMute);
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("printer " + transport).factory());
        Future<?> _ = worker.scheduleWithFixedDelay(this::look, 0, times.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public PrinterStatus status() { return line.status(); }

    @Override
    public PrintOutcome print(byte[] job) {
        byte[] own = job.clone();
        try {
            return await(worker.submit(() -> endFragment().orElseGet(() -> run(own))));
        } catch (RejectedExecutionException closed) {
            return new PrintOutcome.Failed(PrinterStatus.OFFLINE, "the printer's adapter is closed");
        }
    }

    /** Looks at the printer now and not when it is time, and returns when that is done. */
    public void lookNow() {
        boolean _ = await(worker.submit(this::look, true));
    }

    @Override
    public void expectFragment() { worker.execute(() -> line.leave(Fragment.PART)); }

    @Override
    public boolean mayHangOut() { return line.fragment() != Fragment.NONE; }

    private PrintOutcome run(byte[] job) { return new JobRun(line, times, CutJob.of(job)).print(); }

    /**
     * Cuts off what hangs out of the printer, and voids it if it is not a whole slip. What breaks off in doing so is voided
     * the next time.
     *
     * @return why that cannot be done now; empty where the paper is clear
     */
    private Optional<PrintOutcome> endFragment() {
        Fragment left = line.fragment();
        if (left == Fragment.NONE) {
            return Optional.empty();
        }
        PrintOutcome outcome = run(left == Fragment.WHOLE ? CUT : voiding);
        if (outcome instanceof PrintOutcome.Failed) {
            return Optional.of(outcome);
        }
        if (outcome instanceof PrintOutcome.Printed || line.findSession().isPresent()) {
            line.leave(Fragment.NONE);
        }
        return Optional.empty();
    }

    /** The fate of a job must be learned even by a thread that is asked to stop: each job ends within its time-outs. */
    private static <T> T await(Future<T> job) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return job.get();
                } catch (InterruptedException stop) {
                    interrupted = true;
                } catch (ExecutionException bug) {
                    throw new IllegalStateException("a bug in the printer's adapter", bug.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
                if (!worker.awaitTermination(times.write().toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("{}: the line does not let go", transport);
                }
            }
        } catch (InterruptedException stopped) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        line.hangUp();
    }

    private void look() {
        try {
            line.look();
            if (line.status().canPrint()) {
                endFragment();
            }
        } catch (RuntimeException bug) {
            LOG.error("{}: the look at the printer stumbled", transport, bug);
            line.hangUp();
        }
    }
}
