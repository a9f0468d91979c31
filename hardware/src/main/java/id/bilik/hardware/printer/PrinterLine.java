package id.bilik.hardware.printer;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Deadline;
import id.bilik.hardware.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one printer over time: it connects, again with growing pauses when the line breaks, and learns what this
 * printer can. Of one thread, but for {@link #status}.
 */
final class PrinterLine {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterLine.class);
    private static final int PART = 512;
    /**
     * A job that broke off may leave the printer in the middle of a command, waiting for arguments; it would take the
     * next job's beginning for them. So many NULs end any command of ours, and print nothing outside of one.
     */
    private static final int WASH = 4_096;
    /** How long a printer that gave no sign is believed to give none. */
    private static final Duration LEARN_AGAIN = Duration.ofMinutes(10);

    private final Transport transport;
    private final PrinterTimes times;
    private final boolean knownMute;
    private volatile PrinterStatus status = PrinterStatus.UNKNOWN;
    private @Nullable PrinterSession session;
    private boolean everHeard;
    private boolean silent;
    private @Nullable Boolean proves;
    private Deadline learnAgain = Deadline.in(LEARN_AGAIN);
    private int unwashed = WASH; // an earlier process may have been killed in the middle of a job
    private Fragment fragment = Fragment.NONE;
    private Duration pause;
    private Deadline nextTry = Deadline.in(Duration.ZERO);
    private String trouble = "";

    PrinterLine(Transport transport, PrinterTimes times, boolean knownMute) {
        this.transport = transport;
        this.times = times;
        this.knownMute = knownMute;
        this.pause = times.firstRetry();
    }

    /** What was seen last. */
    PrinterStatus status() { return status; }

    /** Looks after a printer that does nothing, unless it is to be left alone for now. */
    void look() {
        if (nextTry.isOver()) {
            ready(true).ifPresent(this::note);
        }
    }

    /** Says once what is wrong, and once that it is over. */
    void note(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warn("{}: {}", transport, reason);
            trouble = reason;
        }
    }

    /** The conversation that is open, if one is. */
    Optional<PrinterSession> findSession() {
        return Optional.ofNullable(session);
    }

    /**
     * Connects where need be, and asks the printer how it is.
     *
     * @param patient
     *            whether to wait also for one that was silent so far
     * @return why there is no talking with it; empty if a job can be sent or {@link #status} says what is wrong
     */
    Optional<String> ready(boolean patient) {
        try {
            PrinterSession open = session;
            boolean fresh = open == null;
            if (open == null) {
                open = new PrinterSession(transport.connect(times.connect()), times);
                session = open;
                open.drain();
            }
            if (knownMute || (silent && !everHeard && !patient)) {
                wash(open, false);
            } else if (!open.askStatus() && (everHeard || open.hasHeard())) {
                throw silence();
            } else {
                greet(open, fresh, patient);
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

    private void greet(PrinterSession open, boolean fresh, boolean patient) throws IOException {
        if (fresh) {
            open.wantAutomaticStatus();
        }
        wash(open, open.hasHeard());
        if (patient && Boolean.FALSE.equals(proves) && (fresh || learnAgain.isOver())) {
            proves = null; // one that was slow or busy when it was asked may give signs all the same
        }
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
    private void wash(PrinterSession open, boolean asking) throws IOException {
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
    private void learnWhetherItProves(PrinterSession open) throws IOException {
        if (proves == null && open.hasHeard() && open.status().canPrint()) {
            open.askProof();
            open.listenUntil(() -> open.proofsAwaited() == 0 || !open.status().canPrint(), times.answer());
            if (open.status().canPrint()) { // one that went offline meanwhile will be asked again
                proves = open.proofsAwaited() == 0;
                learnAgain = Deadline.in(LEARN_AGAIN);
                LOG.info("{}: the printer {} that it has printed", transport, proves ? "proves" : "does not say");
            }
        }
    }

    private IOException silence() {
        return new IOException("the printer does not answer within " + times.answer().toMillis() + " ms");
    }

    void hangUp() {
        PrinterSession open = session;
        session = null;
        if (open != null) {
            everHeard |= open.hasHeard();
            open.close();
        }
    }

    /**
     * Hangs up in the middle of a job, or at its end.
     *
     * @param job
     *            bytes that it has: the printer may wait for as many
     */
    void breakOff(int job) {
        unwashed = Math.max(WASH, job);
        fragment = Fragment.PART;
        hangUp();
        status = PrinterStatus.OFFLINE;
        nextTry = Deadline.in(Duration.ZERO);
    }

    Fragment fragment() { return fragment; }

    void leave(Fragment left) { fragment = left; }

    /**
     * Gives up waiting for a sign of a job that was sent; the printer will be asked anew whether it gives any.
     *
     * @param left
     *            what the job may have left on the paper
     */
    void doubtProof(Fragment left) {
        fragment = left;
        proves = null;
        hangUp();
    }

    /** What the printer said in a job. */
    PrinterStatus saw(PrinterStatus seen) {
        status = seen;
        return seen;
    }

    /** Whether there is no use in listening. */
    boolean isKnownMute() { return knownMute; }

    /** Also of a printer that was silent so far: it may just have been switched on. */
    boolean asksProof() {
        return !knownMute && !Boolean.FALSE.equals(proves);
    }

    /** Whether the printer has ever said anything; one that was silent so far is given a moment. */
    boolean hears(PrinterSession open) throws IOException {
        everHeard = everHeard || open.listenUntil(open::hasHeard, times.settle());
        return everHeard;
    }

    @Override
    public String toString() { return transport.toString(); }
}
