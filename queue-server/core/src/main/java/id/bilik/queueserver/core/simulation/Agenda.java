package id.bilik.queueserver.core.simulation;

import java.util.Arrays;

/**
 * What is going to happen to whom, earliest first; at the same time in the order in which it was written down. A binary
 * heap over plain arrays: a simulated year writes down millions.
 */
final class Agenda {
    enum Happening {
        ARRIVES, REACHES_BOOTH, LOSES_PATIENCE, ASKS_FOR_OFFICER, STAFF_ACTS
    }

    private long[] times = new long[64];
    private long[] orders = new long[64];
    private Happening[] kinds = new Happening[64];
    private int[] subjects = new int[64];
    private int size;
    private long written;

    boolean isEmpty() { return size == 0; }

    /** Time of the head; the end of time when there is none. */
    long time() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    Happening kind() { return kinds[0]; }

    /** The number of the participant, or of the act. */
    int subject() { return subjects[0]; }

    void add(long time, Happening kind, int subject) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
            subjects = Arrays.copyOf(subjects, 2 * size);
        }
        int at = size++;
        long order = written++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(time, order, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, order, kind, subject);
    }

    void removeHead() {
        int last = --size;
        long time = times[last];
        long order = orders[last];
        Happening kind = kinds[last];
        int subject = subjects[last];
        int at = 0;
        while (2 * at + 1 < last) {
            int child = 2 * at + 1;
            if (child + 1 < last && isBefore(times[child + 1], orders[child + 1], child)) {
                child++;
            }
            if (!(times[child] < time || (times[child] == time && orders[child] < order))) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, order, kind, subject);
    }

    private boolean isBefore(long time, long order, int other) {
        return time < times[other] || (time == times[other] && order < orders[other]);
    }

    private void move(int from, int to) { put(to, times[from], orders[from], kinds[from], subjects[from]); }

    private void put(int at, long time, long order, Happening kind, int subject) {
        times[at] = time;
        orders[at] = order;
        kinds[at] = kind;
        subjects[at] = subject;
    }
}
