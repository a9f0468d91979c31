package id.bilik.queueserver.branch;

/** Visits of one service and one priority class: first come, first served among them. */
public record Lane(String service, Priority priority) implements Comparable<Lane> {
    static Lane of(Visit visit) { return new Lane(visit.service(), visit.priority()); }

    @Override
    public int compareTo(Lane other) {
        int byPriority = priority.compareTo(other.priority);
        return byPriority != 0 ? byPriority : service.compareTo(other.service);
    }
}
