package id.bilik.queueserver.server.technician;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk says of itself every few seconds.
 *
 * @param version      of its program
 * @param clock        its own time when it spoke
 * @param printer      the printer's state: one of {@link #PRINTER_STATES}
 * @param slipsLeft    estimated, from those printed since the last roll; null where it is not counted
 * @param slipsPerRoll as configured
 * @param temperature  of its processor in °C
 * @param throttled    what its firmware complains of now: {@code under-voltage}, {@code frequency-capped},
 *                     {@code throttled}, {@code temperature-limit}
 * @param done         actions that it has carried out since its last report
 * @param stuckButtons names of buttons that have been down for longer than anybody presses
 * @param memory       what is wrong with its own memory: it can't be written, or had lost something; null if all is well
 */
public record DeviceReport(String version, Instant clock, String printer, @Nullable Integer slipsLeft,
        @Nullable Integer slipsPerRoll, @Nullable Double temperature, @Nullable List<String> throttled,
        @Nullable List<Done> done, @Nullable List<String> stuckButtons, @Nullable String memory) {

    public static final List<String> PRINTER_STATES = List.of("ready", "paper-near-end", "paper-out", "cover-open",
            "jammed", "offline", "unknown");

    /**
     * What came of an action.
     *
     * @param detail for the technician
     */
    public record Done(String id, boolean success, @Nullable String detail) {}
}
