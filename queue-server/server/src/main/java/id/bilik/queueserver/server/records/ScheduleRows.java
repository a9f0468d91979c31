package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Schedules of companies, version by version. They know people by their numbers in the list. */
public final class ScheduleRows {
    static final RecordsTable TABLE = new RecordsTable("company_schedule", "the branch's head",
            "Says on which day each number of a company's list is served, and who has agreed to it when.",
            new RecordsTable.Retention(Duration.ofDays(180), "the company was opened", "purge_after"));
    private static final String NOT_YET = "";

    private final Records records;

    ScheduleRows(Records records) { this.records = records; }

    /**
     * A version.
     *
     * @param days          as JSON
     * @param branchAgreed  when the branch agreed, ISO-8601; empty for not yet
     * @param companyAgreed likewise of the company
     */
    public record Row(int number, String days, String proposedBy, Instant proposedAt, String branchAgreed,
            String companyAgreed) {}

    /** Those of a company, the newest first. */
    public List<Row> list(String company) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM company_schedule WHERE company = :company ORDER BY number DESC")
                .bind("company", company)
                .map((row, _) -> new Row(row.getInt("number"), row.getString("days"), row.getString("proposed_by"),
                        Instant.parse(row.getString("proposed_at")), row.getString("branch_agreed"),
                        row.getString("company_agreed")))
                .list());
    }

    /** Notes a version to which the side that proposes it agrees. */
    public void add(CompanyRows.Company company, int number, String days, boolean byBranch, Instant now) {
        String time = RecordsTime.of(now);
        records.write(handle -> handle.createUpdate("""
                INSERT INTO company_schedule VALUES (:company, :number, :days, :by, :now, :branch, :other, :purge)""")
                .bind("company", company.id()).bind("number", number).bind("days", days)
                .bind("by", byBranch ? "branch" : "company").bind("now", time).bind("branch", byBranch ? time : NOT_YET)
                .bind("other", byBranch ? NOT_YET : time)
                .bind("purge", RecordsTime.of(company.openedAt().plus(TABLE.retention().kept()))).execute());
    }

    /** Notes that a side agrees; when it did first is kept. */
    public void agree(String company, int number, boolean branch, Instant now) {
        String side = branch ? "branch_agreed" : "company_agreed";
        records.write(handle -> handle
                .createUpdate("UPDATE company_schedule SET " + side + " = :now WHERE company = :company"
                        + " AND number = :number AND " + side + " = ''")
                .bind("company", company).bind("number", number).bind("now", RecordsTime.of(now)).execute());
    }
}
