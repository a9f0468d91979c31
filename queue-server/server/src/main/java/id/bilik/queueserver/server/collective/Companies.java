package id.bilik.queueserver.server.collective;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.collective.Layoff;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.CompanyRows;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Companies of a server's branches. Who acts for one lies in the records, sealed under the key of a day. */
public final class Companies {
    /** The key of the day that is so long after the opening goes when the rows go. */
    private static final Duration KEY = CompanyRows.kept().minusDays(90);

    private final CompanyRows rows;
    private final SealingJournal keys;

    /**
     * The person who acts for a company.
     *
     * @param company      its name
     * @param attorney     number of the power of attorney
     * @param attorneyDate when it was given
     */
    public record Representative(String company, String name, @Nullable String phone, @Nullable String email,
            String attorney, LocalDate attorneyDate) {}

    public Companies(Records records, SealingJournal keys) {
        this.rows = records.companies();
        this.keys = keys;
    }

    /** Notes one; what is repeated changes nothing. */
    public Company open(String id, String branch, Layoff layoff, Representative who, Instant now) {
        LocalDate day = LocalDate.ofInstant(now.plus(KEY), ZoneOffset.UTC);
        Company company = new Company(id, branch, keys.seal(day, CompanyRows.place(id), json(who)), day.toString(),
                layoff.workforce(), layoff.laidOff(), layoff.on().toString(), now);
        rows.add(company);
        return rows.find(branch, id).orElseThrow();
    }

    public Optional<Company> find(String branch, String id) { return rows.find(branch, id); }

    /** Those of a branch, the newest first. */
    public List<Company> list(String branch) { return rows.list(branch); }

    public static Layoff layoff(Company company) {
        return new Layoff(company.workforce(), company.laidOff(), LocalDate.parse(company.laidOffOn()));
    }

    /** Empty once the key is gone. */
    public Optional<Representative> representative(Company company) {
        return keys.open(company.sealed(), CompanyRows.place(company.id()))
                .map(plain -> read(plain, Representative.class));
    }

    static byte[] json(Object value) {
        try {
            return StrictJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("what a company has is text and numbers", impossible);
        }
    }

    static <T> T read(byte[] plain, Class<T> type) {
        try {
            return StrictJson.mapper().readValue(plain, type);
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was sealed of a company is not what was written", impossible);
        }
    }
}
