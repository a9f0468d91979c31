package id.bilik.queueserver.server.access;

import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.records.SessionRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. All of it is in memory, so that no request waits for the records; a change is written through, and a
 * restart finds it again. A secret is known here by its hash alone.
 */
public final class Sessions {
    /** How long a password and a code count as given a moment ago. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    /** Its use is written so often, which is exact enough for hours of idleness. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    /** A clock may be set back by so much. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final SessionRows rows;
    private final SignInRows accounts;
    private final InstantSource clock;
    private final Secrets secrets;
    private final @Nullable String run;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    /** A session that has begun, with the secret that only its holder knows. */
    public record Begun(String secret, Session session) {}

    private record Known(SessionRows.Row row, String name, Set<Role> roles) {}

    /** @param run marks the run of a trial; null for a usual server */
    Sessions(SessionRows rows, SignInRows accounts, InstantSource clock, Secrets secrets, @Nullable String run) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
        this.secrets = secrets;
        this.run = run;
    }

    /**
     * Signs an account in.
     *
     * @param device the paired PC at which that happens
     * @param ofRun  whether it ends with this run of a trial
     * @throws RecordsUnavailable where it cannot be written
     */
    Begun begin(SignInRows.Row account, @Nullable String device, boolean ofRun) {
        return begin(account, device, ofRun, clock.instant());
    }

    /**
     * The same for somebody who proved who it is at another time.
     *
     * @param provenAt what lies in the future counts as now
     */
    Begun begin(SignInRows.Row account, @Nullable String device, boolean ofRun, Instant provenAt) {
        load();
        String secret = secrets.draw();
        Instant now = clock.instant();
        SessionRows.Row row = new SessionRows.Row(Secrets.hash(secret), account.id(), device, ofRun ? run : null, now,
                now, provenAt.isAfter(now) ? now : provenAt);
        rows.add(row);
        Known made = new Known(row, account.name(), Role.ofWords(account.roles()));
        known.put(row.secretHash(), made);
        return new Begun(secret, session(made));
    }

    /**
     * The session of a secret, which counts as used now.
     *
     * @param fromHere whether it is asked for from this machine; what belongs to the run of a trial holds nowhere else
     */
    public Optional<Session> find(String secret, boolean fromHere) {
        load();
        Known found = known.get(Secrets.hash(secret));
        if (found == null || !holds(found) || (found.row.run() != null && !fromHere)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (Duration.between(found.row.lastUsedAt(), now).compareTo(NOTED) >= 0) {
            found = replace(found, found.row.usedAt(now));
        }
        return Optional.of(session(found));
    }

    /** Whether a session still holds, by its id; it does not count as used. */
    public boolean isLive(String id) {
        Known found = known.get(id);
        return found != null && holds(found);
    }

    public void end(String id) { endWhere(row -> row.secretHash().equals(id)); }

    void endOfAccount(String account) { endWhere(row -> row.account().equals(account)); }

    void endAtDevice(String device) { endWhere(row -> device.equals(row.device())); }

    private void endWhere(Predicate<SessionRows.Row> which) {
        for (Known each : List.copyOf(known.values())) {
            if (which.test(each.row)) {
                // it ends also where that cannot be written; then a restart would find it again until its time is over
                known.remove(each.row.secretHash());
                rows.delete(each.row.secretHash());
            }
        }
    }

    private Known replace(Known before, SessionRows.Row row) {
        Known after = new Known(row, before.name, before.roles);
        if (known.replace(row.secretHash(), before, after)) {
            Thread.ofVirtual().name("note-session").start(() -> {
                try {
                    rows.update(row);
                } catch (RecordsUnavailable later) {
                    // in memory it counts; the records say themselves that they do not work
                }
            });
        }
        return after;
    }

    private boolean holds(Known session) {
        Instant now = clock.instant();
        // one of a time that has not come is of a clock that was wrong
        return !now.isBefore(session.row.beganAt().minus(STEP))
                && now.isBefore(session.row.beganAt().plus(Role.LONGEST))
                && now.isBefore(session.row.lastUsedAt().plus(idle(session.roles)));
    }

    private static Duration idle(Set<Role> roles) {
        return roles.stream().map(Role::idle).min(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Session session(Known of) {
        return new Session(of.row.secretHash(), of.row.account(), of.name, of.roles, of.row.device(),
                of.row.beganAt().plus(Role.LONGEST),
                of.row.run() != null || clock.instant().isBefore(of.row.provenAt().plus(FRESH)));
    }

    private void load() {
        if (loaded) {
            return;
        }
        synchronized (this) {
            if (loaded) {
                return;
            }
            for (SessionRows.Row row : rows.list()) {
                if (row.run() == null || row.run().equals(run)) {
                    accounts.find(row.account()).ifPresent(account -> known.putIfAbsent(row.secretHash(),
                            new Known(row, account.name(), Role.ofWords(account.roles()))));
                }
            }
            loaded = true;
        }
    }
}
