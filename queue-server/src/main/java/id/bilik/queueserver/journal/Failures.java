package id.bilik.queueserver.journal;

import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence what an error of the database means for the journal, and what a person can do. */
final class Failures {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Of H2's errors, those that a reading meets although the file is whole; any other tells of damage. */
    private static final Set<Integer> PASSING = Set.of(ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.CONNECTION_BROKEN_1, ErrorCode.OBJECT_CLOSED,
            ErrorCode.STATEMENT_WAS_CANCELED, ErrorCode.LOCK_TIMEOUT_1, ErrorCode.OUT_OF_MEMORY);

    private Failures() {}

    static boolean isTaken(Throwable failure) {
        return find(failure, SQLException.class).map(e -> UNIQUE_VIOLATION.equals(e.getSQLState())).orElse(false);
    }

    /** An error while writing says nothing about what is on the disk: opening again will tell. */
    static JournalException whileWriting(Throwable failure, Database database) {
        if (failure instanceof JournalException told) {
            return told;
        }
        return unavailable(failure, database);
    }

    static JournalException whileReading(Throwable failure, Database database) {
        if (failure instanceof JournalException told) {
            return told;
        }
        Optional<SQLException> sql = find(failure, SQLException.class);
        int code = sql.map(SQLException::getErrorCode).orElse(0);
        if (database.engine() == Engine.H2 && code == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new JournalInUse("The database file " + database + " is open in another process;"
                    + " stop that one first, or give this one a directory of its own.", failure);
        }
        boolean passing = PASSING.contains(code) || find(failure, SQLTransientException.class).isPresent();
        if (database.engine() == Engine.H2 && !passing && !isFull(failure)
                && find(failure, ClosedChannelException.class).isEmpty()) {
            return damaged(database, "it can't be read: " + firstLine(failure), failure);
        }
        return unavailable(failure, database);
    }

    static JournalDamaged damaged(Database database, String how, @Nullable Throwable cause) {
        Object witness = database.file() == null ? "" : Watermark.beside(database.file()).getFileName();
        String cure = database.file() == null
                ? "restore the newest backup."
                : "keep a copy of it and restore the newest backup together with its " + witness
                        + ", or, to start without what is lost, move both files away.";
        return new JournalDamaged("The journal in " + database + " is damaged, " + how + "; " + cure, cause);
    }

    private static JournalUnavailable unavailable(Throwable failure, Database database) {
        String why = isFull(failure)
                ? "The disk that holds the journal " + database
                        + " is full; nothing is lost, make room and it goes on by itself."
                : "The journal " + database + " can't be used now: " + firstLine(failure);
        return new JournalUnavailable(why, failure, false);
    }

    private static boolean isFull(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("not enough space")
                    || message.contains("quota exceeded") || message.contains("disk full")) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
