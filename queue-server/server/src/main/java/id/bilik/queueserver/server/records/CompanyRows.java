package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Companies that lay people off, and the people of their lists; what says who they are is sealed. */
public final class CompanyRows {
    private static final Duration KEPT = Duration.ofDays(180);
    static final RecordsTable TABLE = new RecordsTable("company", "the branch's head",
            "Says for which company a representative acts, and how the branch reaches that person.",
            new RecordsTable.Retention(KEPT, "it was opened", "purge_after"));
    static final RecordsTable PEOPLE = new RecordsTable("company_person", "the branch's head",
            "Says who is on a company's list, so that officers can verify each claim and nobody is there twice.",
            new RecordsTable.Retention(KEPT, "the company was opened", "purge_after"));
    /** A withdrawn person is kept with this state alone. */
    public static final String WITHDRAWN = "withdrawn";

    private final Records records;

    /**
     * A company.
     *
     * @param sealed    who acts for it, under the key of {@code sealedFor}
     * @param sealedFor a date, ISO-8601
     */
    public record Company(String id, String branch, String sealed, String sealedFor, int workforce, int laidOff,
            String laidOffOn, Instant openedAt) {}

    /**
     * Somebody on a list.
     *
     * @param number in the list, from 1 on; stays the same
     * @param person a keyed hash of the NIK
     * @param state  what became of the claim
     */
    public record Person(int number, String person, String sealed, String state) {}

    CompanyRows(Records records) { this.records = records; }

    /** How long all of a company is kept, from when it was opened. */
    public static Duration kept() { return KEPT; }

    /** In which who acts for a company is sealed. */
    public static String place(String company) {
        return "company " + company;
    }

    /** In which somebody on its list is sealed. */
    public static String place(String company, int number) {
        return "company " + company + " " + number;
    }

    /** Notes it unless there is one of that id: a request may be repeated. */
    public void add(Company company) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO company VALUES (:id, :branch, :sealed, :sealedFor, :workforce, :laidOff, :laidOffOn,
                :opened, :purge) ON CONFLICT (id) DO NOTHING""")
                .bind("id", company.id()).bind("branch", company.branch()).bind("sealed", company.sealed())
                .bind("sealedFor", company.sealedFor()).bind("workforce", company.workforce())
                .bind("laidOff", company.laidOff()).bind("laidOffOn", company.laidOffOn())
                .bind("opened", RecordsTime.of(company.openedAt())).bind("purge", purge(company)).execute());
    }

    private static String purge(Company company) { return RecordsTime.of(company.openedAt().plus(KEPT)); }

    public Optional<Company> find(String branch, String id) {
        return list(branch).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Those of a branch, the newest first. */
    public List<Company> list(String branch) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM company WHERE branch = :branch ORDER BY opened_at DESC, id")
                .bind("branch", branch)
                .map((row, _) -> new Company(row.getString("id"), row.getString("branch"), row.getString("sealed"),
                        row.getString("sealed_for"), row.getInt("workforce"), row.getInt("laid_off"),
                        row.getString("laid_off_on"), Instant.parse(row.getString("opened_at"))))
                .list());
    }

    /** Everybody on a list, by number, withdrawn people as well. */
    public List<Person> listPeople(String company) {
        return records.read(handle -> handle
                .createQuery("SELECT number, person, sealed, state FROM company_person WHERE company = :company"
                        + " ORDER BY number")
                .bind("company", company).map((row, _) -> new Person(row.getInt("number"), row.getString("person"),
                        row.getString("sealed"), row.getString("state")))
                .list());
    }

    /** Somebody of a list, also after being withdrawn. */
    public Optional<Person> findPerson(String company, int number) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM company_person WHERE company = :company AND number = :number")
                .bind("company", company).bind("number", number)
                .map((row, _) -> new Person(row.getInt("number"), row.getString("person"), row.getString("sealed"),
                        row.getString("state")))
                .findOne());
    }

    /** The hashes of everybody on the lists of other companies, of any branch of this server. */
    public Set<String> listElsewhere(String company) {
        return new HashSet<>(records.read(handle -> handle
                .createQuery("SELECT person FROM company_person WHERE company <> :company AND state <> :withdrawn")
                .bind("company", company).bind("withdrawn", WITHDRAWN).mapTo(String.class).list()));
    }

    /** Writes these in place of what there is of them, all of them or none. */
    public void save(Company company, Collection<Person> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        records.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO company_person VALUES (:company, :number, :person, :sealed, :state, :now, :purge)
                    ON CONFLICT (company, number) DO UPDATE SET sealed = excluded.sealed, state = excluded.state,
                    changed_at = excluded.changed_at""");
            people.forEach(it -> batch.bind("company", company.id()).bind("number", it.number())
                    .bind("person", it.person()).bind("sealed", it.sealed()).bind("state", it.state())
                    .bind("now", RecordsTime.of(now)).bind("purge", purge(company)).add());
            return batch.execute();
        });
    }

    /**
     * Notes what became of somebody's claim, where it still is what it was.
     *
     * @return whether it was
     */
    public boolean mark(String company, int number, String before, String state, Instant now) {
        return records.write(handle -> handle.createUpdate("""
                UPDATE company_person SET state = :state, changed_at = :now
                WHERE company = :company AND number = :number AND state = :before""")
                .bind("company", company).bind("number", number).bind("before", before).bind("state", state)
                .bind("now", RecordsTime.of(now)).execute() > 0);
    }
}
