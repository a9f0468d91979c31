package id.bilik.hardware.simulated;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The inside of a printer: bytes go in, paper comes out, and answers go back along the line that is plugged in. It stops
 * where a real one stops, keeps what it has not printed until it can go on, and answers {@code DLE EOT} also then. It can
 * be told to go wrong in the ways in which printers go wrong.
 */
public final class PrinterMachine {

    /**
     * Bytes that a small printer keeps while it stands still. When they are full it takes no more, and hears no question
     * behind them. While it prints there is always room: a real one puts the dots of a picture on paper as they come, and
     * this one keeps a command until it is whole, up to {@link EscPosDecoder#LONGEST_COMMAND}.
     */
    static final int BUFFER = 4_096;

    private static final int DLE = 0x10;

    private final int kept;
    private final InstantSource clock;
    private final EscPosDecoder head;
    private final Deque<PrintedSlip> slips = new ArrayDeque<>();
    private final byte[] last = new byte[10];
    private Consumer<byte[]> line = answer -> {};
    private Runnable powerCut = () -> {};
    private PrinterStatus status = PrinterStatus.READY;
    private boolean automatic;
    private int untilTrouble = -1;
    private PrinterStatus coming = PrinterStatus.READY;
    private boolean lying;
    private boolean hung;
    private boolean forgetful = true;
    private int printed;

    /**
     * A printer that is ready.
     *
     * @param width
     *            printable dots, {@link Paper#WIDTH_80_MM} or {@link Paper#WIDTH_58_MM}
     * @param kept
     *            how many of the last slips can be looked at, 1 or more
     */
    public PrinterMachine(int width, int kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
        this.head = new EscPosDecoder(width, this::answer);
    }

    /** The truth; what it says on the line may differ. */
    public synchronized PrinterStatus status() { return status; }

    /**
     * Makes it so from now on. What is in the buffer is printed when the trouble is over; without power it is lost. What
     * is on the paper hangs out of it, and what comes next stands below.
     */
    public synchronized void setStatus(PrinterStatus next) {
        if (next == status) {
            return;
        }
        status = next;
        if (next == PrinterStatus.OFFLINE) {
            head.reset();
            automatic = false;
            powerCut.run();
        }
        tellChange();
        advance();
    }

    /**
     * Lets trouble come in the middle of things.
     *
     * @param things
     *            lines, feeds, symbols, pictures and cuts that still come out, 0 or more
     */
    public synchronized void failAfter(int things, PrinterStatus trouble) {
        untilTrouble = things;
        coming = trouble;
    }

    /** Whether it says that all is well, proves every job, and prints nothing. */
    public synchronized void setLying(boolean on) {
        lying = on;
    }

    /** Whether it takes bytes and does nothing with them, not even answer. */
    public synchronized void setHung(boolean on) {
        hung = on;
    }

    /** Whether it knows {@code DLE DC4 8} and throws away what is not printed; cheap ones don't. */
    public synchronized void setForgetful(boolean on) {
        forgetful = on;
    }

    /** The last slips, newest first: what came out between two cuts. */
    public synchronized List<PrintedSlip> listSlips() {
        return List.copyOf(slips);
    }

    /** The slip of that number, if it is still kept. */
    public synchronized Optional<PrintedSlip> findSlip(int number) {
        return slips.stream().filter(slip -> slip.number() == number).findFirst();
    }

    /** Plugs in a line that answers go to; automatic status is off on a new line. */
    synchronized void plugIn(Consumer<byte[]> answers, Runnable onPowerCut) {
        line = answers;
        powerCut = onPowerCut;
        automatic = false;
    }

    /**
     * Takes bytes from the line.
     *
     * @return how many: fewer than there are if the buffer is full
     */
    synchronized int receive(byte[] bytes, int from, int count) {
        if (hung) {
            return count;
        }
        int taken = 0;
        while (taken < count && room() > 0) {
            int end = Math.min(count, taken + room());
            int fed = taken;
            for (; taken < end; taken++) {
                System.arraycopy(last, 1, last, 0, last.length - 1);
                last[last.length - 1] = bytes[from + taken];
                if (realTime() && !status.canPrint()) {
                    // a printer that stands still does not store the question, or its buffer would fill up with them
                    head.feed(bytes, from + fed, Math.max(0, taken - 2 - fed));
                    fed = taken + 1;
                } else if (endsWith(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8) && forgetful) {
                    head.discard();
                    say(0x37, 0x25, 0);
                    fed = taken + 1;
                }
            }
            head.feed(bytes, from + fed, taken - fed);
            advance();
        }
        return taken;
    }

