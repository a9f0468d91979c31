package id.bilik.hardware;

import java.util.SequencedMap;

/** Lamps that are lit or dark, by name. */
public interface Lamps {

    /** Lights the lamp or puts it out; setting a lamp to what it shows already is free. */
    void set(String name, boolean lit);

    /** What each lamp shows, in the order in which they were first set. */
    SequencedMap<String, Boolean> states();
}
