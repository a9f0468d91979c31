package id.bilik.queueserver.server.privacy;

import id.bilik.queueserver.server.records.BreachRows;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The register of breaches of personal data. The people concerned and the authority have to be told in writing within
 * 3 x 24 hours (law 27/2022, article 46).
 */
public final class Breaches {
    /** From when it was noticed. */
    public static final Duration DEADLINE = Duration.ofDays(3);
    private static final int ID_BYTES = 6;

    private final BreachRows rows;
    private final RandomGenerator random;

    /** What is known of one; the facts as in {@link BreachRows.Row}. */
    public record Facts(Instant noticedAt, String what, String concerned, @Nullable Integer people, String measures,
            @Nullable Instant authorityToldAt, @Nullable Instant peopleToldAt) {
        private BreachRows.Row row(String id) {
            return new BreachRows.Row(id, noticedAt, what, concerned, people, measures, authorityToldAt, peopleToldAt);
        }
    }

    public Breaches(BreachRows rows, RandomGenerator random) {
        this.rows = rows;
        this.random = random;
    }

    /** The newest first. */
    public List<BreachRows.Row> list() { return rows.list(); }

    /** Enters one, and answers its id. */
    public String add(Facts facts) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = "breach-" + HexFormat.of().formatHex(bytes);
        rows.add(facts.row(id));
        return id;
    }

    /** Whether there is one of that id; it then has these facts. */
    public boolean change(String id, Facts facts) {
        return rows.change(facts.row(id));
    }

    /** Those of which the authority or the people have not been told. */
    public List<ServerAlarms.Untold> listUntold() {
        return rows.list().stream().filter(row -> row.authorityToldAt() == null || row.peopleToldAt() == null)
                .map(row -> new ServerAlarms.Untold(row.noticedAt(), row.noticedAt().plus(DEADLINE))).toList();
    }
}
