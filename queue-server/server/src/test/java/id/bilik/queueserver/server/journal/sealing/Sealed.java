package id.bilik.queueserver.server.journal.sealing;

import id.bilik.queueserver.server.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;

/** Journals of tests as a branch writes them, with the day keys in a folder. */
public final class Sealed {
    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private Sealed() {}

    public static SealingJournal in(Path data, Journal journal) { return with(keys(data), journal); }

    public static SealingJournal with(DayKeys keys, Journal journal) {
        return new SealingJournal(journal, keys, ZONE, new SecureRandom());
    }

    public static DayKeys keys(Path data) {
        try {
            return DayKeys.open(data, new SecureRandom());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
