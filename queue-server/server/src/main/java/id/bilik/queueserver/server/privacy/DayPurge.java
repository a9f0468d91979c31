package id.bilik.queueserver.server.privacy;

import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.server.follow.ClassReading;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.DayFiguresRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the journal what is due: first a day's figures for each class are kept in the records, then the branch
 * forgets what it knows of the day, and only then its key is destroyed. It may be killed anywhere and begins again.
 */
public final class DayPurge {
    private static final Logger LOG = LoggerFactory.getLogger(DayPurge.class);
    /** A day that damage keeps from being counted loses its texts all the same, so many days later. */
    private static final int GRACE_DAYS = 7;
    private static final long FORGETTING_SECONDS = 30;

    private final List<OpenBranch> branches;
    private final SealingJournal journal;
    private final DayKeys keys;
    private final DayFiguresRows figures;

    /** @param keys of that journal */
    public DayPurge(List<OpenBranch> branches, SealingJournal journal, DayKeys keys, DayFiguresRows figures) {
        this.branches = List.copyOf(branches);
        this.journal = journal;
        this.keys = keys;
        this.figures = figures;
    }

    /**
     * Purges each date that is due by the clocks of the branches, oldest first. While one of the clocks is doubted it
     * purges nothing, since nothing comes back. If a date fails, that date and all later ones are kept for the next run.
     *
     * @return false where a clock is doubted, so that nothing was purged
     * @throws IOException a key can't be destroyed now
     * @throws TimeoutException a branch does not answer
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable the figures of a day can't be kept now
     * @throws id.bilik.queueserver.server.journal.JournalException the journal can't be read now
     */
    public boolean run() throws IOException, TimeoutException, InterruptedException {
        if (branches.stream().anyMatch(branch -> branch.state().clock().isDoubted())) {
            return false;
        }
        LocalDate today = today();
        // who acted waits for no figures
        for (LocalDate date : due(Personal.Level.PEOPLE, today)) {
            destroy(date, Personal.Level.PEOPLE);
        }
        for (LocalDate date : due(Personal.Level.TEXT, today)) {
            for (OpenBranch branch : branches) {
                keepFigures(branch, date, today);
            }
            for (OpenBranch branch : branches) {
                forget(branch, date);
            }
            destroy(date, Personal.Level.TEXT);
        }
        return true;
    }

    /** The earliest of all branches: nothing goes before it is due everywhere. */
    private LocalDate today() {
        LocalDate today = LocalDate.MAX;
        for (OpenBranch branch : branches) {
            LocalDate here = branch.now().atZone(branch.state().plan().zone()).toLocalDate();
            today = here.isBefore(today) ? here : today;
        }
        return today;
    }

    private List<LocalDate> due(Personal.Level level, LocalDate today) {
        return keys.listDates(level).stream().filter(date -> !date.plusDays(level.days()).isAfter(today)).toList();
    }

    private void keepFigures(OpenBranch branch, LocalDate date, LocalDate today) {
        try {
            figures.keep(branch.id(), date, ClassReading.of(branch.state(), date, journal));
        } catch (JournalDamaged damaged) {
            if (date.plusDays(Personal.Level.TEXT.days() + GRACE_DAYS).isAfter(today)) {
                throw damaged;
            }
            LOG.warn("{} is purged without its figures by class: {}", date, damaged.getMessage());
        }
    }

    private static void forget(OpenBranch branch, LocalDate date)
            throws IOException, TimeoutException, InterruptedException {
        try {
            branch.desk().forget(date).get(FORGETTING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("branch " + branch.id() + " did not forget " + date, failed.getCause());
        }
    }

    private void destroy(LocalDate date, Personal.Level level) throws IOException {
        keys.destroy(date, level);
        LOG.info("the {} of {} are purged from the journal", level == Personal.Level.TEXT
                ? "texts and classes"
                : "ids of those who acted", date);
    }
}
