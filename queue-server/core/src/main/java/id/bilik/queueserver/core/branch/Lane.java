package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.Priority;

/**
 * Visits of one service and one priority class: first come, first served among them.
 *
 * @param booked whether they have appointments, which may weigh more
 */
public record Lane(String service, Priority priority, boolean booked) implements Comparable<Lane> {
    public static Lane of(Visit visit) {
        return new Lane(visit.service(), visit.priority(), visit.appointment() != null);
    }

    @Override
    public int compareTo(Lane other) {
        int byPriority = priority.compareTo(other.priority);
        if (byPriority != 0) {
            return byPriority;
        }
        int byService = service.compareTo(other.service);
        return byService != 0 ? byService : Boolean.compare(booked, other.booked);
    }
}
