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
 * @param test        how camera and microphone of a booth's screen were; null for others, and before its first test
 */
public record Device(String id, String kind, Instant firstSeen, Instant lastSeen, int connections,
        @Nullable Double clockOff, @Nullable DeviceReport report, List<ActionRun> actions,
        @Nullable DeviceTest test) {

    /** Screens are known by their page, so somebody's glance at a page makes one: it counts after so many seconds. */
    static final int SETTLED_SECONDS = 600;

    /** The same, heard of at other times and on so many connections. */
    Device at(Instant first, Instant last, int connected) {
        return new Device(id, kind, first, last, connected, clockOff, report, actions, test);
    }

    Device withActions(List<ActionRun> runs) {
        return new Device(id, kind, firstSeen, lastSeen, connections, clockOff, report, runs, test);
    }

    Device tested(@Nullable DeviceTest result) {
        return new Device(id, kind, firstSeen, lastSeen, connections, clockOff, report, actions, result);
    }
}
