package id.bilik.queueserver.server.runtime;

import id.bilik.process.clock.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock, as long as it shows as much time as has passed. Where it jumps, this one goes on by how long the
 * machine has been running, until the machine's clock is back or somebody says that it is right:
 * docs/decisions/clock-jumps.md.
 */
public final class TrustedClock implements InstantSource {
    /** Steps that add up to no more within a day are followed: deadlines are minutes. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);
    /** No branch rests longer; a machine that was off for longer is asked for the time. */
    static final Duration LONGEST_REST = Duration.ofDays(30);
    /** After a start of the machine its clock may be set once by the network. */
    static final Duration SETTLING = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** The kept time may be off by this much, since each correction costs a write. */
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TrustedClock.class);

    private final InstantSource wall;
    private final Uptime uptime;
    private final ClockMemory memory;
    private final BooleanSupplier synchronised;
    private final Instant past;
    /** What the trusted time was when the machine was started. */
    private Instant origin;
    /** From which small steps are counted, and since when. */
    private Instant agreed;
    private Duration agreedAt;
    private Instant kept = Instant.MIN;
    /** Whether the machine was started since this was last asked. */
    private final boolean newRun;
    private boolean settling;
    private Duration settlingSeen = Duration.ZERO;
    private @Nullable ClockJump jump;

    /** Both times, and what is between them; {@code jump} is null where they agree. */
    public record Reading(Instant now, Instant machine, @Nullable ClockJump jump) {}

    /**
     * A clock.
     *
     * @param synchronised whether the machine says that its clock was set by the network since it was started
     * @param past         a time that has surely passed: of the branch's last event; 1970 for none
     */
    public TrustedClock(InstantSource wall, Uptime uptime, ClockMemory memory, BooleanSupplier synchronised,
            Instant past) {
        this.wall = wall;
        this.uptime = uptime;
        this.memory = memory;
        this.synchronised = synchronised;
        this.past = past;
        Duration up = uptime.sinceBootNow();
        Instant shown = wall.instant().minus(up);
        this.agreedAt = up;
        Optional<ClockMemory.Kept> before = memory.read().filter(it -> it.boot().equals(uptime.boot()));
        newRun = before.isEmpty();
        if (before.isPresent()) {
            origin = before.get().origin();
            jump = before.get().jump();
        } else {
            boolean known = past.isAfter(Instant.EPOCH);
            boolean early = known && shown.plus(up).isBefore(past.minus(TOLERANCE));
            boolean late = known && shown.plus(up).isAfter(past.plus(LONGEST_REST)) && !synchronised.getAsBoolean();
            settling = up.compareTo(SETTLING) < 0;
            origin = early || late ? past.minus(up) : shown;
            jump = early || late ? new ClockJump(past, ClockJump.Kind.AT_START, null, null) : null;
        }
        agreed = origin;
        keep();
        instant();
    }

    @Override
    public synchronized Instant instant() {
        ClockJump standing = jump;
        Instant now = wall.instant();
        if (standing == null) {
            Instant its = now.minus(uptime.sinceBoot());
            if (isNear(its, agreed)) {
                follow(its);
                return now;
            }
        }
        // a machine that slept shows another time, and rightly so
        Duration up = uptime.sinceBootNow();
        Instant its = wall.instant().minus(up);
        if (standing == null && isNear(its, agreed)) {
            follow(its);
            return its.plus(up);
        }
        if (standing == null) {
            standing = new ClockJump(origin.plus(up),
                    settling ? ClockJump.Kind.SETTLING : ClockJump.Kind.RUNNING, null, null);
            LOG.warn("the machine's clock jumped from {} to {}; the branch goes on by the time that has passed",
                    origin.plus(up), its.plus(up));
            become(standing);
        }
        judge(standing, its);
        return origin.plus(up);
    }

    private void follow(Instant its) {
        origin = its;
        if (Duration.between(kept, its).abs().compareTo(KEPT_WITHIN) > 0) {
            keep();
        }
        Duration up = uptime.sinceBoot();
        if (up.minus(agreedAt).compareTo(DAY) >= 0) {
            agreed = its;
            agreedAt = up;
        }
        if (settling && up.minus(settlingSeen).compareTo(LOOK) >= 0) {
            settlingSeen = up;
            settling = up.compareTo(SETTLING) < 0 && !synchronised.getAsBoolean();
        }
    }

    /** Whether the machine's clock is back, and whether an answer is still of what it shows. */
    private void judge(ClockJump standing, Instant its) {
        if (isNear(its, agreed)) {
            LOG.info("the machine's clock is right again");
            become(null);
            return;
        }
        Instant answered = standing.answered();
        if (answered != null && !isNear(its, answered)) {
            become(standing.with(null, null));
        } else if (answered == null && isExplained(standing, its)) {
            become(standing.with(ClockJump.Answer.RIGHT, its));
        }
    }

    /** Whether nobody needs to be asked: a machine without a battery starts with an old time, and is set soon after. */
    private boolean isExplained(ClockJump standing, Instant its) {
        boolean later = its.isAfter(origin);
        boolean soon = later && !its.isAfter(origin.plus(LONGEST_REST));
        return switch (standing.kind()) {
            case RUNNING -> false;
            case SETTLING, UNSOLVED -> soon && synchronised.getAsBoolean();
            case AT_START -> soon || (later && synchronised.getAsBoolean());
        };
    }

    /** Both times now. */
    public synchronized Reading read() {
        Instant now = instant();
        return new Reading(now, wall.instant(), jump);
    }

    /**
     * Takes what somebody says of the jump.
     *
     * @return false where there is none
     */
    public synchronized boolean answer(ClockJump.Answer answer) {
        instant();
        ClockJump standing = jump;
        if (standing == null) {
            return false;
        }
        become(standing.with(answer, wall.instant().minus(uptime.sinceBootNow())));
        return true;
    }

    /** From here on the machine's clock is right. */
    synchronized void adopt() {
        agreedAt = uptime.sinceBootNow();
        origin = wall.instant().minus(agreedAt);
        agreed = origin;
        settling = false;
        become(null);
    }

    /** The branch's journal says that its time is in doubt: a start of the machine answers nothing. */
    synchronized void doubtStill() {
        if (jump == null && newRun) {
            origin = past.minus(uptime.sinceBootNow());
            agreed = origin;
            become(new ClockJump(past, ClockJump.Kind.UNSOLVED, null, null));
        }
    }

    private void become(@Nullable ClockJump next) {
        jump = next;
        keep();
    }

    private void keep() {
        kept = origin;
        memory.write(new ClockMemory.Kept(uptime.boot(), origin, jump));
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }
}
