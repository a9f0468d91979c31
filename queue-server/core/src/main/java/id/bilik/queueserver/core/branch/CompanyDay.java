package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day on which people of a company's list are served. At the branch they take room; at the company they take officers, who
 * are not at the branch meanwhile. Nobody is named: whom it concerns is for the records.
 *
 * @param company by its id
 * @param from    when the first of them begin
 * @param until   when the last of them are done
 * @param away    officers who are at the company meanwhile; 0 at the branch
 * @param seconds of work that one person takes
 * @param begins  at the branch, in the order of time; none at the company
 * @param order   of the agreement among all promises: the smaller, the earlier
 */
public record CompanyDay(String company, LocalDate date, Instant from, Instant until, int away, int seconds,
        List<Begin> begins, long order) {
    public CompanyDay {
        begins = List.copyOf(begins);
        if (!from.isBefore(until) || away < 0 || seconds < 1) {
            throw new IllegalArgumentException("no day of a company: " + company + " on " + date);
        }
    }

    /**
     * People who begin in a quarter hour.
     *
     * @param people 1 and more
     */
    public record Begin(Instant at, int people) {}

    /** Whether the other takes the same of the branch, whenever it was agreed. */
    public boolean isSameAs(CompanyDay other) {
        return equals(new CompanyDay(other.company, other.date, other.from, other.until, other.away, other.seconds,
                other.begins, order));
    }
}
