package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The time of a branch by the machine's clock, and what the branch must be told where that jumps. */
public final class WatchedClock implements BranchClock {
    private final TrustedClock trusted;
    private final SteadyClock steady;
    private final Consumer<Duration> corrected;
    private volatile Map<Character, Integer> issuedBefore = Map.of();

    /**
     * A clock.
     *
     * @param nanos     elapsed time in nanoseconds from any origin, never decreasing
     * @param corrected hears by how much later it is, where the branch takes another time
     */
    public WatchedClock(TrustedClock trusted, LongSupplier nanos, Consumer<Duration> corrected) {
        this.trusted = trusted;
        this.steady = new SteadyClock(trusted, nanos);
        this.corrected = corrected;
    }

    @Override
    public Instant instant() { return steady.instant(); }

    @Override
    public Optional<TrustedClock> machine() { return Optional.of(trusted); }

    @Override
    public void resume(Branch branch) {
        issuedBefore = branch.counters().issued();
        boolean doubted = branch.clock().isDoubted();
        ClockJump jump = trusted.read().jump();
        if (jump != null && jump.answer() == ClockJump.Answer.RIGHT && !doubted) {
            // the journal has it already, or the machine's clock was set before the branch was there
            trusted.adopt();
        } else if (doubted) {
            trusted.doubtStill();
        }
    }

    @Override
    public Optional<Command> findDue(Branch branch) {
        TrustedClock.Reading reading = trusted.read();
        ClockJump jump = reading.jump();
        boolean doubted = branch.clock().isDoubted();
        if (jump == null) {
            return doubted ? Optional.of(new Command.TrustClock()) : Optional.empty();
        }
        if (!doubted) {
            // numbers that were given since the start were given by this run of the machine
            return Optional.of(new Command.DoubtClock(
                    jump.isAtStart() && branch.counters().issued().equals(issuedBefore)));
        }
        return jump.answer() == ClockJump.Answer.RIGHT
                ? Optional.of(new Command.CorrectClock(reading.machine().truncatedTo(ChronoUnit.MICROS)))
                : Optional.empty();
    }

    @Override
    public void note(Branch before, Branch after) {
        TrustedClock.Reading reading = trusted.read();
        ClockJump jump = reading.jump();
        if (before.clock().isDoubted() && !after.clock().isDoubted() && jump != null
                && jump.answer() == ClockJump.Answer.RIGHT) {
            trusted.adopt();
            steady.beginAnew();
            corrected.accept(Duration.between(reading.now(), reading.machine()));
        }
    }
}
