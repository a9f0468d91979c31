package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.HomePlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How participants at home are called, as people write it. What is left out is as usual. */
public record HomeJson(@Nullable Integer attempts, @Nullable Integer attemptSeconds, @Nullable Integer awayMinutes,
        @Nullable Integer offers) {
    static @Nullable HomeJson of(@Nullable HomePlan home) {
        return home == null
                ? null
                : new HomeJson(home.attempts(), (int) home.attempt().toSeconds(), (int) home.away().toMinutes(),
                        home.nextPlaces());
    }

    HomePlan toPlan() {
        HomePlan usual = HomePlan.DEFAULT;
        return new HomePlan(attempts == null ? usual.attempts() : attempts,
                attemptSeconds == null ? usual.attempt() : Duration.ofSeconds(attemptSeconds),
                awayMinutes == null ? usual.away() : Duration.ofMinutes(awayMinutes), offers);
    }
}
