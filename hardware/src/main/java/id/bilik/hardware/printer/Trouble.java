package id.bilik.hardware.printer;

import id.bilik.hardware.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Trouble in a job: believed when it lasts, and a second look at the printer sees it too. */
final class Trouble {

    private static final Duration ASK_ALONG = Duration.ofMillis(300);

    private final PrinterSession open;
    private final Duration settle;
    private @Nullable Deadline until;
    private Deadline nextQuestion = Deadline.in(ASK_ALONG);
    private int round;

    Trouble(PrinterSession open, Duration settle) {
        this.open = open;
        this.settle = settle;
    }

    /**
     * Listens for a moment, not beyond the deadline, and asks in turn; {@code GS r} is not answered offline, {@code DLE EOT} is.
     *
     * @return whether the printer stopped
     */
    boolean isSeen(Deadline atMost) throws IOException {
        open.listen(nextQuestion.left().compareTo(atMost.left()) < 0 ? nextQuestion.left() : atMost.left());
        if (nextQuestion.isOver()) {
            open.askAlong(StatusBits.QUESTIONS[round++ % StatusBits.QUESTIONS.length]);
            nextQuestion = Deadline.in(ASK_ALONG);
        }
        if (open.status().canPrint()) {
            until = null;
            return false;
        }
        Deadline lasting = until == null ? Deadline.in(settle) : until;
        until = lasting;
        if (!lasting.isOver()) {
            return false;
        }
        until = null;
        return !open.askAnew() || !open.status().canPrint();
    }
}
