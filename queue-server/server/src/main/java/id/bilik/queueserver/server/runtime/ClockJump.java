package id.bilik.queueserver.server.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock shows another time than has passed.
 *
 * @param since    when that was seen, by the time that goes on
 * @param answer   null while nobody has answered
 * @param answered the machine's clock when the machine was started, by which an answer is known to be of what it still
 *     shows; null without one
 */
public record ClockJump(Instant since, Kind kind, @Nullable Answer answer, @Nullable Instant answered) {

    /** How it was seen. */
    public enum Kind {
        /** The clock jumped while the machine ran. */
        RUNNING,
        /** Likewise, soon after the machine was started, when the network may set its clock. */
        SETTLING,
        /** When the machine was started its clock showed what cannot be, or hardly. */
        AT_START,
        /** It was there before the machine was started, and nobody has answered. */
        UNSOLVED
    }

    /** What somebody says of the machine's clock. */
    public enum Answer {
        /** It was wrong before: the branch takes its time. */
        RIGHT,
        /** It is wrong: the branch keeps its own until somebody has set the machine's. */
        WRONG
    }

    /** Whether the machine was started a moment before: the time that goes on is then only the earliest possible. */
    boolean isAtStart() {
        return kind != Kind.RUNNING;
    }

    ClockJump with(@Nullable Answer next, @Nullable Instant of) { return new ClockJump(since, kind, next, of); }
}
