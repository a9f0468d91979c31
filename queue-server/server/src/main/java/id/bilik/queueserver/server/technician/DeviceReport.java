package id.bilik.queueserver.server.technician;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param hardware     where its devices come from, one of {@link #ORIGINS}; null for real ones
 * @param slips        of today; null where the kiosk does not count them
 * @param faults       its other parts that can't be used just now, while the rest goes on; null for none
 */
public record DeviceReport(String version, Instant clock, String printer, @Nullable Integer slipsLeft,
        @Nullable Integer slipsPerRoll, @Nullable Double temperature, @Nullable List<String> throttled,
        @Nullable List<Done> done, @Nullable List<String> stuckButtons, @Nullable String memory,
        @Nullable String hardware, @Nullable Slips slips, @Nullable List<Fault> faults) {

    public static final List<String> PRINTER_STATES = List.of("ready", "paper-near-end", "paper-out", "cover-open",
            "jammed", "offline", "unknown");

    /** {@code simulated} prints on nothing; {@code development} does so in a development run. */
    public static final List<String> ORIGINS = List.of("real", "simulated", "development");

    /**
     * What became of the slips of a day.
     *
     * @param proved         the printer said that they are on paper
     * @param unconfirmed    the printer took them, and nobody knows
     * @param failed         no whole slip came out
     * @param unconfirmedRun slips since the last one that was proved or failed
     */
    public record Slips(int proved, int unconfirmed, int failed, int unconfirmedRun) {}

    /** Parts of a kiosk beside the printer. */
    public static final List<String> PARTS = List.of("panel", "scanner", "voice");

    /**
     * A part that can't be used just now.
     *
     * @param part   one of {@link #PARTS}
     * @param detail why, for the technician
     */
    public record Fault(String part, String detail) {}

    /**
     * What came of an action.
     *
     * @param detail  for the technician, in plain English
     * @param outcome a word for it that pages have a sentence for; null from a kiosk that has none
     * @param figures what that sentence names; null where it names nothing
     */
    public record Done(String id, boolean success, @Nullable String detail, @Nullable String outcome,
            @Nullable Map<String, String> figures) {}
}
