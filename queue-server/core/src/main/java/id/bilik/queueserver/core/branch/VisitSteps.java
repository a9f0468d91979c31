package id.bilik.queueserver.core.branch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a visit but for the one that it stands in, whose service is the visit's own: what is done, and what follows.
 * Each has a queue, a wait and a target of its own; the number is the same in all of them.
 *
 * @param done in the order in which they were done
 * @param next services that follow, in order; none of them twice, and none that the visit stands in
 */
public record VisitSteps(List<Done> done, List<String> next) {
    public static final VisitSteps NONE = new VisitSteps(List.of(), List.of());
    /** Services that one visit may be for, steps that check papers not counted. */
    public static final int MOST_SERVICES = 5;

    public VisitSteps {
        done = List.copyOf(done);
        next = List.copyOf(next);
    }

    /**
     * A step that is over.
     *
     * @param booth in which it was served
     * @param away  how long the participant was away at their own wish while they waited for it
     */
    public record Done(String service, String booth, Instant endedAt, Duration away) {}

    static VisitSteps of(@Nullable List<String> next) {
        return next == null || next.isEmpty() ? NONE : new VisitSteps(List.of(), next);
    }

    /** When the step that the visit stands in began; null where that is the first one. */
    @Nullable
    public Instant since() { return done.isEmpty() ? null : done.getLast().endedAt(); }

    public boolean isLast() { return next.isEmpty(); }

    /** After the end of that step; those up to {@code entered} do not follow any more. */
    VisitSteps completed(Done step, String entered) {
        List<Done> all = new ArrayList<>(done);
        all.add(step);
        int at = next.indexOf(entered);
        return new VisitSteps(all, next.subList(at + 1, next.size()));
    }

    /** A service that the visit goes to at once does not follow any more. */
    VisitSteps without(String service) {
        return next.contains(service)
                ? new VisitSteps(done, next.stream().filter(each -> !each.equals(service)).toList())
                : this;
    }

    VisitSteps planned(List<String> following) { return new VisitSteps(done, following); }
}
