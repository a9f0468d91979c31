package id.bilik.hardware.simulated;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Connection;
import id.bilik.hardware.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line of memory to a simulated printer: what is answered is there when the write returns, and things happen at a byte
 * and not at a time. So a time-out passes only where nothing more would ever have come.
 */
public final class MachineLine implements Transport {

    private final PrinterMachine machine;
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private long gone;
    private long at = Long.MAX_VALUE;
    private Runnable act = () -> {};
    private volatile int mostAtOnce = Integer.MAX_VALUE;
    private final LinkedBlockingQueue<Integer> delayed = new LinkedBlockingQueue<>();
    private final AtomicInteger late = new AtomicInteger();
    private final AnswerFaults faults = new AnswerFaults();
    private volatile @Nullable Open open;
    private volatile Supplier<OptionalInt> driver = OptionalInt::empty;

    /** A line to that printer, where a driver says nothing of it. */
    public MachineLine(PrinterMachine machine) {
        this.machine = machine;
    }

    /** When so many bytes have gone up since the beginning, this happens before the next one. */
    public synchronized void happen(long bytes, Runnable what) {
        at = bytes;
        act = what;
    }

    /** How many bytes have gone up. */
    public synchronized long gone() { return gone; }

    /** The printer says that, although nobody asked now: an answer to a question that was given up. */
    public void say(int octet) {
        answers.add(octet);
    }

    /** So many bytes of the answers are read at once, 1 or more. */
    public void setMostAtOnce(int octets) {
        mostAtOnce = octets;
    }

    /** What happens to the answers on their way; of those faults none makes them late here. */
    public AnswerFaults faults() {
        return faults;
    }

    /** So many of the next answers are late: each comes in front of the next one that is not. */
    public void delayNext(int count) {
        late.set(count);
    }

    /** What a driver of the system says of the printer: the status byte of its port. */
    public void setDriver(Supplier<OptionalInt> says) {
        driver = says;
    }

    /** The line that is open breaks: the byte that is on its way is lost, and all answers. */
    public void cut() {
        Open broken = open;
        if (broken != null) {
            broken.gone = true;
            answers.clear();
        }
    }

    @Override
    public Connection connect(Duration atMost) throws IOException {
        if (machine.status() == PrinterStatus.OFFLINE) {
            throw new IOException("there is no power");
        }
        answers.clear();
        delayed.clear();
        Open fresh = new Open();
        open = fresh;
        machine.plugIn(answer -> answered(fresh, answer), this::cut);
        return fresh;
    }

    @Override
    public String toString() { return "a line of memory"; }

    private void answered(Open to, byte[] bytes) {
        if (to.gone) {
            return;
        }
        for (byte octet : faults.spoil(bytes)) {
            delayed.add(octet & 0xff);
        }
        if (late.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            delayed.drainTo(answers);
        }
    }

    private synchronized boolean goUp(Open from, byte octet) {
        if (gone >= at) {
            at = Long.MAX_VALUE;
            act.run();
        }
        boolean taken = !from.gone && machine.receive(new byte[]{octet}, 0, 1) == 1;
        gone += taken ? 1 : 0;
        return taken;
    }

    private final class Open implements Connection {

        private volatile boolean gone;

        @Override
        public int write(byte[] bytes, int from, int count, Duration atMost) throws IOException {
            int taken = 0;
            while (taken < count && goUp(this, bytes[from + taken])) {
                taken++;
            }
            check();
            return taken;
        }

        @Override
        public int read(byte[] into, Duration atMost) throws IOException {
            try {
                check();
                int room = Math.min(into.length, mostAtOnce);
                Integer first = answers.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
                check();
                int count = 0;
                for (Integer octet = first; octet != null; octet = count < room ? answers.poll() : null) {
                    into[count++] = octet.byteValue();
                }
                return count;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }

        @Override
        public OptionalInt portStatus() throws IOException {
            check();
            return driver.get();
        }

        private void check() throws IOException {
            if (gone) {
                throw new IOException("the line is gone");
            }
        }

        @Override
        public void close() { machine.plugIn(answer -> {}, () -> {}); }
    }
}
