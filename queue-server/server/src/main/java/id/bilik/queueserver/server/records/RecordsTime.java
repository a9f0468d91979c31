package id.bilik.queueserver.server.records;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time as the records keep it: ISO-8601 in UTC to the second, such as {@code 2026-11-26T08:00:00Z}. It is text in both
 * databases, sorts as time does, and is read without a tool.
 */
final class RecordsTime {
    private RecordsTime() {}

    static String of(Instant time) { return time.truncatedTo(ChronoUnit.SECONDS).toString(); }
}
