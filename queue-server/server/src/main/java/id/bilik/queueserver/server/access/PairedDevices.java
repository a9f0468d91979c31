package id.bilik.queueserver.server.access;

import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The devices of the branch, each with a key of its own. All are in memory; a key is known here by its hash alone. */
public final class PairedDevices {
    private static final String PREFIX = "bilik-device-";
    /** Its use is written so often. */
    private static final Duration NOTED = Duration.ofHours(1);

    private final DeviceRows rows;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Map<String, DeviceRows.Row> byHash = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    PairedDevices(DeviceRows rows, InstantSource clock, Secrets secrets) {
        this.rows = rows;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Gives a device a key. One that had the name before loses its own.
     *
     * @param own a key that the device has drawn itself; null to draw one
     * @return the key
     * @throws RecordsUnavailable where it cannot be written
     */
    String pair(String id, DeviceKind kind, @Nullable String booth, String by, @Nullable String own) {
        load();
        String secret = own == null ? PREFIX + secrets.draw() : own;
        Instant now = clock.instant();
        DeviceRows.Row row = new DeviceRows.Row(id, kind.word(), booth, Secrets.hash(secret), by, now, now);
        rows.put(row);
        byHash.values().removeIf(other -> other.id().equals(id));
        byHash.put(row.secretHash(), row);
        return secret;
    }

    /** Whether that may be a key which a device has drawn itself: 256 bits behind our prefix. */
    public static boolean isKey(String text) {
        return text.matches(PREFIX + "[A-Za-z0-9_-]{43,100}");
    }

    /** The device that has this key. */
    public Optional<DeviceRows.Row> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        load();
        DeviceRows.Row row = byHash.get(Secrets.hash(secret));
        if (row == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (Duration.between(row.lastUsedAt(), now).compareTo(NOTED) >= 0) {
            DeviceRows.Row used = row.usedAt(now);
            if (byHash.replace(row.secretHash(), row, used)) {
                Thread.ofVirtual().name("note-device").start(() -> {
                    try {
                        rows.noteUse(used);
                    } catch (RecordsUnavailable later) {
                        // only the time of its last use is missing
                    }
                });
            }
        }
        return Optional.of(row);
    }

    public List<DeviceRows.Row> list() {
        load();
        return byHash.values().stream().sorted(Comparator.comparing(DeviceRows.Row::id)).toList();
    }

    /**
     * Takes a device's key away.
     *
     * @return whether there was such a device
     * @throws RecordsUnavailable where it cannot be written; the key holds no more all the same
     */
    boolean revoke(String id) {
        load();
        boolean known = byHash.values().removeIf(row -> row.id().equals(id));
        rows.delete(id);
        return known;
    }

    /** Whether a device still has that key, by its hash. */
    boolean isLive(String secretHash) {
        return byHash.containsKey(secretHash);
    }

    private void load() {
        if (loaded) {
            return;
        }
        synchronized (this) {
            if (!loaded) {
                rows.list().forEach(row -> byHash.putIfAbsent(row.secretHash(), row));
                loaded = true;
            }
        }
    }
}
