package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.server.technician.Alarm;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The alarm that stands from a jump of the machine's clock until both times agree again: one, however often it jumps.
 *
 * @param zone of the branch as its plan is now, in which people read it
 */
public record ClockAlarm(TrustedClock clock, Supplier<ZoneId> zone) implements Supplier<List<Alarm>> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public List<Alarm> get() {
        TrustedClock.Reading reading = clock.read();
        ClockJump jump = reading.jump();
        if (jump == null) {
            return List.of();
        }
        Instant to = jump.since().plus(Duration.between(reading.now(), reading.machine()));
        return List.of(new Alarm(ServerAlarms.NAME, "clock-jumped", jump.since(),
                "the machine's clock went from " + local(jump.since()) + " to " + local(to) + "; " + next(jump)));
    }

    private static String next(ClockJump jump) {
        return switch (jump.answer()) {
            case null -> "say on the technician's page which is right";
            case RIGHT -> "its time is taken when no business day is open";
            case WRONG -> "set it right";
        };
    }

    private String local(Instant at) { return TIME.format(at.atZone(zone.get())); }
}
