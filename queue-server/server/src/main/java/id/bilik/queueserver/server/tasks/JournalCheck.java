package id.bilik.queueserver.server.tasks;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.configuration.Config;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.database.PostgresJournal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.file.Maintenance;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;

/** The tasks {@code verify} and {@code repair}; each answers the status that the process ends with. */
public final class JournalCheck {
    private static final int WHOLE = 0;
    private static final int MISSING = 1;

    private JournalCheck() {}

    /** 0 where nothing is missing, 1 where something is. */
    public static int verify(Config config, PrintStream out) {
        if (config.postgres().isEmpty()) {
            return new Maintenance(config.data(), out).verify() ? WHOLE : MISSING;
        }
        // a start reads the newest entries through, a replay all of them
        try (Journal journal = PostgresJournal.open(config.postgres().get())) {
            for (String branch : journal.branches()) {
                journal.replay(branch, 0, entry -> {});
                out.println("Branch " + branch + ": entries 1 to " + journal.last(branch) + ", whole.");
            }
            return WHOLE;
        }
    }

    /** 0 where the branch can open again. */
    public static int repair(Config config, Instant now, PrintStream out) throws IOException {
        if (config.postgres().isPresent()) {
            out.println("PostgreSQL keeps the journal durable by its own log: restore the database from its backup and"
                    + " its archived log.");
            return MISSING;
        }
        new Maintenance(config.data(), out).repair(now);
        if (Files.isDirectory(FileJournal.folder(config.data()))) {
            SecureRandom random = new SecureRandom();
            DayKeys keys = DayKeys.open(config.data(), random);
            // nothing is written, so no key needs a date of the branch
            try (Journal journal = new SealingJournal(FileJournal.open(config.data()), keys, ZoneOffset.UTC, random)) {
                for (String id : journal.branches()) {
                    Branch branch = BranchRestore.restore(id, journal).branch();
                    out.println("Branch " + id + ": opens at entry " + branch.sequence() + ".");
                }
            }
        }
        return WHOLE;
    }
}
