package id.bilik.queueserver.server.journal.sealing;

import id.bilik.queueserver.core.branch.Personal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens the seals of a day at one level. Its id is the date and a print of the key itself, so a file that holds
 * other bytes is told from it.
 */
record DayKey(String id, SecretKeySpec key) {
    static final int BYTES = 32;
    private static final int PRINT = 4;

    /** The key of a date, from 32 random bytes. */
    static DayKey of(LocalDate date, byte[] bytes) {
        return new DayKey(date + "." + print(bytes), new SecretKeySpec(bytes, "AES"));
    }

    /** From what a file of that id holds; empty where that is not the key. */
    static Optional<DayKey> parse(String id, byte[] bytes) {
        return bytes.length == BYTES && id.endsWith("." + print(bytes))
                ? Optional.of(new DayKey(id, new SecretKeySpec(bytes, "AES")))
                : Optional.empty();
    }

    /** The name of its file. */
    static String file(String id, Personal.Level level) { return id + "." + level.word(); }

    private static String print(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(ByteBuffer.wrap(digest, 0, PRINT).array(), 0, PRINT);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
