package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names that were looked up lately, since every view asks for them. They are forgotten after a minute, so a row that
 * somebody deletes with a tool of the database is soon shown no more.
 */
final class RememberedNames {
    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Known> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) { return size() > MOST; }
    };

    /** @param name empty where there is no such account */
    private record Known(Optional<String> name, Instant until) {}

    RememberedNames(InstantSource clock) { this.clock = clock; }

    /** Empty where it is not known whether there is such an account. */
    synchronized Optional<Optional<String>> find(String id) {
        Known known = byId.get(id);
        return known == null || !clock.instant().isBefore(known.until) ? Optional.empty() : Optional.of(known.name);
    }

    synchronized void put(String id, Optional<String> name) {
        byId.put(id, new Known(name, clock.instant().plus(KEPT)));
    }

    synchronized void clear() { byId.clear(); }
}
