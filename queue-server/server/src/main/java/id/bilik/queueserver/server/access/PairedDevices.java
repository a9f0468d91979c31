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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The devices of the branch, each with a key of its own. All are in memory; a key is known here by its hash alone. */
public final class PairedDevices {
    static final String PREFIX = "bilik-device-";
    /** Its use is written so often. */
    private static final Duration NOTED = Duration.ofHours(1);

    private final DeviceRows rows;
    private final InstantSource clock;
    private final Secrets secrets;
    /** By the hash of each key that holds: the one in use, and the next one. */
    private final Map<String, DeviceRows.Row> byHash = new ConcurrentHashMap<>();
    /** Those that are to renew their key, by name. */
    private final Set<String> toRenew = ConcurrentHashMap.newKeySet();
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
        DeviceRows.Row row = new DeviceRows.Row(id, kind.word(), booth, Secrets.hash(secret), null, by, now, now);
        rows.put(row);
        byHash.values().removeIf(other -> other.id().equals(id));
        byHash.put(row.secretHash(), row);
        toRenew.remove(id);
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
        String hash = Secrets.hash(secret);
        DeviceRows.Row row = byHash.get(hash);
        if (row == null) {
            return Optional.empty();
        }
        if (hash.equals(row.nextHash())) {
            return Optional.of(takeNext(row));
        }
        Instant now = clock.instant();
        if (Duration.between(row.lastUsedAt(), now).compareTo(NOTED) >= 0) {
            DeviceRows.Row used = row.usedAt(now);
            if (byHash.replace(row.secretHash(), row, used)) {
                later("note-device", () -> rows.noteUse(used));
            }
        }
        return Optional.of(row);
    }

    public List<DeviceRows.Row> list() {
        load();
        return byHash.entrySet().stream().filter(each -> each.getKey().equals(each.getValue().secretHash()))
                .map(Map.Entry::getValue).sorted(Comparator.comparing(DeviceRows.Row::id)).toList();
    }

    /** Asks a device for a new key; it does so by itself, and its own holds until then. False where there is none. */
    boolean askForRenewal(String id) {
        boolean known = list().stream().anyMatch(row -> row.id().equals(id));
        if (known) {
            toRenew.add(id);
        }
        return known;
    }

    /** Whether a device is to renew its key. */
    public boolean isToRenew(String id) { return toRenew.contains(id); }

    /**
     * Lets a device in by one more key, which it has drawn itself. The other holds until this one is used, so that an answer
     * that is lost on the way locks nobody out.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    synchronized void renew(DeviceRows.Row device, String next) {
        DeviceRows.Row with = device.withNext(Secrets.hash(next));
        rows.changeKeys(device, with);
        if (byHash.containsKey(device.secretHash())) {
            byHash.values().removeIf(other -> other.id().equals(device.id()));
            byHash.put(with.secretHash(), with);
            byHash.put(Secrets.hash(next), with);
        }
    }

    /** The next key was used for the first time. */
    private synchronized DeviceRows.Row takeNext(DeviceRows.Row device) {
        DeviceRows.Row renewed = device.renewed();
        if (byHash.replace(renewed.secretHash(), device, renewed)) {
            byHash.remove(device.secretHash());
            toRenew.remove(device.id());
            // until it is written, a restart would find both keys
            later("renew-key", () -> rows.changeKeys(device, renewed));
        }
        return renewed;
    }

    private static void later(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (RecordsUnavailable later) {
                // in memory it holds; the records say themselves that they do not work
            }
        });
    }

    /**
     * Takes a device's key away.
     *
     * @return whether there was such a device
     * @throws RecordsUnavailable where it cannot be written; the key holds no more all the same
     */
    boolean revoke(String id) {
        load();
        toRenew.remove(id);
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
                for (DeviceRows.Row row : rows.list()) {
                    byHash.putIfAbsent(row.secretHash(), row);
                    if (row.nextHash() != null) {
                        byHash.putIfAbsent(row.nextHash(), row);
                    }
                }
                loaded = true;
            }
        }
    }
}
