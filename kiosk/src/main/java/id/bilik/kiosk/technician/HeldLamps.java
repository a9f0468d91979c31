package id.bilik.kiosk.technician;

import id.bilik.hardware.Lamps;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The lamps, which a test can hold for itself: what the kiosk sets meanwhile is remembered, and shown when the test lets
 * go.
 */
public final class HeldLamps implements Lamps {
    private final Lamps lamps;
    private final SequencedMap<String, Boolean> wanted = new LinkedHashMap<>();
    private boolean held;

    public HeldLamps(Lamps lamps) { this.lamps = lamps; }

    @Override
    public synchronized void set(String name, boolean lit) {
        wanted.put(name, lit);
        if (!held) {
            lamps.set(name, lit);
        }
    }

    @Override
    public synchronized SequencedMap<String, Boolean> states() { return lamps.states(); }

    /** All dark, and the test's alone. */
    synchronized void hold() {
        held = true;
        lamps.states().forEach((name, lit) -> lamps.set(name, false));
    }

    synchronized void show(String name, boolean lit) { lamps.set(name, lit); }

    /** The kiosk's again. */
    synchronized void release() {
        held = false;
        lamps.states().forEach((name, lit) -> lamps.set(name, wanted.getOrDefault(name, lit)));
    }
}
