package id.bilik.kiosk.queue;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking the queue-server.
 *
 * @param <T>
 *            what a good answer holds
 */
public sealed interface ServerAnswer<T> {

    /** It answered. */
    record Ok<T>(T value) implements ServerAnswer<T> {}

    /**
     * It said no.
     *
     * @param status
     *            of the answer, 400-599
     * @param refusal
     *            the branch's name for its refusal, e.g. {@code BranchClosed}
     */
    record Refused<T>(int status, String title, @Nullable String detail, @Nullable String refusal)
            implements
                ServerAnswer<T> {}

    /** No answer, however often it was asked. What was asked may still have happened. */
    record Unreachable<T>(String reason) implements ServerAnswer<T> {}
}
