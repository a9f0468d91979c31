package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.plan.Priority;

/**
 * Visits of one service, one priority class and one place: first come, first served among them.
 *
 * @param booked whether they have appointments, which may weigh more
 * @param where  where their participants are
 */
public record Lane(String service, Priority priority, boolean booked, Where where) implements Comparable<Lane> {
    public static Lane of(Visit visit) {
        return new Lane(visit.service(), visit.priority(), visit.appointment() != null, visit.where());
    }

    /** Of those at the branch. */
    public Lane(String service, Priority priority, boolean booked) {
        this(service, priority, booked, Where.BRANCH);
    }

    @Override
    public int compareTo(Lane other) {
        int byPriority = priority.compareTo(other.priority);
        if (byPriority != 0) {
            return byPriority;
        }
        int byService = service.compareTo(other.service);
        if (byService != 0) {
            return byService;
        }
        int byBooked = Boolean.compare(booked, other.booked);
        return byBooked != 0 ? byBooked : where.compareTo(other.where);
    }
}
