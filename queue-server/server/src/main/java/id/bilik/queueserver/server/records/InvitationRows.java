package id.bilik.queueserver.server.records;

import id.bilik.queueserver.server.records.MessageRows.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Of which day the people of companies' lists were told last. They are known by their numbers in the list. */
public final class InvitationRows {
    static final RecordsTable TABLE = new RecordsTable("company_invitation", "the branch's head",
            "Says of which day each number of a company's list was told, so that nobody is told twice.",
            new RecordsTable.Retention(Duration.ofDays(180), "the company was opened", "purge_after"));

    private final Records records;

    InvitationRows(Records records) { this.records = records; }

    /**
     * The last message to somebody.
     *
     * @param number in the list
     * @param order  how often that person was told something, 1 and more
     * @param site   a word of where
     * @param over   when that day is over
     * @param stands false where it was that the day is called off
     * @param message the id of the message that tells it
     */
    public record Told(int number, long order, LocalDate day, LocalTime from, LocalTime until, String site,
            Instant over,
            boolean stands, String message) {}

    /**
     * By what it shows that something has changed for a company's people.
     *
     * @param version the newest to which both sides agree, 0 for none
     * @param changed when somebody of the list last changed; the beginning of time for an empty list
     */
    public record Mark(int version, Instant changed) {}

    /** How the newest messages to those of a day stand, by words of {@link MessageRows.State}. */
    public record Counts(Map<LocalDate, Map<String, Integer>> byDay) {
        /** Of that day, those in one of these states. */
        public int count(LocalDate day, MessageRows.State... states) {
            return List.of(states).stream()
                    .mapToInt(state -> byDay.getOrDefault(day, Map.of()).getOrDefault(state.word(), 0)).sum();
        }
    }

    /** @throws RecordsUnavailable where it cannot be read */
    public Mark mark(String company) {
        return records.read(handle -> handle.createQuery("""
                SELECT (SELECT COALESCE(MAX(number), 0) FROM company_schedule WHERE company = :company
                AND branch_agreed <> '' AND company_agreed <> '') AS version,
                (SELECT MAX(changed_at) FROM company_person WHERE company = :company) AS changed""")
                .bind("company", company).map((row, _) -> {
                    String changed = row.getString("changed");
                    return new Mark(row.getInt("version"), changed == null ? Instant.EPOCH : Instant.parse(changed));
                }).one());
    }

    /**
     * Of everybody of a list who was ever told a day, by number.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public Map<Integer, Told> list(String company) {
        Map<Integer, Told> told = new HashMap<>();
        records.read(handle -> handle.createQuery("SELECT * FROM company_invitation WHERE company = :company")
                .bind("company", company).map(InvitationRows::told).list())
                .forEach(each -> told.put(each.number(), each));
        return told;
    }

    /** @throws RecordsUnavailable where it cannot be read */
    public Optional<Told> find(String company, int number) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM company_invitation WHERE company = :company AND number = :number")
                .bind("company", company).bind("number", number).map(InvitationRows::told).findOne());
    }

    /**
     * Notes in one transaction what people are told and the messages that tell it. Earlier messages to them that wait
     * still are overtaken by it.
     *
     * @throws RecordsUnavailable and nothing of it is noted
     */
    public void add(CompanyRows.Company company, Collection<Told> told, List<Message> messages, Instant now) {
        records.write(handle -> {
            told.forEach(each -> {
                handle.createUpdate("""
                        UPDATE message SET state = 'overtaken', changed_at = :now WHERE state = 'waiting' AND id IN
                        (SELECT message FROM company_invitation WHERE company = :company AND number = :number)""")
                        .bind("now", RecordsTime.of(now)).bind("company", company.id()).bind("number", each.number())
                        .execute();
                handle.createUpdate("""
                        INSERT INTO company_invitation VALUES (:company, :number, :told, :day, :from, :until, :site,
                        :over, :stands, :message, :purge) ON CONFLICT (company, number) DO UPDATE SET
                        told = excluded.told, day = excluded.day, starts = excluded.starts, ends = excluded.ends,
                        site = excluded.site, over_at = excluded.over_at, stands = excluded.stands,
                        message = excluded.message""")
                        .bind("company", company.id()).bind("number", each.number()).bind("told", each.order())
                        .bind("day", each.day().toString()).bind("from", each.from().toString())
                        .bind("until", each.until().toString()).bind("site", each.site())
                        .bind("over", RecordsTime.of(each.over())).bind("stands", each.stands() ? 1 : 0)
                        .bind("message", each.message())
                        .bind("purge", RecordsTime.of(company.openedAt().plus(TABLE.retention().kept()))).execute();
            });
            messages.forEach(message -> MessageRows.insert(handle, message, now));
            return told.size();
        });
    }

    /**
     * How the messages of a company's days stand; days that were called off are not among them.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public Counts count(String company) {
        Map<LocalDate, Map<String, Integer>> byDay = new HashMap<>();
        records.read(handle -> handle.createQuery("""
                SELECT i.day AS day, m.state AS state, COUNT(*) AS many FROM company_invitation i
                JOIN message m ON m.id = i.message WHERE i.company = :company AND i.stands = 1
                GROUP BY i.day, m.state""").bind("company", company).reduceRows(byDay, (counts, row) -> {
            counts.computeIfAbsent(LocalDate.parse(row.getColumn("day", String.class)), _ -> new HashMap<>())
                    .put(row.getColumn("state", String.class), row.getColumn("many", Integer.class));
            return counts;
        }));
        return new Counts(byDay);
    }

    private static Told told(ResultSet row, StatementContext context) throws SQLException {
        return new Told(row.getInt("number"), row.getLong("told"), LocalDate.parse(row.getString("day")),
                LocalTime.parse(row.getString("starts")), LocalTime.parse(row.getString("ends")), row.getString("site"),
                Instant.parse(row.getString("over_at")), row.getInt("stands") == 1, row.getString("message"));
    }
}
