package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.records.AuditRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what was done about access: it concerns people, so it lies in the records and not in the journal. */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    /** Of a code of the server, and of its use, where the branch had a supervisor already. */
    static final String ONE_MORE = "although the branch has a supervisor";

    private final AuditRows rows;
    private final InstantSource clock;

    /** What may have happened. */
    public enum Kind {
        SIGNED_IN, SIGN_IN_FAILED, SIGNED_OUT, PROVEN, ACCOUNT_MADE, ROLES_CHANGED, INVITED, JOINED, ACCOUNT_DELETED, KEY_MADE, KEY_REVOKED, DEVICE_PAIRED, DEVICE_REVOKED, KEY_RENEWAL_ASKED, KEY_RENEWED, FIRST_SUPERVISOR_INVITED, PASSKEY_ADDED, PASSKEY_REMOVED, PASSKEY_REFUSED, EXPORTED, HELD_DATA_SHOWN, BOOKING_SHOWN, BOOKINGS_SHOWN, BOOKINGS_SEARCHED, PAPERS_SHOWN, PAPER_SHOWN, PAPER_JUDGED, BREACH_NOTED, BREACH_CHANGED, CLOCK_ANSWERED, MISSES_LIFTED, COMPANY_OPENED, COMPANY_LIST_TAKEN, COMPANY_SHOWN;

        public String word() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }
    }

    Audit(AuditRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @throws RecordsUnavailable where it cannot be written: then it must not happen either */
    public void note(Kind kind, Actor actor, @Nullable String subject, @Nullable String detail) {
        String who = ActorWords.of(actor);
        rows.add(clock.instant(), kind.word(), who == null ? "unknown" : who, subject, detail);
    }

    /** Notes what has happened already, such as a failure; where it cannot be written, the log has it. */
    void noteLate(Kind kind, Actor actor, @Nullable String subject, @Nullable String detail) {
        try {
            note(kind, actor, subject, detail);
        } catch (RecordsUnavailable unusable) {
            LOG.warn("the audit could not note {} of {}", kind.word(), subject);
        }
    }

    /**
     * When a code of the server was made or used although the branch had a supervisor, the newest first.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<ServerAlarms.CodeUse> listCodesOfServer(Instant from) {
        return rows.listWith(ONE_MORE, from).stream()
                .map(row -> new ServerAlarms.CodeUse(row.at(), row.kind().equals(Kind.JOINED.word()))).toList();
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public List<AuditRows.Row> list(Instant from, Instant until) {
        return rows.list(from, until);
    }
}