    /** Tears off what hangs out of it, cut or not. */
    synchronized void tearOff() {
        if (head.length() > 0) {
            keep(head.tearOff());
        }
    }

    /** How many slips have come out so far. */
    synchronized int printed() { return printed; }

    synchronized boolean isHung() { return hung; }

    /** Throws away what is not printed yet, and the paper that is not cut off. */
    synchronized void discard() {
        head.discard();
        head.tearOff();
    }

    private int room() { return status.canPrint() ? BUFFER : BUFFER - head.waiting(); }

    private void advance() {
        int before = head.length();
        while (status.canPrint() && head.step()) {
            int grown = head.length() - before;
            if (head.isCut()) {
                keep(head.tearOff());
            }
            before = head.length();
            if (untilTrouble >= 0) {
                untilTrouble -= grown;
                if (untilTrouble <= 0) {
                    untilTrouble = -1;
                    setStatus(coming);
                }
            }
        }
    }

    private void keep(Paper paper) {
        if (lying) {
            return;
        }
        printed++;
        slips.addFirst(new PrintedSlip(printed, clock.instant(), paper));
        if (slips.size() > kept) {
            slips.removeLast();
        }
    }

    /** Answers a question that is answered out of turn, if the last byte ended one. */
    private boolean realTime() {
        int question = last[last.length - 1];
        boolean asked = last[last.length - 3] == DLE && last[last.length - 2] == 4 && question >= 1 && question <= 4;
        if (asked) {
            say(0x12 | switch (question) {
                case 1 -> 0x04 | flag(!status.canPrint(), 0x08);
                case 2 -> flag(status == PrinterStatus.COVER_OPEN, 0x04)
                        | flag(status == PrinterStatus.PAPER_OUT, 0x20) | flag(status == PrinterStatus.JAMMED, 0x40);
                case 3 -> flag(status == PrinterStatus.JAMMED, 0x08);
                default -> flag(status == PrinterStatus.PAPER_NEAR_END, 0x0c)
                        | flag(status == PrinterStatus.PAPER_OUT, 0x6c);
            });
        }
        return asked;
    }

    /** Answers in turn: the work before the question is done. */
    private void answer(char command, int argument) {
        switch (command) {
            case 'r' -> say(paperBits());
            case 'a' -> {
                automatic = argument != 0;
                tellChange();
            }
            default -> identify(argument);
        }
    }

    /** {@code GS I}: maker and model as a block, anything else as a number. */
    private void identify(int what) {
        switch (what) {
            case 66 -> line.accept("_BILIK\0".getBytes(StandardCharsets.US_ASCII));
            case 67 -> line.accept("_SIMULATED\0".getBytes(StandardCharsets.US_ASCII));
            default -> say(0x02);
        }
    }

    private void tellChange() {
        if (automatic) {
            say(0x14 | flag(!status.canPrint(), 0x08) | flag(status == PrinterStatus.COVER_OPEN, 0x20),
                    flag(status == PrinterStatus.JAMMED, 0x08), paperBits(), 0);
        }
    }

    private int paperBits() {
        return flag(status == PrinterStatus.PAPER_NEAR_END, 0x03) | flag(status == PrinterStatus.PAPER_OUT, 0x0f);
    }

    private void say(int... octets) {
        if (status != PrinterStatus.UNKNOWN) {
            byte[] answer = new byte[octets.length];
            for (int i = 0; i < octets.length; i++) {
                answer[i] = (byte) octets[i];
            }
            line.accept(answer);
        }
    }

    private boolean endsWith(int... octets) {
        byte[] end = Arrays.copyOfRange(last, last.length - octets.length, last.length);
        for (int i = 0; i < octets.length; i++) {
            if ((end[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static int flag(boolean on, int bit) { return on ? bit : 0; }
}
