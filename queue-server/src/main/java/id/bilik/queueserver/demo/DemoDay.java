package id.bilik.queueserver.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be played, checked before anything starts.
 *
 * @param speed   how many times faster than life; 0 for nothing at all
 * @param arrivals recorded times after the opening; empty for an imagined day
 */
record DemoDay(double speed, List<Duration> arrivals) {
    private static final double SUGGESTED_SPEED = 20;
    private static final double HIGHEST_SPEED = 10_000;

    /** @throws IllegalArgumentException saying which option is wrong, and how */
    static DemoDay of(String demo, String day, String filter) {
        double speed = demo.isEmpty() ? day.isEmpty() ? 0 : SUGGESTED_SPEED : speed(demo);
        if (day.isEmpty())
            return new DemoDay(speed, List.of());
        try {
            return new DemoDay(speed, RecordedDay.read(Path.of(day), filter));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the log " + day + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** Plays it to its end. */
    void play(URI server) throws IOException, InterruptedException {
        if (speed > 0)
            Demo.play(server, speed, arrivals);
    }

    private static double speed(String text) {
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed <= HIGHEST_SPEED)
                return speed;
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new IllegalArgumentException(
                "demo must be a speed, more than 0 and at most " + (int) HIGHEST_SPEED + ", not " + text);
    }
}
