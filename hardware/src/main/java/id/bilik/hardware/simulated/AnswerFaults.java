package id.bilik.hardware.simulated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;

/** What happens to the answers of a simulated printer on their way back: cheap ones stutter, and are late. */
public final class AnswerFaults {

    /** What happens to one answer. */
    public enum Fault {
        NONE,
        /** It comes twice. */
        TWICE, LOST,
        /** Its bits say what is not so; of an answer to {@code DLE EOT} alone. */
        LIE
    }

    private final Deque<Fault> next = new ArrayDeque<>();
    private int times = 1;
    private int losingProofs;
    private Duration delay = Duration.ZERO;
    private Duration firstProof = Duration.ZERO;
    private long proofsFrom = System.nanoTime();

    /** Lets every byte come so many times, 1 or more. */
    public synchronized void setRepeating(int octets) {
        times = octets;
    }

    /** Lets every answer come so much later. */
    public synchronized void setDelay(Duration later) { delay = later; }

    /** Lets the next answer to {@code GS r} come so much later; those behind it wait for it, other answers do not. */
    public synchronized void delayFirstProof(Duration later) {
        firstProof = later;
    }

    /** So many of the next answers to {@code GS r} get lost. */
    public synchronized void loseProofs(int count) {
        losingProofs = count;
    }

    /** What happens to the next answers, one after the other; afterwards nothing. */
    public synchronized void setNext(Fault... faults) {
        next.clear();
        Collections.addAll(next, faults);
    }

    /** The answer as it arrives; empty if it is lost. */
    synchronized byte[] spoil(byte[] answer) {
        if (isProof(answer) && losingProofs > 0) {
            losingProofs--;
            return new byte[0];
        }
        Fault fault = next.isEmpty() ? Fault.NONE : next.poll();
        return switch (fault) {
            case NONE -> repeat(answer, times);
            case TWICE -> repeat(answer, times * 2);
            case LOST -> new byte[0];
            case LIE -> repeat(lie(answer), times);
        };
    }

    /** How much later it arrives. */
    synchronized Duration delay(byte[] answer) {
        if (!isProof(answer)) {
            return delay;
        }
        long now = System.nanoTime();
        if (!firstProof.isZero()) {
            proofsFrom = now + firstProof.toNanos();
            firstProof = Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(delay.toNanos(), proofsFrom - now));
    }

    private static boolean isProof(byte[] answer) { return answer.length == 1 && (answer[0] & 0x90) == 0; }

    private static byte[] repeat(byte[] answer, int times) {
        byte[] repeated = new byte[answer.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = answer[i / times];
        }
        return repeated;
    }

    /** An open cover, no power, or paper near its end, where there is none of it; and the other way round. */
    private static byte[] lie(byte[] answer) {
        byte[] lie = Arrays.copyOf(answer, answer.length);
        if (answer.length == 1 && (answer[0] & 0x93) == 0x12) {
            lie[0] ^= 0x0c;
        }
        return lie;
    }
}
