package id.bilik.queueserver.core.branch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** The days of companies to which both sides agree, with those that were for a while. Persistent. */
public record CompanyDays(PMap<String, CompanyDay> days) {
    static final CompanyDays NONE = new CompanyDays(TreePMap.empty());

    static CompanyDays of(Collection<CompanyDay> days) {
        CompanyDays made = NONE;
        for (CompanyDay day : days) {
            made = made.plus(day);
        }
        return made;
    }

    /** In the order of their days. */
    public Collection<CompanyDay> all() { return days.values(); }

    /** Those of that date. */
    public List<CompanyDay> list(LocalDate date) {
        return days.values().stream().filter(day -> day.date().equals(date)).toList();
    }

    /** Those of a company, in order. */
    public List<CompanyDay> list(String company) {
        return days.values().stream().filter(day -> day.company().equals(company)).toList();
    }

    public Optional<CompanyDay> find(String company, LocalDate date) {
        return Optional.ofNullable(days.get(key(company, date)));
    }

    /** As if that company had none. */
    public CompanyDays without(String company) {
        CompanyDays left = this;
        for (CompanyDay day : list(company)) {
            left = left.minus(company, day.date());
        }
        return left;
    }

    CompanyDays plus(CompanyDay day) { return new CompanyDays(days.plus(key(day.company(), day.date()), day)); }

    CompanyDays minus(String company, LocalDate date) { return new CompanyDays(days.minus(key(company, date))); }

    /** Without those that nobody asks for any more once that day has begun. */
    CompanyDays onNewDay(LocalDate date) {
        CompanyDays left = this;
        for (CompanyDay day : days.values()) {
            if (day.date().plusDays(Bookings.DAYS_KNOWN).isBefore(date)) {
                left = left.minus(day.company(), day.date());
            }
        }
        return left;
    }

    /** By date first, so that they lie in the order of their days. */
    private static String key(String company, LocalDate date) {
        return date + " " + company;
    }
}
