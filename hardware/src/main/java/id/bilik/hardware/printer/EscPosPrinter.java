package id.bilik.hardware.printer;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.transport.Deadline;
import id.bilik.hardware.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A printer behind a line. One thread does all the talking: it looks after the printer while nothing is printed, connects
 * again with growing pauses when the line breaks, and takes the jobs one by one. Every step has its time-out, so the
 * thread never hangs; who asks for the status gets what was seen last, at once.
 *
 * <p>
 * Printing is proved by {@code GS r 1}, which the printer answers when it has come so far in its work: once before the
 * cut and once after it. Without the first, no whole slip can have come out; with the second, it has.
 */
public final class EscPosPrinter implements ReceiptPrinter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final int PART = 512;
    /**
     * A job that broke off may leave the printer in the middle of a command, waiting for arguments; it would take the
     * next job's beginning for them. So many NULs end any command of ours, and print nothing outside of one.
     */
    private static final int WASH = 4_096;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration ASK_ALONG = Duration.ofMillis(300);

    private final Transport transport;
    private final PrinterTimes times;
    private final boolean knownMute;
    private final ScheduledExecutorService worker;
    private volatile PrinterStatus status = PrinterStatus.UNKNOWN;

    // The rest belongs to the worker's thread.
    private @Nullable Talk talk;
    private boolean everHeard;
    private boolean silent;
    private @Nullable Boolean proves;
    private int unwashed = WASH; // an earlier process may have been killed in the middle of a job
    private Duration pause;
    private Deadline nextTry = Deadline.in(Duration.ZERO);
    private String trouble = "";

    /**
     * Starts looking after the printer; does not wait for it.
     *
     * @param knownMute
     *            whether the printer is known never to answer; it is then not asked
     */
    public EscPosPrinter(Transport transport, PrinterTimes times, boolean knownMute) {
        this.transport = transport;
        this.times = times;
        this.knownMute = knownMute;
        this.pause = times.firstRetry();
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("printer " + transport).factory());
        Future<?> _ = worker.scheduleWithFixedDelay(this::look, 0, times.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public PrinterStatus status() { return status; }

    @Override
    public PrintOutcome print(byte[] job) {
        byte[] own = job.clone();
        try {
            return await(worker.submit(() -> printNow(CutJob.of(own))));
        } catch (RejectedExecutionException closed) {
            return new PrintOutcome.Failed(PrinterStatus.OFFLINE, "the printer's adapter is closed");
        }
    }

    /** The fate of a job must be learned even by a thread that is asked to stop: each job ends within its time-outs. */
    private static PrintOutcome await(Future<PrintOutcome> job) {
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
        Talk last = talk;
        if (last != null) {
            last.close();
        }
    }

    private void look() {
        try {
            if (nextTry.isOver()) {
                ready(true).ifPresent(this::note);
            }
        } catch (RuntimeException bug) {
            LOG.error("{}: the look at the printer stumbled", transport, bug);
            hangUp();
        }
    }

    /** Says once what is wrong, and once that it is over. */
    private void note(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warn("{}: {}", transport, reason);
            trouble = reason;
        }
    }

    /**
     * Connects where need be, and asks the printer how it is.
     *
     * @param patient
     *            whether to wait also for one that was silent so far
     * @return why there is no talking with it; empty if a job can be sent or {@link #status} says what is wrong
     */
    private Optional<String> ready(boolean patient) {
        try {
            Talk open = talk;
            boolean fresh = open == null;
            if (open == null) {
                open = new Talk(transport.connect(times.connect()), times);
                talk = open;
                open.drain();
            }
            if (knownMute || (silent && !everHeard && !patient)) {
                wash(open, false);
            } else if (!open.askStatus() && (everHeard || open.hasHeard())) {
                throw silence();
            } else {
                greet(open, fresh);
            }
            everHeard |= open.hasHeard();
            silent = !open.hasHeard();
            status = open.status();
            recovered(silent);
            return Optional.empty();
        } catch (IOException broken) {
            hangUp();
            status = PrinterStatus.OFFLINE;
            nextTry = Deadline.in(pause);
            pause = longer(pause);
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    private void greet(Talk open, boolean fresh) throws IOException {
        if (fresh) {
            open.wantAutomaticStatus();
        }
        wash(open, open.hasHeard());
        learnWhetherItProves(open);
    }

    /** A printer that is silent so far is asked ever more seldom; each question holds up the line. */
    private void recovered(boolean stillSilent) {
        if (stillSilent) {
            nextTry = Deadline.in(pause);
            pause = longer(pause);
        } else {
            pause = times.firstRetry();
        }
        if (!trouble.isEmpty()) {
            LOG.info("{}: the printer is back: {}", transport, status.label());
            trouble = "";
        }
    }

    private Duration longer(Duration last) {
        Duration twice = last.multipliedBy(2);
        return twice.compareTo(times.longestRetry()) > 0 ? times.longestRetry() : twice;
    }

    /**
     * One that stops in the middle gets no more of it: a buffer that is full would not let the questions through.
     *
     * @param asking
     *            whether the printer answers
     */
    private void wash(Talk open, boolean asking) throws IOException {
        while (unwashed > 0 && open.status().canPrint()) {
            int part = Math.min(PART, unwashed);
            int taken = open.hand(new byte[part], 0, part);
            unwashed -= taken;
            if (taken < part) {
                throw new IOException("the printer takes no bytes");
            }
            if (asking && !open.askWhetherFine()) {
                throw silence();
            }
        }
    }

    /** Some printers answer questions about their state, but never {@code GS r}. */
    private void learnWhetherItProves(Talk open) throws IOException {
        if (proves == null && open.hasHeard() && open.status().canPrint()) {
            open.askProof();
            open.listenUntil(() -> open.proofsAwaited() == 0 || !open.status().canPrint(), times.answer());
            if (open.status().canPrint()) { // one that went offline meanwhile will be asked again
                proves = open.proofsAwaited() == 0;
                LOG.info("{}: the printer {} that it has printed", transport, proves ? "proves" : "does not say");
            }
        }
    }

    private IOException silence() {
        return new IOException("the printer does not answer within " + times.answer().toMillis() + " ms");
    }

    private void hangUp() {
        Talk open = talk;
        talk = null;
        if (open != null) {
            everHeard |= open.hasHeard();
            open.close();
        }
    }

    private PrintOutcome printNow(CutJob job) {
        Talk before = talk;
        if (before != null && before.proofsAwaited() > 0) {
            hangUp(); // a late sign for an earlier job must not pass for one of this job
        }
        boolean old = talk != null;
        Optional<String> reason = ready(false);
        if (reason.isPresent() && old) {
            reason = ready(false); // an idle line may have been dropped long ago, and nothing of the job has gone yet
        }
        Talk open = talk;
        if (reason.isPresent() || open == null) {
            note(reason.orElse("no line"));
            return new PrintOutcome.Failed(PrinterStatus.OFFLINE, reason.orElse("no line"));
        }
        if (!status.canPrint()) {
            return new PrintOutcome.Failed(status, "the printer says " + status.label());
        }
        Optional<PrintOutcome> early = send(open, job);
        PrintOutcome outcome = early.isPresent() ? early.get() : conclude(open, job);
        if (!(outcome instanceof PrintOutcome.Printed)) {
            LOG.warn("{}: {}", transport, outcome);
        }
        return outcome;
    }

    /** Hands the job over; an outcome means that this went wrong. */
    private Optional<PrintOutcome> send(Talk open, CutJob job) {
        int sent = 0;
        try {
            while (sent < job.bodyEnd()) {
                int part = Math.min(PART, job.bodyEnd() - sent);
                int taken = open.hand(job.bytes(), sent, part);
                sent += taken;
                if (taken < part) {
                    return Optional.of(stalled(open, job, sent));
                }
            }
        } catch (IOException broken) {
            breakOff(job);
            return Optional.of(new PrintOutcome.Failed(PrinterStatus.OFFLINE,
                    "the line broke in the middle of the job: " + broken.getMessage()));
        }
        try {
            if (asksProof()) {
                open.askProof();
            }
            if (open.hand(job.bytes(), job.bodyEnd(), job.tail()) < job.tail()) {
                throw new IOException("the line took no more bytes");
            }
            if (asksProof()) {
                open.askProof();
            }
            return Optional.empty();
        } catch (IOException broken) {
            breakOff(job);
            return Optional.of(new PrintOutcome.Unconfirmed(
                    "the line broke at the end of the job: " + broken.getMessage()));
        }
    }

    /** A printer that takes no more has a full buffer and a reason to stand still; perhaps it has said which. */
    private PrintOutcome stalled(Talk open, CutJob job, int sent) {
        PrinterStatus why = PrinterStatus.OFFLINE;
        try {
            open.listen(Duration.ofMillis(1));
            why = open.status().canPrint() ? PrinterStatus.OFFLINE : open.status();
        } catch (IOException broken) {
            // then it is offline
        }
        breakOff(job);
        status = why;
        return new PrintOutcome.Failed(why, "the printer took %d of %d bytes and then no more in %d ms: %s"
                .formatted(sent, job.bytes().length, times.write().toMillis(), why.label()));
    }

    private void breakOff(CutJob job) {
        unwashed = Math.max(WASH, job.bytes().length);
        hangUp();
        status = PrinterStatus.OFFLINE;
        nextTry = Deadline.in(Duration.ZERO);
    }

    /** Also of a printer that was silent so far: it may just have been switched on. */
    private boolean asksProof() {
        return !knownMute && !Boolean.FALSE.equals(proves);
    }

    private PrintOutcome conclude(Talk open, CutJob job) {
        try {
            if (knownMute || !hears(open)) {
                return new PrintOutcome.Unconfirmed("the printer does not say whether paper came out");
            }
            return asksProof() ? awaitProof(open) : watchWithoutProof(open);
        } catch (IOException broken) {
            breakOff(job);
            return new PrintOutcome.Unconfirmed("the line broke after the whole job was sent: " + broken.getMessage());
        }
    }

    private boolean hears(Talk open) throws IOException {
        everHeard = everHeard || open.listenUntil(open::hasHeard, times.settle());
        return everHeard;
    }

    private PrintOutcome awaitProof(Talk open) throws IOException {
        Deadline deadline = Deadline.in(times.confirm());
        Trouble lasting = new Trouble();
        boolean over = false;
        for (int round = 0; open.proofsAwaited() > 0; round++) {
            if (over) {
                return new PrintOutcome.Unconfirmed("the printer took the whole job and did not say within %d ms that "
                        .formatted(times.confirm().toMillis()) + "it is printed");
            }
            over = deadline.isOver();
            lasting.see(open, round);
            if (lasting.isSure() && open.proofsAwaited() > 0) {
                return stopped(open);
            }
        }
        status = open.status();
        return new PrintOutcome.Printed();
    }

    /** A printer that tells its state but proves nothing: what can be seen is whether it gets into trouble. */
    private PrintOutcome watchWithoutProof(Talk open) throws IOException {
        Deadline deadline = Deadline.in(times.settle().multipliedBy(2));
        Trouble lasting = new Trouble();
        for (int round = 0; !deadline.isOver() && !lasting.isSure(); round++) {
            lasting.see(open, round);
        }
        status = open.status();
        return new PrintOutcome.Unconfirmed(status.canPrint()
                ? "the printer does not say whether paper came out"
                : "the printer says " + status.label() + ", and not how far it came");
    }

    private PrintOutcome stopped(Talk open) throws IOException {
        status = open.status();
        int behind = open.proofsAwaited();
        if (!open.clear(times.settle())) {
            LOG.warn("{}: the rest of the job may come out when the printer goes on", transport);
        }
        return behind == 2
                ? new PrintOutcome.Failed(status, "in the middle of the job the printer said " + status.label())
                : new PrintOutcome.Unconfirmed("at the cut the printer said " + status.label());
    }

    /** Trouble in a job, believed when it lasts. */
    private final class Trouble {
        private @Nullable Deadline until;
        private Deadline nextQuestion = Deadline.in(ASK_ALONG);

        /** Listens for a moment and asks in turn; {@code GS r} is not answered offline, {@code DLE EOT} is. */
        void see(Talk open, int round) throws IOException {
            open.listen(nextQuestion.left());
            if (nextQuestion.isOver()) {
                open.askAlong(StatusBits.QUESTIONS[round % StatusBits.QUESTIONS.length]);
                nextQuestion = Deadline.in(ASK_ALONG);
            }
            if (open.status().canPrint()) {
                until = null;
            } else if (until == null) {
                until = Deadline.in(times.settle());
            }
        }

        boolean isSure() { return until != null && until.isOver(); }
    }
}
