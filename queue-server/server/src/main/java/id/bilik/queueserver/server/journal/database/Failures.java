package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.DiskFull;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence what an error of the database means for the journal, and what a person can do. */
final class Failures {
    private static final String UNIQUE_VIOLATION = "23505";

    private Failures() {}

    static boolean isTaken(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return UNIQUE_VIOLATION.equals(sql.getSQLState());
            }
        }
        return false;
    }

    /** An error while writing says nothing about what is on the disk: opening again will tell. */
    static JournalException unavailable(Throwable failure, Database database) {
        if (failure instanceof JournalException told) {
            return told;
        }
        String why = DiskFull.isCauseOf(failure)
                ? "The disk that holds the journal " + database
                        + " is full; nothing is lost, make room and it goes on by itself."
                : "The journal " + database + " can't be used now: " + firstLine(failure);
        return new JournalUnavailable(why, failure, false);
    }

    static JournalDamaged damaged(Database database, String how, @Nullable Throwable cause) {
        return new JournalDamaged("The journal in " + database + " is damaged: " + how + ". Restore the database from"
                + " its backup and its archived log.", cause);
    }

    private static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
