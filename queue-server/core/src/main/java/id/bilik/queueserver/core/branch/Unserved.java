package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service that nobody on duty is going to call for. An officer who pauses is on duty. How long one waits
 * then depends on when somebody comes, so there is no forecast of it.
 *
 * @param begun     whether somebody was called for the service today
 * @param plannedAt when the branch opens by its hours, if that is still to come; null where nothing is planned
 */
public record Unserved(boolean begun, @Nullable Instant plannedAt) {

    /** Empty for a service that somebody on duty serves. */
    public static Optional<Unserved> of(Branch branch, String service, Where where, Instant now) {
        return isServed(branch, service, where)
                ? Optional.empty()
                : Optional.of(new Unserved(hasBegun(branch, service), plannedAt(branch, now)));
    }

    /** Whether somebody on duty is going to call somebody at the branch for the service, be it after a pause. */
    public static boolean isServed(Branch branch, String service) {
        return isServed(branch, service, Where.BRANCH);
    }

    /** Whether somebody on duty is going to call participants there for the service, be it after a pause. */
    public static boolean isServed(Branch branch, String service, Where where) {
        for (Group group : branch.groups()) {
            if (group.serves(service) && group.isOnDuty() && group.hasOpenBooth(where)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBegun(Branch branch, String service) {
        if (!(branch.day() instanceof Day.Open) || branch.tally().called() == 0) {
            return false;
        }
        for (Visit visit : branch.visits().values()) {
            if (visit.called() && visit.service().equals(service)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Instant plannedAt(Branch branch, Instant now) {
        return switch (branch.day()) {
            case Day.Closed closed -> branch.nextDeadline(now).orElse(null);
            case Day.Open open -> branch.plan().hours().isOpenOn(open.date())
                    ? later(branch.plan().hours().opensAt(open.date(), branch.plan().zone()), now)
                    : null;
        };
    }

    private static @Nullable Instant later(Instant opening, Instant now) {
        return opening.isAfter(now) ? opening : null;
    }
}
