package id.bilik.queueserver.server.backup;

import java.time.Instant;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, as its last file: one that lacks it is not whole.
 *
 * @param format   to be raised whenever an older version could not restore it
 * @param version  of the server that made it
 * @param at       when it began
 * @param journal  {@code files}, or {@code postgresql} where the database has the journal and the records
 * @param branches the last entry of each
 * @param files    the SHA-256 of each file, in hexadecimal digits
 * @param planFile where the plan lay; null where the shipped one was in use
 */
record Manifest(int format, String version, Instant at, String journal, SequencedMap<String, Long> branches,
        SequencedMap<String, String> files, @Nullable String planFile) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String FILES = "files";
    static final String POSTGRESQL = "postgresql";
}
