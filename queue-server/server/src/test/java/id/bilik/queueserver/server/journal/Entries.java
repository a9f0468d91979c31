package id.bilik.queueserver.server.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Entries that can be told apart and checked by their sequence alone. */
public final class Entries {
    private static final Instant MORNING = Instant.parse("2026-11-22T01:00:00.123456Z");

    private Entries() {}

    public static JournalEntry entry(long sequence) {
        return new JournalEntry(sequence, MORNING.plus(Duration.ofNanos(sequence * 1_001_000)), "TicketIssued",
                "{\"ticket\":\"A%03d\",\"service\":\"jht\"}".formatted(sequence), requestOf(sequence));
    }

    /** Every entry has a request of its own. */
    public static UUID requestOf(long sequence) {
        return new UUID(sequence * 0x9E3779B97F4A7C15L, ~sequence);
    }

    public static List<JournalEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Entries::entry).toList();
    }
}
