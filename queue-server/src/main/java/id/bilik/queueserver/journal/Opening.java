package id.bilik.queueserver.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Opens the database of a journal and checks that it is the whole that it was. Nothing is written to it before that is
 * known.
 */
final class Opening {
    private final Database database;
    private final Durable durable;
    private final RequestIds requests;
    private final long tail;

    /** @param tail newest entries of each branch that are read through at the start */
    Opening(Database database, Durable durable, RequestIds requests, long tail) {
        this.database = database;
        this.durable = durable;
        this.requests = requests;
        this.tail = tail;
    }

    /**
     * At the start: makes what is new, and reads the newest entries through.
     *
     * @throws JournalTable.Altered one of them is not what was written
     */
    Connections first() {
        Path file = database.file();
        if (file != null) {
            createDirectory(file);
        }
        return open(durable.isKnown(), tail);
    }

    /** After a failure. */
    Connections again() { return open(true, 0); }

    private static void createDirectory(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        } catch (IOException e) {
            throw new JournalUnavailable("The directory of " + file + " can't be made: " + e.getMessage(), e, true);
        }
    }

    private Connections open(boolean made, long readThrough) {
        Connections opened = null;
        try {
            checkFile(made);
            opened = Connections.open(database);
            Handle writer = opened.writer;
            if (!Schema.isCurrent(writer)) {
                if (database.file() != null && made && Schema.version(writer) == null) {
                    throw Failures.damaged(database, "its tables are gone", null);
                }
                Schema.migrate(database);
            }
            for (String branch : JournalTable.branches(writer)) {
                opened.lasts.put(branch, JournalTable.last(writer, branch, durable.of(branch)));
            }
            durable.check(opened.lasts);
            for (Map.Entry<String, Long> each : opened.lasts.entrySet()) {
                Verification.readThrough((branch, after, upTo) -> requests.noted(
                        JournalTable.wholeRange(writer, branch, after, upTo)), each.getKey(),
                        Math.max(0, each.getValue() - readThrough), each.getValue(), () -> false);
            }
            database.engine().makeDurable(writer);
            return opened;
        } catch (JournalTable.Altered e) {
            abandon(opened);
            throw e;
        } catch (RuntimeException e) {
            abandon(opened);
            throw Failures.whileReading(e, database);
        }
    }

    private void checkFile(boolean made) {
        Path file = database.file();
        try {
            if (file != null && made && !Files.exists(file)) {
                throw Failures.damaged(database, "the file is missing", null);
            }
            if (file != null && Files.exists(file) && Files.size(file) == 0) {
                throw Failures.damaged(database, "the file is empty", null);
            }
        } catch (IOException e) {
            throw Failures.whileReading(e, database);
        }
    }

    private static void abandon(@Nullable Connections opened) {
        if (opened != null) {
            opened.abandon();
        }
    }
}
