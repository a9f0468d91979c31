package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.runtime.ClockJump;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.runtime.TrustedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time of a branch and that of its machine.
 *
 * @param now          of the branch, in its own time
 * @param machine      what the machine's clock shows; the same in a time lapse, which does not follow it
 * @param aheadSeconds by how much the machine is ahead
 * @param since        when the machine's clock jumped, by the branch; null where both agree
 * @param answer       {@code right} or {@code wrong} where somebody has said what the machine's clock is
 */
record ClockView(OffsetDateTime now, OffsetDateTime machine, long aheadSeconds, @Nullable OffsetDateTime since,
        @Nullable String answer) {

    static ClockView of(OpenBranch branch) {
        ZoneId zone = branch.state().plan().zone();
        Optional<TrustedClock> machine = branch.desk().machineClock();
        if (machine.isEmpty()) {
            OffsetDateTime now = local(branch.now(), zone);
            return new ClockView(now, now, 0, null, null);
        }
        TrustedClock.Reading reading = machine.get().read();
        ClockJump jump = reading.jump();
        return new ClockView(local(reading.now(), zone), local(reading.machine(), zone),
                Duration.between(reading.now(), reading.machine()).toSeconds(),
                jump == null ? null : local(jump.since(), zone),
                jump == null || jump.answer() == null ? null : jump.answer().name().toLowerCase(Locale.ROOT));
    }

    /** Only where they do not agree. */
    static @Nullable ClockView findDoubt(OpenBranch branch) {
        ClockView view = of(branch);
        return view.since == null ? null : view;
    }

    private static OffsetDateTime local(Instant at, ZoneId zone) {
        return at.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toOffsetDateTime();
    }
}
