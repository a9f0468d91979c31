package id.bilik.queueserver.server.access;

import id.bilik.queueserver.server.records.ApiKeyRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The keys with which programs use the contract. All of them are in memory; a secret is known by its hash alone. */
public final class ApiKeys {
    private static final String PREFIX = "bilik-key-";
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int ID_LENGTH = 8;

    private final ApiKeyRows rows;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Map<String, ApiKeyRows.Row> byHash = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    /** A key that was made, with the secret that is shown once. */
    public record Made(String secret, ApiKeyRows.Row row) {}

    ApiKeys(ApiKeyRows rows, InstantSource clock, Secrets secrets) {
        this.rows = rows;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public Made make(String name, Role role, Duration holds, String madeBy) {
        load();
        String secret = PREFIX + secrets.draw();
        Instant now = clock.instant();
        ApiKeyRows.Row row = new ApiKeyRows.Row("key-" + secrets.drawCode(ID_LENGTH).toLowerCase(Locale.ROOT),
                name, role.word(), Secrets.hash(secret), madeBy, now, null, now.plus(holds));
        rows.put(row);
        byHash.put(row.secretHash(), row);
        return new Made(secret, row);
    }

    /** The program that has this key, if it still holds. */
    Optional<Caller.Program> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        load();
        Instant now = clock.instant();
        ApiKeyRows.Row row = byHash.get(Secrets.hash(secret));
        if (row == null || !now.isBefore(row.expiresAt())) {
            return Optional.empty();
        }
        Instant used = row.lastUsedAt();
        if (used == null || Duration.between(used, now).compareTo(NOTED) >= 0) {
            note(new ApiKeyRows.Row(row.id(), row.name(), row.role(), row.secretHash(), row.madeBy(), row.madeAt(), now,
                    row.expiresAt()));
        }
        return Role.find(row.role()).map(role -> new Caller.Program(row.id(), Set.of(role), false));
    }

    /** Those that hold. */
    public List<ApiKeyRows.Row> list() {
        load();
        Instant now = clock.instant();
        return byHash.values().stream().filter(row -> now.isBefore(row.expiresAt()))
                .sorted(Comparator.comparing(ApiKeyRows.Row::madeAt)).toList();
    }

    /**
     * Ends a key now.
     *
     * @return whether there was one
     * @throws RecordsUnavailable where it cannot be written; it has ended all the same
     */
    public boolean revoke(String id) {
        for (ApiKeyRows.Row row : list()) {
            if (row.id().equals(id)) {
                byHash.remove(row.secretHash());
                rows.put(new ApiKeyRows.Row(row.id(), row.name(), row.role(), row.secretHash(), row.madeBy(),
                        row.madeAt(), row.lastUsedAt(), clock.instant()));
                return true;
            }
        }
        return false;
    }

    /** Whether that key still holds. */
    boolean isLive(String id) {
        return list().stream().anyMatch(row -> row.id().equals(id));
    }

    private void note(ApiKeyRows.Row used) {
        if (byHash.replace(used.secretHash(), used) != null) {
            Thread.ofVirtual().name("note-key").start(() -> {
                try {
                    rows.noteUse(used);
                } catch (RecordsUnavailable later) {
                    // only the time of its last use is missing
                }
            });
        }
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
