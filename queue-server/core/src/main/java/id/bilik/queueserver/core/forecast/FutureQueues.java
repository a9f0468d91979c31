package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.VisitOrder;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The visits that wait on one path of a {@link RollForward}: a queue for each service, place and class, in order of waiting time, of which
 * only the head can be next. {@link VisitOrder} chooses among the heads, and then the order of issue.
 */
final class FutureQueues {
    private final QueueState state;
    private final double overdueAfter;
    private final double[] weights;
    private final double[] waited;
    private final boolean[] onlooking;
    private final double[] leavesAt;
    /** The visits, queue after queue. */
    private final int[] visits;
    private final int[] queueService;
    private final int[] queueClass;
    private final int[] queueStart;
    private final int[] head;

    /** @param leavesAt when each visit leaves, seconds from the present; filled before each path begins */
    FutureQueues(QueueState state, double[] leavesAt) {
        this.state = state;
        this.leavesAt = leavesAt;
        this.overdueAfter = state.overdueAfter();
        this.weights = state.classWeights().stream().mapToDouble(Double::doubleValue).toArray();
        this.waited = state.waiting().stream().mapToDouble(QueueState.Waiting::waited).toArray();
        this.onlooking = new boolean[waited.length];
        for (int i = 0; i < onlooking.length; i++) {
            onlooking[i] = state.waiting().get(i).onlooking();
        }
        this.visits = IntStream.range(0, waited.length).boxed()
                .sorted(Comparator.comparingInt(this::queueOf).thenComparingDouble(i -> -waited[i])).mapToInt(i -> i)
                .toArray();
        int[] queues = IntStream.of(visits).map(this::queueOf).distinct().toArray();
        this.queueService = IntStream.of(queues).map(queue -> queue / weights.length).toArray();
        this.queueClass = IntStream.of(queues).map(queue -> queue % weights.length).toArray();
        this.queueStart = new int[queues.length + 1];
        for (int q = 0; q < queues.length; q++) {
            int queue = queues[q];
            queueStart[q + 1] = queueStart[q] + (int) IntStream.of(visits).filter(i -> queueOf(i) == queue).count();
        }
        this.head = new int[queues.length];
    }

    private int queueOf(int visit) {
        QueueState.Waiting waiting = state.waiting().get(visit);
        return waiting.wanted() * weights.length + waiting.priorityClass();
    }

    /** Begins a path at the present. */
    void begin() { System.arraycopy(queueStart, 0, head, 0, head.length); }

    /** The head of a queue, by its place in the state's list; it waits no longer. */
    int take(int queue) {
        return visits[head[queue]++];
    }

    /** The services that somebody overdue waits for, as bits. */
    long overdue(double now) {
        long services = 0;
        for (int q = 0; q < head.length; q++) {
            services |= countOverdueIn(q, now, 1) > 0 ? 1L << queueService[q] : 0;
        }
        return services;
    }

    /** How many overdue wait for a service; counted as far as {@code most}. */
    int countOverdue(int service, double now, int most) {
        int count = 0;
        for (int q = 0; q < head.length; q++) {
            count += queueService[q] == service ? countOverdueIn(q, now, most - count) : 0;
        }
        return count;
    }

    /** Nobody who only looks on is overdue, and nobody who has left. */
    private int countOverdueIn(int queue, double now, int most) {
        int count = 0;
        for (int i = head[queue]; i < queueStart[queue + 1] && count < most; i++) {
            int visit = visits[i];
            if (!VisitOrder.isOverdue(waited[visit] + now, overdueAfter)) {
                break;
            }
            count += !onlooking[visit] && now < leavesAt[visit] ? 1 : 0;
        }
        return count;
    }

    /**
     * The queue whose head is next; -1 for none.
     *
     * @param callable bit s is set if somebody who serves service s has room
     * @param now      seconds from the present
     */
    int next(long callable, double now) {
        int best = -1;
        double bestWaited = 0;
        double bestWeight = 0;
        for (int q = 0; q < head.length; q++) {
            if (head[q] == queueStart[q + 1] || (callable >>> queueService[q] & 1) == 0) {
                continue;
            }
            double soFar = waited[visits[head[q]]] + now;
            double weight = weights[queueClass[q]];
            int order = best < 0 ? -1 : VisitOrder.compare(soFar, weight, bestWaited, bestWeight, overdueAfter);
            if (order < 0 || (order == 0 && visits[head[q]] < visits[head[best]])) {
                best = q;
                bestWaited = soFar;
                bestWeight = weight;
            }
        }
        return best;
    }
}
