package id.bilik.hardware.printer;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Connection;
import id.bilik.hardware.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversation with a printer on one line, from opening to hanging up: what was asked, and what it said to it. */
final class PrinterSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterSession.class);
    private static final byte[] AUTOMATIC_STATUS = {0x1d, 'a', (byte) 0xff};
    private static final byte[] NO_AUTOMATIC_STATUS = {0x1d, 'a', 0};
    /** A line that never falls quiet is not waited for. */
    private static final int MOST_REPEATS = 20;
    /** For so long a slow printer that was fine is taken to be fine. */
    private static final Duration RECENT = Duration.ofSeconds(5);
    private static final byte[] PROOF = {0x1d, 'r', 1};
    /** {@code DLE DC4 8}: throw away what is not printed yet. */
    private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};

    private final Connection line;
    private final PrinterTimes times;
    private final PrinterHabits habits;
    private final AnswerParser parser = new AnswerParser();
    private final byte[] buffer = new byte[256];
    /** The {@code DLE EOT} that are not answered yet, in order. */
    private final Deque<Question> asked = new ArrayDeque<>();
    private @Nullable Answer last;
    private @Nullable Deadline fineUntil;
    private int turn;
    private boolean automatic;
    private StatusBits bits = StatusBits.NOTHING;
    private boolean heard;
    private int proofsAwaited;
    private boolean cleared;

    PrinterSession(Connection line, PrinterTimes times, PrinterHabits habits) {
        this.line = line;
        this.times = times;
        this.habits = habits;
    }

    /** Whether the printer has said anything at all on this line. */
    boolean hasHeard() { return heard; }

    /** What it last said; before it has said anything, what its driver says. */
    PrinterStatus status() {
        return heard ? bits.status() : habits.port().status();
    }

    /**
     * Asks the driver, as long as the printer says nothing itself; what is news is believed at a second look. Notices also
     * that the line is gone.
     */
    PrinterStatus askDriver() throws IOException {
        listen(Duration.ZERO);
        if (!heard) {
            habits.port().look(line, () -> !listenUntil(() -> heard, times.settle()));
        }
        return status();
    }

    /** Throws away what an earlier conversation left on the line. */
    void drain() throws IOException {
        while (line.read(buffer, Duration.ofMillis(1)) > 0) {
            // stale
        }
    }

    /**
     * Switches automatic status back on; a printer that does not know it says nothing. Of one that says every byte twice it
     * could not be read.
     */
    void wantAutomaticStatus() throws IOException {
        automatic = !habits.repeats();
        if (automatic) {
            send(AUTOMATIC_STATUS);
        }
    }

    /**
     * Asks for the whole status, one question at a time, as the reference demands.
     *
     * @param carefully
     *            whether to wait after each answer until nothing more comes
     * @return whether all was answered in time
     */
    boolean askStatus(boolean carefully) throws IOException {
        listen(Duration.ZERO); // an answer that comes only now is to an earlier question, not to the next one
        for (int question : StatusBits.QUESTIONS) {
            if (!isAnswered(question, carefully)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes a second look at trouble: an answer may have been taken for that to another question.
     *
     * @return whether all was answered in time
     */
    boolean askAnew() throws IOException {
        listenUntil(asked::isEmpty, habits.patience());
        asked.clear();
        fallQuiet();
        return askStatus(true);
    }

    /** Asks one question of the status, another one each time. */
    boolean askNext() throws IOException {
        listen(Duration.ZERO);
        turn = (turn + 1) % StatusBits.QUESTIONS.length;
        return isAnswered(StatusBits.QUESTIONS[turn], false);
    }

    /** Whether it answered lately, and said that all is well. */
    boolean wasFineLately() {
        Deadline until = fineUntil;
        return until != null && !until.isOver() && status().canPrint();
    }

    /**
     * Asks whether it still works, in one question while it does.
     *
     * @return whether it answered in time; {@link #status} then says what is wrong, if anything is
     */
    boolean askWhetherFine() throws IOException {
        return isAnswered(StatusBits.QUESTIONS[0], false) && (status().canPrint() || askAnew());
    }

    private boolean isAnswered(int question, boolean carefully) throws IOException {
        ask(question);
        boolean answered = listenUntil(asked::isEmpty, habits.patience());
        if (!answered) {
            habits.missed();
        } else if (carefully || habits.repeats()) {
            fallQuiet();
        }
        return answered;
    }

    /** Asks one question of the status, unless one is open. */
    void askAlong(int question) throws IOException {
        if (asked.isEmpty()) {
            ask(question);
        }
    }

    private void ask(int question) throws IOException {
        send(new byte[]{0x10, 0x04, (byte) question});
        asked.add(new Question(question, System.nanoTime()));
    }

    /** Asks for a sign when everything before it has been worked through. */
    void askProof() throws IOException {
        send(PROOF);
        proofsAwaited++;
    }

    /** How many signs are still to come. */
    int proofsAwaited() { return proofsAwaited; }

    /**
     * Asks the printer to forget what it has not printed.
     *
     * @return whether it says that it has; one that does not know how says nothing
     */
    boolean clear(Duration atMost) throws IOException {
        cleared = false;
        send(CLEAR);
        return listenUntil(() -> cleared, atMost);
    }

    /**
     * Hands over a part of a job.
     *
     * @return how many bytes the line took before the time was up
     */
    int hand(byte[] bytes, int from, int count) throws IOException {
        return line.write(bytes, from, count, times.write());
    }

    /**
     * Takes in what the printer says until it is so. A machine that is busy may wake up long after the time is over: what
     * has come by then still counts.
     *
     * @return whether it is so
     */
    boolean listenUntil(BooleanSupplier so, Duration atMost) throws IOException {
        Deadline deadline = Deadline.in(atMost);
        boolean over = false;
        while (!so.getAsBoolean() && !over) {
            over = deadline.isOver();
            listen(deadline.left());
        }
        return so.getAsBoolean();
    }

    /** Takes in what the printer says, until it says nothing more. */
    void fallQuiet() throws IOException {
        for (int round = 0; round < MOST_REPEATS && listen(times.quiet()); round++) {
            // it is still talking
        }
    }

    /**
     * Takes in what the printer says, and waits for the first of it.
     *
     * @return whether it said anything
     */
    boolean listen(Duration atMost) throws IOException {
        int count = line.read(buffer, atMost);
        for (Answer answer : parser.parse(buffer, count)) {
            heard = true;
            switch (answer) {
                case Answer.RealTime realTime -> answered(realTime);
                case Answer.Automatic changed -> bits = StatusBits.of(changed);
                case Answer.Cleared _ -> cleared = true;
                case Answer.Processed _ when proofsAwaited > 0 -> proofsAwaited--;
                case Answer.Processed _ -> unasked(answer);
            }
            last = answer;
        }
        return count > 0;
    }

    private void answered(Answer.RealTime answer) throws IOException {
        Question question = asked.poll();
        if (question == null) {
            unasked(answer);
        } else {
            bits = bits.with(question.number(), answer.bits());
            habits.answered(Duration.ofNanos(System.nanoTime() - question.nanos()));
            fineUntil = Deadline.in(RECENT);
        }
    }

    private void unasked(Answer answer) throws IOException {
        if (answer.equals(last) && habits.repeated()) {
            LOG.info("the printer says everything more than once");
        }
        if (automatic && habits.repeats()) {
            automatic = false;
            send(NO_AUTOMATIC_STATUS);
        }
    }

    private void send(byte[] bytes) throws IOException {
        if (line.write(bytes, 0, bytes.length, times.write()) < bytes.length) {
            throw new IOException("the line takes no more bytes");
        }
    }

    @Override
    public void close() { line.close(); }

    private record Question(int number, long nanos) {}
}
