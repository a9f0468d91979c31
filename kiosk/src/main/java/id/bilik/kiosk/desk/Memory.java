package id.bilik.kiosk.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The last so many things by key; older ones are forgotten, so that a kiosk left alone for a year does not fill up. */
final class Memory<K, V> {

    private final Map<K, V> entries;

    Memory(int kept) {
        entries = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) { return size() > kept; }
        };
    }

    synchronized V findOrMake(K key, Supplier<V> maker) { return entries.computeIfAbsent(key, absent -> maker.get()); }

    synchronized Optional<V> find(K key) { return Optional.ofNullable(entries.get(key)); }

    synchronized void put(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
    }
}
