package id.bilik.queueserver.server.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Deletes the rows whose time has come, and what they have left in files. */
final class Purge {
    private Purge() {}

    /** How many rows went, by table; only tables that lost any. */
    static Map<String, Integer> run(Handle handle, RecordsPlace place, List<RecordsTable> tables, Instant now) {
        Map<String, Integer> gone = new LinkedHashMap<>();
        for (RecordsTable table : tables) {
            int rows = handle.inTransaction(transaction -> transaction
                    .createUpdate("DELETE FROM " + table.name() + " WHERE " + table.retention().column() + " <= :now")
                    .bind("now", RecordsTime.of(now)).execute());
            if (rows == 0) {
                continue;
            }
            place.wipeDeleted(handle, table.name());
            gone.put(table.name(), rows);
        }
        return gone;
    }
}
