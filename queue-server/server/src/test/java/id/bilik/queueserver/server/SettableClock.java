package id.bilik.queueserver.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands still until it is set. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    private SettableClock(Instant now) { this.now = now; }

    public static SettableClock at(String local, String zone) {
        return new SettableClock(instant(local, ZoneId.of(zone)));
    }

    static Instant instant(String local, ZoneId zone) { return LocalDateTime.parse(local).atZone(zone).toInstant(); }

    public void set(Instant time) { now = time; }

    public void advance(Duration time) { now = now.plus(time); }

    @Override
    public Instant instant() { return now; }
}
