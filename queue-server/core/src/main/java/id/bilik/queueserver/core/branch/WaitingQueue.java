package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The one central queue, as lanes that are each in the order of their places. Persistent: entering, leaving and counting cost the
 * logarithm of its length, and a reader's copy never changes.
 */
public final class WaitingQueue {
    static final WaitingQueue EMPTY = new WaitingQueue(TreePMap.empty(), 0);

    /** Only lanes that somebody waits in. */
    private final TreePMap<Lane, TreePMap<Place, TicketNumber>> lanes;
    private final int size;

    private WaitingQueue(TreePMap<Lane, TreePMap<Place, TicketNumber>> lanes, int size) {
        this.lanes = lanes;
        this.size = size;
    }

    public int size() { return size; }

    public boolean isEmpty() { return size == 0; }

    /** Lanes in which somebody waits; each maps places in their order to tickets. */
    public Map<Lane, TreePMap<Place, TicketNumber>> lanes() {
        return lanes;
    }

    /** How many wait for a service, over all classes. */
    public int count(String service) {
        int count = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : lanes.entrySet()) {
            if (lane.getKey().service().equals(service)) {
                count += lane.getValue().size();
            }
        }
        return count;
    }

    /** How many of them are there. */
    public int count(String service, Where where) {
        int count = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : lanes.entrySet()) {
            if (lane.getKey().service().equals(service) && lane.getKey().where() == where) {
                count += lane.getValue().size();
            }
        }
        return count;
    }

    /** The longest waiting of a service. */
    public Optional<Place> findFirst(String service) {
        Place first = null;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : lanes.entrySet()) {
            if (!lane.getKey().service().equals(service)) {
                continue;
            }
            Place head = lane.getValue().firstKey();
            if (first == null || head.compareTo(first) < 0) {
                first = head;
            }
        }
        return Optional.ofNullable(first);
    }

    /** How many of a lane count from before that time. */
    public static int countBefore(TreePMap<Place, TicketNumber> lane, Instant time) {
        return lane.headMap(new Place(time, Long.MIN_VALUE)).size();
    }

    WaitingQueue plus(Visit visit) {
        Lane lane = Lane.of(visit);
        TreePMap<Place, TicketNumber> places = lanes.getOrDefault(lane, TreePMap.empty());
        return new WaitingQueue(lanes.plus(lane, places.plus(visit.place(), visit.ticket())), size + 1);
    }

    /** Throws when the visit is not there: a state that contradicts its journal is a bug. */
    WaitingQueue minus(Visit visit) {
        Lane lane = Lane.of(visit);
        TreePMap<Place, TicketNumber> places = lanes.get(lane);
        if (places == null || !places.containsKey(visit.place())) {
            throw new IllegalStateException(visit.ticket() + " is not in the queue");
        }
        TreePMap<Place, TicketNumber> rest = places.minus(visit.place());
        return new WaitingQueue(rest.isEmpty() ? lanes.minus(lane) : lanes.plus(lane, rest), size - 1);
    }

    @Override
    public boolean equals(Object other) { return other instanceof WaitingQueue queue && lanes.equals(queue.lanes); }

    @Override
    public int hashCode() { return lanes.hashCode(); }

    @Override
    public String toString() { return lanes.toString(); }
}
