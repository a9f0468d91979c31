package id.bilik.queueserver.server.records;

import java.time.Duration;

/**
 * A table of the records, as the catalogue has it.
 *
 * @param name      of the table
 * @param owner     who answers for it, by role
 * @param purpose   why it is kept, one sentence
 * @param retention when a row goes
 */
public record RecordsTable(String name, String owner, String purpose, Retention retention) {

    /**
     * When a row is purged.
     *
     * @param kept   how long it is kept
     * @param since  from when on that counts, in words
     * @param column holds the time from which the row may go, as {@link RecordsTime} writes it
     */
    public record Retention(Duration kept, String since, String column) {}
}
