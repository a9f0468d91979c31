package id.bilik.hardware.printer;

import id.bilik.hardware.transport.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What has been learned of a printer over all its lines: how long it takes to answer, whether it says things twice, and
 * whether it proves that it has printed.
 */
final class PrinterHabits {

    /** From here on a question costs more than somebody who stands there should wait. */
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(10);

    private final PrinterTimes times;
    private Duration slowest = Duration.ZERO;
    private Duration sign = Duration.ZERO;
    private final PortWord port = new PortWord();
    private boolean missed;
    private boolean repeats;
    private @Nullable Boolean proves;
    private Duration doubt;
    private Deadline learnAgain;

    PrinterHabits(PrinterTimes times) {
        this.times = times;
        this.doubt = times.longestRetry();
        this.learnAgain = Deadline.in(doubt);
    }

    /** What its driver says of it. */
    PortWord port() { return port; }

    /** An answer came so long after its question. What was slow once is forgotten bit by bit. */
    void answered(Duration after) {
        slowest = longer(after, slowest.multipliedBy(7).dividedBy(8));
        missed = false;
    }

    /** No answer came within {@link #patience()}; the next one is waited for longer. */
    void missed() { missed = true; }

    /** How long an answer is waited for: twice what this printer takes, within reason. */
    Duration patience() {
        Duration learned = longer(slowest, missed ? times.answer() : Duration.ZERO).multipliedBy(2);
        return longer(times.answer(), shorter(learned, times.confirm().dividedBy(2)));
    }

    /** Whether it takes so long to answer that it is asked no more than need be. */
    boolean isSlow() {
        return slowest.compareTo(SLOW) >= 0;
    }

    /** The sign for a slip came so long after the slip was sent. */
    void signed(Duration after) {
        sign = longer(after, sign.multipliedBy(7).dividedBy(8));
    }

    /** How long a sign is waited for before it is taken for lost, and another is asked for. */
    Duration patienceForSign() {
        return shorter(longer(patience(), sign.multipliedBy(3)), times.confirm().dividedBy(2));
    }

    /**
     * It said once more what it had said.
     *
     * @return whether that is news
     */
    boolean repeated() {
        boolean news = !repeats;
        repeats = true;
        return news;
    }

    /** Whether an answer may be followed by the same once more. */
    boolean repeats() { return repeats; }

    /** Whether it is not known if it gives signs. */
    boolean isUnlearned() { return proves == null; }

    /** Whether it is taken for one that never gives signs. */
    boolean neverProves() {
        return Boolean.FALSE.equals(proves);
    }

    /** Whether one that gave no sign is to be asked anew: it may only have been busy. The pauses grow. */
    boolean isDoubtful() {
        return neverProves() && learnAgain.isOver();
    }

    void learned(boolean givesSigns) {
        proves = givesSigns;
        learnAgain = Deadline.in(doubt);
        doubt = givesSigns ? times.longestRetry() : shorter(doubt.multipliedBy(2), LONGEST_DOUBT);
    }

    /** It will be asked anew. */
    void unlearn() { proves = null; }

    private static Duration longer(Duration one, Duration other) { return one.compareTo(other) > 0 ? one : other; }

    private static Duration shorter(Duration one, Duration other) { return one.compareTo(other) < 0 ? one : other; }
}
