package id.bilik.queueserver.server.journal.database;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Opens the database of a journal, makes its tables where it is new, and reads its newest entries through. */
final class Opening {
    private final Database database;
    private final long tail;

    /** @param tail newest entries of each branch that are read through at the start */
    Opening(Database database, long tail) {
        this.database = database;
        this.tail = tail;
    }

    /** @throws JournalTable.Altered one of the newest entries is not what was written */
    Connections first() {
        return open(tail);
    }

    /** After a failure. */
    Connections again() { return open(0); }

    private Connections open(long readThrough) {
        Connections opened = null;
        try {
            opened = Connections.open(database);
            Handle writer = opened.writer;
            if (!Schema.isCurrent(writer)) {
                Schema.migrate(database);
            }
            for (String branch : JournalTable.branches(writer)) {
                opened.lasts.put(branch, JournalTable.last(writer, branch, 0));
            }
            for (Map.Entry<String, Long> each : opened.lasts.entrySet()) {
                Verification.readThrough((branch, after, upTo) -> JournalTable.wholeRange(writer, branch, after, upTo),
                        each.getKey(), Math.max(0, each.getValue() - readThrough), each.getValue(), () -> false);
            }
            return opened;
        } catch (JournalTable.Altered e) {
            abandon(opened);
            throw e;
        } catch (RuntimeException e) {
            abandon(opened);
            throw Failures.unavailable(e, database);
        }
    }

    private static void abandon(@Nullable Connections opened) {
        if (opened != null) {
            opened.abandon();
        }
    }
}
