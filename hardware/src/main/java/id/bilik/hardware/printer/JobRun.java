package id.bilik.hardware.printer;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job on its way to the paper. Printing is proved by {@code GS r 1}, which the printer answers when it has come so far
 * in its work: once before the cut and once after it. Without the first, no whole slip can have come out; with the second,
 * it has. The cut goes when the first has come and nothing more comes: a printer that says things twice would prove it with
 * the sign for what stands above it.
 */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final int PART = 512;
    /** How often a sign for the cut is asked for. */
    private static final int MOST_SIGNS = 3;

    private final PrinterLine line;
    private final PrinterTimes times;
    private final CutJob job;
    private Deadline deadline;
    /** Signs for what stands above the cut that had not come when the cut went. */
    private int owed;
    /** Signs that were asked for behind the cut. */
    private int asked;

    JobRun(PrinterLine line, PrinterTimes times, CutJob job) {
        this.line = line;
        this.times = times;
        this.job = job;
        this.deadline = Deadline.in(times.confirm());
    }

    /** Prints it, and blocks until its fate is known. */
    PrintOutcome print() {
        line.dropOldSigns();
        boolean old = line.findSession().isPresent();
        Optional<String> reason = line.ready(false);
        if (reason.isPresent() && old) {
            reason = line.ready(false); // an idle line may have been dropped long ago, and nothing of the job has gone
        }
        Optional<PrinterSession> open = line.findSession();
        if (reason.isPresent() || open.isEmpty()) {
            line.note(reason.orElse("no line"));
            return new PrintOutcome.Failed(PrinterStatus.OFFLINE, reason.orElse("no line"));
        }
        if (!line.status().canPrint()) {
            return new PrintOutcome.Failed(line.status(), "the printer says " + line.status().label());
        }
        PrintOutcome outcome = send(open.get())
                .or(() -> awaitBody(open.get()))
                .or(() -> cut(open.get()))
                .orElseGet(() -> conclude(open.get()));
        if (!(outcome instanceof PrintOutcome.Printed)) {
            LOG.warn("{}: {}", line, outcome);
        }
        return outcome;
    }

    /** Hands over what stands above the cut; an outcome means that this went wrong. */
    private Optional<PrintOutcome> send(PrinterSession open) {
        int sent = 0;
        try {
            while (sent < job.bodyEnd()) {
                int part = Math.min(PART, job.bodyEnd() - sent);
                int taken = open.hand(job.bytes(), sent, part);
                sent += taken;
                if (taken < part) {
                    return Optional.of(stalled(open, sent));
                }
            }
        } catch (IOException broken) {
            line.breakOff(job.bytes().length);
            return Optional.of(new PrintOutcome.Failed(PrinterStatus.OFFLINE,
                    "the line broke in the middle of the job: " + broken.getMessage()));
        }
        deadline = Deadline.in(times.confirm());
        return Optional.empty();
    }

    /** Waits until all above the cut is proved, where the printer proves anything; else the cut goes at once. */
    private Optional<PrintOutcome> awaitBody(PrinterSession open) {
        if (!line.asksProof()) {
            return Optional.empty();
        }
        try {
            open.askProof();
            owed = 1;
            Deadline patience = Deadline.in(line.habits().patienceForSign());
            long sent = System.nanoTime();
            Trouble trouble = new Trouble(open, times.settle());
            while (open.hasHeard() && open.proofsAwaited() > 0 && !patience.isOver()) {
                if (trouble.isSeen(patience) && open.proofsAwaited() > 0) {
                    return Optional.of(stopped(open));
                }
            }
            if (open.proofsAwaited() == 0) {
                owed = 0;
                line.habits().signed(Duration.ofNanos(System.nanoTime() - sent));
                open.fallQuiet();
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(brokeAtTheEnd(broken));
        }
    }

    private Optional<PrintOutcome> cut(PrinterSession open) {
        try {
            if (open.hand(job.bytes(), job.bodyEnd(), job.tail()) < job.tail()) {
                throw new IOException("the line took no more bytes");
            }
            if (line.asksProof()) {
                open.askProof();
                asked = 1;
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(brokeAtTheEnd(broken));
        }
    }

    private PrintOutcome brokeAtTheEnd(IOException broken) {
        line.breakOff(job.bytes().length);
        return new PrintOutcome.Unconfirmed("the line broke at the end of the job: " + broken.getMessage());
    }

    /** A printer that takes no more has a full buffer and a reason to stand still; perhaps it has said which. */
    private PrintOutcome stalled(PrinterSession open, int sent) {
        PrinterStatus why = PrinterStatus.OFFLINE;
        try {
            open.listen(Duration.ofMillis(1));
            why = open.status().canPrint() ? PrinterStatus.OFFLINE : open.status();
        } catch (IOException broken) {
            // then it is offline
        }
        line.breakOff(job.bytes().length);
        line.saw(why);
        return new PrintOutcome.Failed(why, "the printer took %d of %d bytes and then no more in %d ms: %s"
                .formatted(sent, job.bytes().length, times.write().toMillis(), why.label()));
    }

    private PrintOutcome conclude(PrinterSession open) {
        try {
            if (line.isKnownMute() || !line.hears(open)) {
                line.sentUnproved();
                return unproved(line.saw(open.askDriver()));
            }
            return line.asksProof() ? awaitProof(open) : watchWithoutProof(open);
        } catch (IOException broken) {
            line.breakOff(job.bytes().length);
            return new PrintOutcome.Unconfirmed("the line broke after the whole job was sent: " + broken.getMessage());
        }
    }

    /** A sign that does not come is asked for again: it may have got lost, and a later one proves as much. */
    private PrintOutcome awaitProof(PrinterSession open) throws IOException {
        Trouble trouble = new Trouble(open, times.settle());
        Deadline patience = Deadline.in(line.habits().patienceForSign());
        boolean over = false;
        while (!isProved(open)) {
            if (over) {
                line.doubtProof(left(open)); // one that was reset in the middle says nothing, and has lost the cut
                return new PrintOutcome.Unconfirmed("the printer took the whole job and did not say within %d ms that "
                        .formatted(times.confirm().toMillis()) + "it is printed");
            }
            over = deadline.isOver();
            if (trouble.isSeen(asked < MOST_SIGNS ? patience : deadline) && !isProved(open)) {
                return stopped(open);
            }
            if (patience.isOver() && asked < MOST_SIGNS && !isProved(open)) {
                open.askProof();
                asked++;
                patience = Deadline.in(line.habits().patienceForSign());
            }
        }
        line.saw(open.status());
        return new PrintOutcome.Printed();
    }

    /** Signs come in order, so one more than was owed before the cut was asked for behind it. */
    private boolean isProved(PrinterSession open) {
        return come(open) > owed;
    }

    private int come(PrinterSession open) { return owed + asked - open.proofsAwaited(); }

    /** A printer that tells its state but proves nothing: what can be seen is whether it gets into trouble. */
    private PrintOutcome watchWithoutProof(PrinterSession open) throws IOException {
        Deadline until = Deadline.in(times.settle().multipliedBy(2));
        Trouble trouble = new Trouble(open, times.settle());
        while (!until.isOver() && !trouble.isSeen(until)) {
            // so far all is well
        }
        PrinterStatus status = line.saw(open.status());
        line.leave(status.canPrint() ? Fragment.NONE : Fragment.PART);
        return unproved(status);
    }

    private static PrintOutcome unproved(PrinterStatus status) {
        return new PrintOutcome.Unconfirmed(status.canPrint()
                ? "the printer does not say whether paper came out"
                : "the printer says " + status.label() + ", and not how far it came");
    }

    private PrintOutcome stopped(PrinterSession open) throws IOException {
        PrinterStatus status = line.saw(open.status());
        Fragment left = left(open);
        line.leave(left);
        if (!open.clear(times.settle())) {
            LOG.warn("{}: the rest of the job may come out when the printer goes on", line);
        }
        return left == Fragment.PART
                ? new PrintOutcome.Failed(status, "in the middle of the job the printer said " + status.label())
                : new PrintOutcome.Unconfirmed("at the cut the printer said " + status.label());
    }

    /** The first sign says that all above the cut is on paper. */
    private Fragment left(PrinterSession open) {
        return owed == 0 || come(open) > 0 ? Fragment.WHOLE : Fragment.PART;
    }
}
