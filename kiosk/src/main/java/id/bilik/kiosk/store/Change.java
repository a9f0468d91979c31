package id.bilik.kiosk.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written together: after a power cut all of it is there, or nothing. */
public final class Change {

    /** A record under its name, or that there is none any more. */
    record Entry(String kind, String name, @Nullable Record value) {}

    private final List<Entry> entries = new ArrayList<>();

    /** With this record in place of the one of that name, if there is one. */
    public Change put(String kind, String name, Record value) {
        entries.add(new Entry(kind, name, value));
        return this;
    }

    public Change remove(String kind, String name) {
        entries.add(new Entry(kind, name, null));
        return this;
    }

    List<Entry> entries() { return entries; }
}
