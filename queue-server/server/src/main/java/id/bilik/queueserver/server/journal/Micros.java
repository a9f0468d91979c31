package id.bilik.queueserver.server.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant as microseconds since 1970, the finest that both databases keep. */
public final class Micros {
    private Micros() {}

    public static long of(Instant at) { return ChronoUnit.MICROS.between(Instant.EPOCH, at); }

    public static Instant toInstant(long micros) { return Instant.EPOCH.plus(micros, ChronoUnit.MICROS); }
}
