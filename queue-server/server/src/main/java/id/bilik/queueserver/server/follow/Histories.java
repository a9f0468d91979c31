package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.view.DayHistory;
import id.bilik.queueserver.core.view.HistoryFold;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the days of each branch were like: of those looked at last the events are read once. */
public final class Histories {
    private static final int DAYS_REMEMBERED = 8;

    private final Map<Key, Reading> readings = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Reading> eldest) { return size() > DAYS_REMEMBERED; }
    };

    private record Key(String branch, LocalDate date, ZoneId zone, long corrected) {}

    private record Reading(HistoryFold fold, JournalFollower follower, long first) {}

    /** @param journal of that branch */
    public synchronized DayHistory of(Journal journal, Branch branch, LocalDate date) {
        ZoneId zone = branch.plan().zone();
        Reading reading = readings.computeIfAbsent(new Key(branch.id(), date, zone, branch.clock().corrected()),
                it -> open(journal, branch, it));
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        boolean more = reading.follower.followWhile(entry -> entry.at().isBefore(end));
        long read = reading.follower.cursor();
        return new DayHistory(read, branch.id(), date, dateOf(journal, branch.id(), reading.first, zone),
                more ? dateOf(journal, branch.id(), read + 1, zone) : null, HistoryFold.SLOT_MINUTES,
                reading.fold.slips(), reading.fold.slots());
    }

    private static Reading open(Journal journal, Branch branch, Key key) {
        HistoryFold fold = new HistoryFold(branch.plan());
        JournalFollower follower = JournalFollower.from(key.date.atStartOfDay(key.zone).toInstant(), journal,
                key.branch, key.corrected, fold::accept);
        return new Reading(fold, follower, follower.cursor());
    }

    /** The date on which an event happened; null where there is none. */
    private static @Nullable LocalDate dateOf(Journal journal, String branch, long sequence, ZoneId zone) {
        List<JournalEntry> entry = sequence == 0 ? List.of() : journal.read(branch, sequence - 1, 1);
        return entry.isEmpty() ? null : entry.getFirst().at().atZone(zone).toLocalDate();
    }
}
