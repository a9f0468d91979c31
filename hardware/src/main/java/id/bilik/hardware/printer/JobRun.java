package id.bilik.hardware.printer;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job on its way to the paper. Printing is proved by {@code GS r 1}, which the printer answers when it has come so far
 * in its work: once before the cut and once after it. Without the first, no whole slip can have come out; with the second,
 * it has.
 */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final int PART = 512;
    private static final Duration ASK_ALONG = Duration.ofMillis(300);

    private final PrinterLine line;
    private final PrinterTimes times;
    private final CutJob job;

    JobRun(PrinterLine line, PrinterTimes times, CutJob job) {
        this.line = line;
        this.times = times;
        this.job = job;
    }

    /** Prints it, and blocks until its fate is known. */
    PrintOutcome print() {
        line.findSession().filter(before -> before.proofsAwaited() > 0)
                .ifPresent(before -> line.hangUp()); // a late sign for an earlier job must not pass for one of this job
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
        PrintOutcome outcome = send(open.get()).orElseGet(() -> conclude(open.get()));
        if (!(outcome instanceof PrintOutcome.Printed)) {
            LOG.warn("{}: {}", line, outcome);
        }
        return outcome;
    }

    /** Hands the job over; an outcome means that this went wrong. */
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
        try {
            if (line.asksProof()) {
                open.askProof();
            }
            if (open.hand(job.bytes(), job.bodyEnd(), job.tail()) < job.tail()) {
                throw new IOException("the line took no more bytes");
            }
            if (line.asksProof()) {
                open.askProof();
            }
            return Optional.empty();
        } catch (IOException broken) {
            line.breakOff(job.bytes().length);
            return Optional.of(new PrintOutcome.Unconfirmed(
                    "the line broke at the end of the job: " + broken.getMessage()));
        }
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
                return new PrintOutcome.Unconfirmed("the printer does not say whether paper came out");
            }
            return line.asksProof() ? awaitProof(open) : watchWithoutProof(open);
        } catch (IOException broken) {
            line.breakOff(job.bytes().length);
            return new PrintOutcome.Unconfirmed("the line broke after the whole job was sent: " + broken.getMessage());
        }
    }

    private PrintOutcome awaitProof(PrinterSession open) throws IOException {
        Deadline deadline = Deadline.in(times.confirm());
        Trouble lasting = new Trouble();
        boolean over = false;
        for (int round = 0; open.proofsAwaited() > 0; round++) {
            if (over) {
                line.doubtProof(left(open)); // one that was reset in the middle says nothing, and has lost the cut
                return new PrintOutcome.Unconfirmed("the printer took the whole job and did not say within %d ms that "
                        .formatted(times.confirm().toMillis()) + "it is printed");
            }
            over = deadline.isOver();
            lasting.see(open, round);
            if (lasting.isSure() && open.proofsAwaited() > 0) {
                return stopped(open);
            }
        }
        line.saw(open.status());
        return new PrintOutcome.Printed();
    }

    /** A printer that tells its state but proves nothing: what can be seen is whether it gets into trouble. */
    private PrintOutcome watchWithoutProof(PrinterSession open) throws IOException {
        Deadline deadline = Deadline.in(times.settle().multipliedBy(2));
        Trouble lasting = new Trouble();
        for (int round = 0; !deadline.isOver() && !lasting.isSure(); round++) {
            lasting.see(open, round);
        }
        PrinterStatus status = line.saw(open.status());
        line.leave(status.canPrint() ? Fragment.NONE : Fragment.PART);
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

    /** Of the two signs, the first says that the body is on paper. */
    private static Fragment left(PrinterSession open) {
        return open.proofsAwaited() == 2 ? Fragment.PART : Fragment.WHOLE;
    }

    /** Trouble in a job, believed when it lasts. */
    private final class Trouble {
        private @Nullable Deadline until;
        private Deadline nextQuestion = Deadline.in(ASK_ALONG);

        /** Listens for a moment and asks in turn; {@code GS r} is not answered offline, {@code DLE EOT} is. */
        void see(PrinterSession open, int round) throws IOException {
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
