package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.view.DayHistory;
import id.bilik.queueserver.core.view.HistoryFold;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.web.http.Desks;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a day was like, by its journal: of today, of yesterday, of any day. */
public final class HistoryRoutes {
    /** Journal entries that are read at once. */
    private static final int PAGE = 5_000;
    private static final int DAYS_REMEMBERED = 8;

    private final Desks desks;
    private final Journal journal;
    /** The days looked at last: their events are read once. */
    private final Map<String, Reading> readings = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) { return size() > DAYS_REMEMBERED; }
    };

    private static final class Reading {
        private final HistoryFold fold;
        private final long first;
        private long read;

        Reading(HistoryFold fold, long first) {
            this.fold = fold;
            this.first = first;
            this.read = first;
        }
    }

    public HistoryRoutes(Desks desks, Journal journal) {
        this.desks = desks;
        this.journal = journal;
    }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/history", Access.SUPERVISOR,
                "Arrivals, waits and service level of a day in half hours; ?date=YYYY-MM-DD, left out: today",
                DayHistory.class, this::history).asking("date", "string"));
    }

    private void history(Context context) {
        BranchDesk desk = desks.of(context);
        LocalDate date = date(context, desk);
        context.json(of(desk, date));
    }

    private synchronized DayHistory of(BranchDesk desk, LocalDate date) {
        Branch branch = desk.branch();
        ZoneId zone = branch.plan().zone();
        String key = branch.id() + " " + date + " " + zone;
        Reading reading = readings.computeIfAbsent(key, it -> new Reading(new HistoryFold(branch.plan()),
                countBefore(branch, date.atStartOfDay(zone).toInstant())));
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        JournalEntry beyond = null;
        while (beyond == null) {
            List<JournalEntry> page = journal.read(branch.id(), reading.read, PAGE);
            for (JournalEntry entry : page) {
                if (!entry.at().isBefore(end)) {
                    beyond = entry;
                    break;
                }
                reading.fold.accept(EventCodec.decode(entry));
                reading.read = entry.sequence();
            }
            if (page.size() < PAGE)
                break;
        }
        LocalDate previous = reading.first == 0
                ? null
                : dateOf(journal.read(branch.id(), reading.first - 1, 1).getFirst(), zone);
        return new DayHistory(reading.read, branch.id(), date, previous, beyond == null ? null : dateOf(beyond, zone),
                HistoryFold.SLOT_MINUTES, reading.fold.slots());
    }

    /** How many events came before that time; times never run backwards in a journal, so it is found by halving. */
    private long countBefore(Branch branch, Instant time) {
        long before = 0;
        long beyond = journal.last(branch.id()) + 1;
        while (beyond - before > 1) {
            long middle = (before + beyond) >>> 1;
            if (journal.read(branch.id(), middle - 1, 1).getFirst().at().isBefore(time))
                before = middle;
            else
                beyond = middle;
        }
        return before;
    }

    private static LocalDate dateOf(JournalEntry entry, ZoneId zone) { return entry.at().atZone(zone).toLocalDate(); }

    private static LocalDate date(Context context, BranchDesk desk) {
        Optional<String> given = Query.findOnly(context, "date");
        if (given.isEmpty())
            return today(desk);
        try {
            LocalDate date = LocalDate.parse(given.get());
            if (date.getYear() >= 1970 && date.getYear() <= 9999)
                return date;
        } catch (DateTimeException notADate) {
            // told below
        }
        throw Problem.of(HttpStatus.BAD_REQUEST,
                "The parameter date must be a day such as 2026-11-22, not " + given.get() + ".");
    }

    private static LocalDate today(BranchDesk desk) {
        Branch branch = desk.branch();
        return branch.day() instanceof Day.Open open
                ? open.date()
                : branch.timeAt(desk.now()).atZone(branch.plan().zone()).toLocalDate();
    }
}
