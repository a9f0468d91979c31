package id.bilik.hardware.simulated;

import id.bilik.hardware.Lamps;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Lamps that are only remembered. */
public final class SimulatedLamps implements Lamps {

    private final SequencedMap<String, Boolean> states = new LinkedHashMap<>();

    @Override
    public synchronized void set(String name, boolean lit) { states.put(name, lit); }

    @Override
    public synchronized SequencedMap<String, Boolean> states() { return new LinkedHashMap<>(states); }
}
