package id.bilik.queueserver.server.journal;

/**
 * A branch as it stood after an entry, so that a restart need not replay everything.
 *
 * @param sequence of the last entry that it contains
 * @param format the writer's own number for the shape of {@code data}; whoever reads another shape passes it over
 * @param data text, of any length
 */
public record Snapshot(long sequence, int format, String data) {}
