package id.bilik.hardware.printer;

import id.bilik.hardware.Pauses;
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
 * printer can. Of one thread, but for {@link #status} and {@link #fragment}.
 */
final class PrinterLine {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterLine.class);

    private final Transport transport;
    private final PrinterTimes times;
    private final boolean knownMute;
    private final PrinterHabits habits;
    private volatile PrinterStatus status = PrinterStatus.UNKNOWN;
    private @Nullable PrinterSession session;
    private boolean everHeard;
    private boolean silent;
    private boolean signOpen;
    private final Wash wash = new Wash();
    private volatile Fragment fragment = Fragment.NONE;
    private Deadline unproved = Deadline.in(Duration.ZERO);
    private final Pauses pauses;
    private Deadline nextTry = Deadline.in(Duration.ZERO);
    private String trouble = "";

    PrinterLine(Transport transport, PrinterTimes times, boolean knownMute) {
        this.transport = transport;
        this.times = times;
        this.knownMute = knownMute;
        this.habits = new PrinterHabits(times);
        this.pauses = new Pauses(times.firstRetry(), times.longestRetry());
    }

    /** What was seen last. */
    PrinterStatus status() { return status; }

    /** Looks after a printer that does nothing, unless it is to be left alone for now. */
    void look() {
        if (nextTry.isOver()) {
            if (habits.isDoubtful() && signOpen) {
                hangUp(); // a sign that comes after all must not pass for another one
            }
            ready(true).ifPresent(this::note);
        } else {
            askDriver().ifPresent(this::note);
        }
    }

    /** One that is silent is asked ever more seldom; its driver costs nothing, and notices that it was unplugged. */
    private Optional<String> askDriver() {
        PrinterSession open = session;
        if (open == null) {
            return Optional.empty();
        }
        try {
            saw(open.askDriver());
            if (open.hasHeard()) {
                nextTry = Deadline.in(Duration.ZERO);
            }
            return Optional.empty();
        } catch (IOException broken) {
            pauses.reset();
            return Optional.of(lost(broken));
        }
    }

    /** Says once what is wrong, and once that it is over. */
    void note(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warn("{}: {}", transport, reason);
            trouble = reason;
        }
    }

    /** What has been learned of the printer. */
    PrinterHabits habits() { return habits; }

    /** Hangs up where a sign for an earlier job may still come: it must not pass for one of the next. */
    void dropOldSigns() {
        findSession().filter(before -> before.proofsAwaited() > 0 && asksProof()).ifPresent(before -> hangUp());
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
                open = new PrinterSession(transport.connect(times.connect()), times, habits);
                session = open;
                open.drain();
            }
            if (!everHeard) {
                open.askDriver();
            }
            if (knownMute || (silent && !everHeard && !patient)) {
                wash(open, false);
            } else if (!answers(open, fresh, patient) && (everHeard || open.hasHeard())) {
                throw silence();
            } else {
                greet(open, fresh, patient);
            }
            everHeard |= open.hasHeard();
            silent = !open.hasHeard();
            saw(open.status());
            recovered(silent);
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(lost(broken));
        }
    }

    private String lost(IOException broken) {
        hangUp();
        saw(PrinterStatus.OFFLINE);
        nextTry = Deadline.in(pauses.next());
        return String.valueOf(broken.getMessage());
    }

    /**
     * Whether it answers how it is. Trouble is believed at a second look. A slow printer is asked no more than need be, and
     * not at all where somebody waits for a slip.
     */
    private boolean answers(PrinterSession open, boolean fresh, boolean patient) throws IOException {
        boolean wasFine = status.canPrint();
        boolean answered;
        if (fresh || !wasFine || !habits.isSlow()) {
            answered = open.askStatus(!wasFine);
        } else {
            answered = (!patient && open.wasFineLately()) || open.askNext();
        }
        return answered && (open.status().canPrint() || !wasFine || open.askAnew());
    }

    private void greet(PrinterSession open, boolean fresh, boolean patient) throws IOException {
        if (fresh) {
            open.wantAutomaticStatus();
        }
        wash(open, open.hasHeard());
        if (signOpen && open.proofsAwaited() == 0) {
            signOpen = false;
            learned(true);
        } else if (patient && habits.neverProves() && (fresh || habits.isDoubtful())) {
            habits.unlearn();
        }
        learnWhetherItProves(open);
    }

    /** A printer that is silent so far is asked ever more seldom; each question holds up the line. */
    private void recovered(boolean stillSilent) {
        if (stillSilent) {
            nextTry = Deadline.in(pauses.next());
        } else {
            pauses.reset();
        }
        if (!trouble.isEmpty()) {
            LOG.info("{}: the printer is back: {}", transport, status.label());
            trouble = "";
        }
    }

    private void wash(PrinterSession open, boolean asking) throws IOException {
        if (!wash.run(open, asking, habits.isSlow())) {
            throw silence();
        }
    }

    /** Some printers answer questions about their state, but never {@code GS r}. */
    private void learnWhetherItProves(PrinterSession open) throws IOException {
        if (habits.isUnlearned() && open.hasHeard() && open.status().canPrint()) {
            open.askProof();
            open.listenUntil(() -> open.proofsAwaited() == 0 || !open.status().canPrint(), habits.patience());
            if (open.status().canPrint()) { // one that went offline meanwhile will be asked again
                signOpen = open.proofsAwaited() > 0; // one that was busy may give it yet
                learned(!signOpen);
            }
        }
    }

    private void learned(boolean proves) {
        habits.learned(proves);
        LOG.info("{}: the printer {} that it has printed", transport, proves ? "proves" : "does not say");
    }

    private IOException silence() {
        return new IOException("the printer does not answer within " + habits.patience().toMillis() + " ms");
    }

    void hangUp() {
        PrinterSession open = session;
        session = null;
        signOpen = false;
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
        wash.isDueAfter(job);
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
        habits.unlearn();
        hangUp();
    }

    /** A job was sent to one that says nothing: for a while, trouble means that it may hang out of the printer. */
    void sentUnproved() {
        unproved = Deadline.in(times.confirm());
    }

    /** What the printer was seen to be. */
    PrinterStatus saw(PrinterStatus seen) {
        status = seen;
        if (!seen.canPrint() && !unproved.isOver()) {
            fragment = Fragment.PART;
            unproved = Deadline.in(Duration.ZERO);
        }
        return seen;
    }

    /** Whether there is no use in listening. */
    boolean isKnownMute() { return knownMute; }

    /** Also of a printer that was silent so far: it may just have been switched on. */
    boolean asksProof() {
        return !knownMute && !habits.neverProves();
    }

    /** Whether the printer has ever said anything; one that was silent so far is given a moment. */
    boolean hears(PrinterSession open) throws IOException {
        everHeard = everHeard || open.listenUntil(open::hasHeard, times.settle());
        return everHeard;
    }

    @Override
    public String toString() { return transport.toString(); }
}
