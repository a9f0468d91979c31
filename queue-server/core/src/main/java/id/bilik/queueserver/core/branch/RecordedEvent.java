package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place.
 *
 * @param sequence  counts the branch's events from 1 without a gap
 * @param actor     who gave the order that caused it
 * @param requestId of that order; null where it had none
 */
public record RecordedEvent(long sequence, Instant at, Actor actor, @Nullable UUID requestId, Event event) {
    /** By nobody who is known. */
    public RecordedEvent(long sequence, Instant at, Event event) {
        this(sequence, at, Actor.UNKNOWN, null, event);
    }
}
