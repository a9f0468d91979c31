package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Unserved;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.ServedToday;
import id.bilik.queueserver.core.forecast.WaitRange;
import id.bilik.queueserver.core.forecast.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What every view is made from: a state, the time at which somebody looks at it, who is next and how long it takes, and
 * what is known beside the state.
 *
 * @param clockSpeed seconds of the branch that pass in a second: 1, but in a time lapse
 */
public record Moment(Branch branch, Instant now, double clockSpeed, CallingPolicy policy, Waits waits, Sheets sheets,
        OfficerNames names) {

    /** In the branch's own offset, to the millisecond. */
    OffsetDateTime local(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).atZone(branch.plan().zone()).toOffsetDateTime();
    }

    @Nullable
    OffsetDateTime localOrNull(@Nullable Instant time) { return time == null ? null : local(time); }

    public OffsetDateTime localNow() { return local(now); }

    /** @return whole seconds from {@code since} to now, never negative */
    long secondsSince(Instant since) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    public int ahead(Visit visit) { return policy.countAhead(branch, visit, now); }

    /** @param ahead of the visit, as {@link #ahead(Visit)} counts them */
    public @Nullable ServedToday servedToday(Visit visit, int ahead) {
        return waits.servedToday(branch, visit, ahead, now).orElse(null);
    }

    /** Null for a service with which somebody on duty serves participants at the branch. */
    public @Nullable UnservedView unserved(String service) {
        return unserved(service, Where.BRANCH);
    }

    /** Null for a service with which somebody on duty serves participants there. */
    public @Nullable UnservedView unserved(String service, Where where) {
        return Unserved.of(branch, service, where, now).map(unserved -> UnservedView.of(this, unserved)).orElse(null);
    }

    @Nullable
    WaitRange officerIn(Visit visit, String group) {
        return waits.ofOfficer(branch, branch.getGroup(group), visit, now).orElse(null);
    }

    /** @param ahead of the visit, as {@link #ahead(Visit)} counts them */
    public @Nullable WaitRange waitOf(Visit visit, int ahead) {
        return waits.ofVisit(branch, visit, ahead, now).orElse(null);
    }

    /**
     * What a waiting visit with priority would be told without it; null where its class weighs no more.
     *
     * @param ahead of the visit, as {@link #ahead(Visit)} counts them
     */
    public @Nullable WaitRange waitWithoutPriority(Visit visit, int ahead) {
        return visit.priority() == Priority.NONE
                ? null
                : waits.withoutPriority(branch, visit, ahead, ahead(visit.ifOf(Priority.NONE)), now).orElse(null);
    }
}
