package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The H2 file in which version 0.1 kept the journal, and its witness, which says up to where each branch was durable. H2
 * can lose commits that were forced (docs/decisions/journal-in-files.md), and only the witness knows. Read, never
 * written.
 */
public final class EarlierDatabase implements AutoCloseable {
    /** The names of the database and of its witness. */
    public static final List<String> FILES = List.of("bilik.mv.db", "bilik.watermark");
    private static final int SLOT = 512;

    private final Path file;
    private final Handle handle;

    private EarlierDatabase(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
    }

    /** Whether a data folder holds one. */
    public static boolean isIn(Path data) {
        return FILES.stream().anyMatch(name -> Files.exists(data.resolve(name)));
    }

    /**
     * Opens it for reading.
     *
     * @throws JournalDamaged it is missing beside its witness, or can't be read
     * @throws JournalInUse a server of the earlier version has it open
     */
    public static EarlierDatabase open(Path data) {
        Path file = data.resolve(FILES.getFirst());
        if (!Files.exists(file)) {
            throw damaged(file, "it is missing", null);
        }
        Path base = data.toAbsolutePath().resolve("bilik");
        try {
            return new EarlierDatabase(file, Jdbi.create(() -> DriverManager.getConnection("jdbc:h2:file:" + base
                    + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0", "sa", "")).open());
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new JournalInUse("The database file " + file + " is open in another process; stop that one"
                        + " first.", e);
            }
            throw damaged(file, "it can't be read: " + e.getMessage(), e);
        }
    }

    /** The newest sequence by branch that stands in it. */
    public Map<String, Long> lasts() {
        Map<String, Long> lasts = new TreeMap<>();
        try {
            for (String branch : JournalTable.branches(handle)) {
                lasts.put(branch, JournalTable.last(handle, branch, 0));
            }
        } catch (JdbiException e) {
            throw damaged(file, "it can't be read: " + e.getMessage(), e);
        }
        return lasts;
    }

    /**
     * The entries after a sequence and up to another one.
     *
     * @throws JournalDamaged one of them is missing or not what was written
     */
    public List<JournalEntry> read(String branch, long after, long upTo) {
        try {
            return JournalTable.wholeRange(handle, branch, after, upTo);
        } catch (JournalTable.Altered | JdbiException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static JournalDamaged damaged(Path file, String how, @Nullable Throwable cause) {
        return new JournalDamaged("The journal of an earlier version in " + file + " is damaged: " + how
                + ". Nothing was changed. Start the queue-server with `repair`: it takes over what is there, and gives"
                + " no number twice.", cause);
    }

    /** The newest sequence by branch that was known to be durable; a slot that can't be read testifies to nothing. */
    public static Map<String, Long> witnessed(Path data) {
        Map<String, Long> sequences = new LinkedHashMap<>();
        Path witness = data.resolve(FILES.getLast());
        try {
            byte[] all = Files.exists(witness) ? Files.readAllBytes(witness) : new byte[0];
            for (int at = SLOT; at + SLOT <= all.length; at += SLOT) {
                String[] words = new String(all, at, SLOT, StandardCharsets.UTF_8).strip().split(" ", 3);
                if (words.length == 3 && words[0].equals(sum(words[1] + " " + words[2]))) {
                    sequences.put(words[2], Long.parseLong(words[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sequences;
    }

    private static String sum(String words) {
        CRC32C sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    @Override
    public void close() { handle.close(); }
}
