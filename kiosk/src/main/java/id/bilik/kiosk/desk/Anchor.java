package id.bilik.kiosk.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server's clock showed at a moment of a run of this machine.
 *
 * @param wall
 *            what the machine's own clock showed then; null in a memory from before it was kept
 */
record Anchor(String boot, long uptimeMillis, Instant server, @Nullable Instant wall) {

    Instant at(long millis) { return server.plusMillis(millis - uptimeMillis); }

    /** When the machine was started. */
    Instant started() { return at(0); }

    /** The time that it was when the machine's clock showed that, if it was as wrong as at this moment. */
    Optional<Instant> correct(Instant shown) {
        return Optional.ofNullable(wall).map(then -> shown.minus(Duration.between(server, then)));
    }
}
