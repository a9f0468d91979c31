package id.bilik.queueserver.core.branch;

import java.time.Instant;

/** An event in its place: {@code sequence} counts the branch's events from 1 without a gap. */
public record RecordedEvent(long sequence, Instant at, Event event) {}
