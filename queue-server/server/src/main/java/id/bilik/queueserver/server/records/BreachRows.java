package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The register of breaches of personal data (law 27/2022, article 46). */
public final class BreachRows {
    static final RecordsTable TABLE = new RecordsTable("breach", "the branch's head",
            "Shows the authority which breaches were noticed, what was done, and when they and the people were told.",
            new RecordsTable.Retention(Duration.ofDays(1826), "it was noticed", "purge_after"));

    private final Records records;

    /**
     * One breach.
     *
     * @param what            was noticed
     * @param concerned       which data, of whom
     * @param people          how many, about; null while nobody knows
     * @param measures        taken so far
     * @param authorityToldAt null while the authority was not told
     * @param peopleToldAt    null while the people were not told
     */
    public record Row(String id, Instant noticedAt, String what, String concerned, @Nullable Integer people,
            String measures, @Nullable Instant authorityToldAt, @Nullable Instant peopleToldAt) {}

    BreachRows(Records records) { this.records = records; }

    /**
     * The newest first.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Row> list() {
        return records.read(handle -> handle.createQuery("SELECT * FROM breach ORDER BY noticed_at DESC, id")
                .map((found, context) -> row(found)).list());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void add(Row row) { records.write(handle -> bound(handle.createUpdate("""
            INSERT INTO breach VALUES (:id, :noticed, :what, :concerned, :people, :measures, :authority, :told, :purge)
            """), row).execute()); }

    /**
     * Puts it in place of the one with its id.
     *
     * @return whether there is one
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean change(Row row) { return records.write(handle -> bound(handle.createUpdate("""
            UPDATE breach SET noticed_at = :noticed, what = :what, concerned = :concerned, people = :people,
            measures = :measures, authority_told_at = :authority, people_told_at = :told, purge_after = :purge
            WHERE id = :id"""), row).execute() > 0); }

    private static Update bound(Update update, Row row) {
        return update.bind("id", row.id).bind("noticed", RecordsTime.of(row.noticedAt)).bind("what", row.what)
                .bind("concerned", row.concerned).bind("people", row.people).bind("measures", row.measures)
                .bind("authority", text(row.authorityToldAt)).bind("told", text(row.peopleToldAt))
                .bind("purge", RecordsTime.of(row.noticedAt.plus(TABLE.retention().kept())));
    }

    private static @Nullable String text(@Nullable Instant time) { return time == null ? null : RecordsTime.of(time); }

    private static Row row(ResultSet found) throws SQLException {
        int known = found.getInt("people");
        @Nullable
        Integer people = found.wasNull() ? null : known;
        return new Row(found.getString("id"), Instant.parse(found.getString("noticed_at")), found.getString("what"),
                found.getString("concerned"), people,
                found.getString("measures"), time(found.getString("authority_told_at")),
                time(found.getString("people_told_at")));
    }

    private static @Nullable Instant time(@Nullable String text) { return text == null ? null : Instant.parse(text); }
}
