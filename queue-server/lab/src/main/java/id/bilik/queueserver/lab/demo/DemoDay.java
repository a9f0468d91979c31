package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.queueserver.server.runtime.TimeLapse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What is to be played, checked before anything starts.
 *
 * @param speed   how many times faster than life; 0 for nothing at all
 * @param arrivals recorded times after the opening; empty for an imagined day
 * @param outages  that somebody who shows it has asked for
 */
record DemoDay(double speed, List<Duration> arrivals, List<Outage> outages) {
    /** When the branch opens, by its own time. */
    private static final LocalTime OPENING = LocalTime.of(ExpectedDay.OPENS, 0);
    /** After the last arrival, for those who still wait. */
    private static final Duration TAIL = Duration.ofHours(3);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final double SUGGESTED_SPEED = 20;
    /** What Maven makes of {@code -Ddemo} alone. */
    private static final String NO_SPEED = "true";
    private static final int HIGHEST_SPEED = TimeLapse.HIGHEST_SPEED;

    /** @throws IllegalArgumentException saying which option is wrong, and how */
    static DemoDay of(String demo, String day, String filter, String outage) {
        double speed = demo.isEmpty() ? day.isEmpty() ? 0 : SUGGESTED_SPEED : speed(demo);
        List<Outage> outages = Outage.of(outage);
        if (speed == 0 && !outages.isEmpty()) {
            throw new IllegalArgumentException("demo.outage needs a demo, such as -Ddemo=60");
        }
        if (day.isEmpty()) {
            return new DemoDay(speed, List.of(), outages);
        }
        try {
            return new DemoDay(speed, RecordedDay.read(Path.of(day), filter), outages);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the log " + day + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    boolean isPlayed() { return speed > 0; }

    /**
     * The branch's time meanwhile, so that waits, forecasts and the clock on the wall go as fast as the people: the last
     * day that could be over by now, from its opening on. What lies in the future would stand in the way of a later start.
     *
     * @return empty where nothing is played, or nothing faster than life
     */
    Optional<TimeLapse> timeLapse(ZonedDateTime now) {
        if (speed <= 1) {
            return Optional.empty();
        }
        Duration people = arrivals.isEmpty() ? Duration.ofHours(ExpectedDay.HOURS) : arrivals.getLast();
        Duration length = people.plus(TAIL).compareTo(LONGEST) < 0 ? people.plus(TAIL) : LONGEST;
        ZonedDateTime opening = now.with(OPENING);
        if (opening.plus(length).isAfter(now)) {
            opening = opening.minusDays(1);
        }
        return Optional.of(new TimeLapse(opening.toInstant(), length, speed));
    }

    /**
     * Plays it to its end.
     *
     * @param queueServer that a demo may end for a while
     */
    void play(URI server, URI kiosk, RunCredentials run, KeptProcess queueServer)
            throws IOException, InterruptedException {
        if (isPlayed()) {
            Demo.play(this, server, kiosk, run, queueServer);
        }
    }

    private static double speed(String text) {
        if (text.equals(NO_SPEED)) {
            return SUGGESTED_SPEED;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed <= HIGHEST_SPEED) {
                return speed;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new IllegalArgumentException(
                "demo must be a speed, more than 0 and at most " + HIGHEST_SPEED + ", not " + text);
    }
}
