package id.bilik.hardware.panel;

import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Which pin is what, in the numbers of the chip (GPIO 17 is 17, on whatever position of the header).
 *
 * @param buttons
 *            pin by name; each closes to ground
 * @param lamps
 *            pin by name; high is lit
 */
public record PanelPins(SequencedMap<String, Integer> buttons, SequencedMap<String, Integer> lamps,
        OptionalInt buzzer) {

    /** The lowest pin of the header that is free for use; 0 and 1 belong to the boards' own memory. */
    public static final int FIRST = 2;
    /** The highest pin of the header. */
    public static final int LAST = 27;

    /** Whether there is anything to drive at all. */
    public boolean isEmpty() {
        return buttons.isEmpty() && lamps.isEmpty() && buzzer.isEmpty();
    }
}
