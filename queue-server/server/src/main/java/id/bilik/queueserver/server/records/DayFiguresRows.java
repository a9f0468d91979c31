package id.bilik.queueserver.server.records;

import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.DayFigures;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What days were like for each class of priority, once nobody's class is known any more. */
public final class DayFiguresRows {
    static final RecordsTable TABLE = new RecordsTable("day_figures", "the branch's head",
            "Tells how each class of priority was served on a day whose tickets have lost theirs, in sums.",
            new RecordsTable.Retention(Duration.ofDays(3650), "the day", "purge_after"));

    private final Records records;

    DayFiguresRows(Records records) { this.records = records; }

    /**
     * Keeps the figures of a day. What is kept of it already stays: it was counted while the classes were known.
     *
     * @throws RecordsUnavailable where they cannot be written
     */
    public void keep(String branch, LocalDate date, Map<Priority, DayFigures> figures) {
        if (figures.isEmpty()) {
            return;
        }
        String purge = RecordsTime.of(date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(TABLE.retention().kept()));
        records.write(handle -> {
            boolean known = handle.createQuery(
                    "SELECT COUNT(*) FROM day_figures WHERE branch = :branch AND on_date = :date")
                    .bind("branch", branch).bind("date", date.toString()).mapTo(Integer.class).one() > 0;
            if (known) {
                return 0;
            }
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO day_figures VALUES (:branch, :date, :priority, :issued, :called, :inTarget,
                    :waitSeconds, :served, :noShow, :abandoned, :purge)""");
            figures.forEach((priority, each) -> rows.bind("branch", branch).bind("date", date.toString())
                    .bind("priority", priority.name()).bind("issued", each.issued()).bind("called", each.called())
                    .bind("inTarget", each.inTarget()).bind("waitSeconds", each.waitSeconds())
                    .bind("served", each.served()).bind("noShow", each.noShow()).bind("abandoned", each.abandoned())
                    .bind("purge", purge).add());
            return rows.execute().length;
        });
    }

    /**
     * By class, in its order; empty for a day of which nothing is kept.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public SequencedMap<Priority, DayFigures> find(String branch, LocalDate date) {
        SequencedMap<Priority, DayFigures> figures = new LinkedHashMap<>();
        records.read(handle -> handle
                .createQuery("SELECT * FROM day_figures WHERE branch = :branch AND on_date = :date")
                .bind("branch", branch).bind("date", date.toString())
                .map((found, context) -> Map.entry(Priority.valueOf(found.getString("priority")),
                        new DayFigures(found.getInt("issued"), found.getInt("called"), found.getInt("in_target"),
                                found.getLong("wait_seconds"), found.getInt("served"), found.getInt("no_show"),
                                found.getInt("abandoned"))))
                .list()).stream().sorted(Map.Entry.comparingByKey())
                .forEach(each -> figures.put(each.getKey(), each.getValue()));
        return figures;
    }
}
