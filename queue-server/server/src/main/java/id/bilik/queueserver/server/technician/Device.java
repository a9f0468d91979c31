package id.bilik.queueserver.server.technician;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as last known.
 *
 * @param kind        {@code kiosk}, or {@code screen} for what is known by its live connection
 * @param connections how many screens show this page now; 0 for a kiosk
 * @param clockOff    seconds by which its clock was ahead of ours at its last report
 * @param report      null for a screen
 * @param actions     asked for, newest first
 */
public record Device(String id, String kind, Instant firstSeen, Instant lastSeen, int connections,
        @Nullable Double clockOff, @Nullable DeviceReport report, List<ActionRun> actions) {

    /** Screens are known by their page, so somebody's glance at a page makes one: it counts after so many seconds. */
    static final int SETTLED_SECONDS = 600;
}
