package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Reads from requests the target that officers have to hold. */
final class StaffingTarget {
    private static final double DEFAULT_SHARE = .8;
    private static final double DEFAULT_MINUTES = 30;
    private static final int DEFAULT_SHORTEST_SHIFT = 4;
    private static final int LONGEST_SHORTEST_SHIFT = 16;

    private StaffingTarget() {}

    /**
     * The wish; what was left out is as usual. A field beyond its range is answered 400.
     *
     * @param officers where the request says nothing
     * @param most     officers that may be asked for
     */
    static Planner.Wish wish(@Nullable Double share, @Nullable Double withinMinutes, @Nullable Integer wanted,
            @Nullable Integer shortestShift, int officers, int most) {
        double part = share == null ? DEFAULT_SHARE : share;
        double minutes = withinMinutes == null ? DEFAULT_MINUTES : withinMinutes;
        int available = wanted == null ? officers : wanted;
        int shift = shortestShift == null ? DEFAULT_SHORTEST_SHIFT : shortestShift;
        require(part > 0 && part < 1, "share must lie between 0 and 1.");
        require(minutes > 0 && minutes <= 600, "withinMinutes must be more than 0 and at most 600.");
        require(available >= 1 && available <= most, "most must be 1 to " + most + " officers.");
        require(shift >= 1 && shift <= LONGEST_SHORTEST_SHIFT,
                "shortestShift must be 1 to " + LONGEST_SHORTEST_SHIFT + " half hours.");
        return new Planner.Wish(minutes * 60, part, available, shift);
    }

    /** 400 with that sentence, which begins with the name of the field. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + otherwise);
        }
    }
}
