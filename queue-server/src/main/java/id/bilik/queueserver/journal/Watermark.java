package id.bilik.queueserver.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A witness beside the database file: that the database was made, and up to which sequence each branch was durable.
 *
 * <p>H2 makes a fresh database where its file is missing or empty, and goes back to an older state where the end of the
 * file is damaged, both without a word. The witness knows better. It is written after every append but never forced
 * (only its making is): a power cut may leave it behind the database, never ahead of it. Each branch has a slot of one
 * disk sector, so that a slot is old or new, never torn; a slot that can't be read testifies to nothing.
 */
final class Watermark implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watermark.class);
    private static final int SLOT = 512;
    private static final String TITLE = "Bilik: do not delete. Up to here each branch's journal was durable.";

    private final FileChannel channel;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private boolean failing;

    private Watermark(FileChannel channel) { this.channel = channel; }

    static Path beside(Path database) { return database.resolveSibling("bilik.watermark"); }

    /** Sequence by branch, as the file tells; empty where there is none. */
    static Map<String, Long> read(Path file) {
        Map<String, Long> sequences = new LinkedHashMap<>();
        try {
            byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            for (int at = SLOT; at + SLOT <= all.length; at += SLOT) {
                String[] words = new String(all, at, SLOT, StandardCharsets.UTF_8).strip().split(" ", 3);
                if (words.length == 3 && words[0].equals(sum(words[1] + " " + words[2]))) {
                    sequences.put(words[2], Long.parseLong(words[1]));
                } else {
                    log.warn("A slot of {} can't be read and is passed over", file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sequences;
    }

    /** Makes or renews the file with what is true now, and forces it. */
    static Watermark write(Path file, Map<String, Long> sequences) throws IOException {
        // A new file under another name first: a power cut meanwhile leaves the old witness whole.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Watermark watermark = new Watermark(channel);
        channel.write(slot(TITLE), 0);
        for (Map.Entry<String, Long> each : sequences.entrySet()) {
            watermark.put(each.getKey(), each.getValue());
        }
        channel.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        // The names of the new files too, the database's among them: H2 doesn't force the directory.
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().resolveSibling("."))) {
            directory.force(true);
        } catch (IOException e) {
            log.debug("This system can't force a directory: {}", e.getMessage());
        }
        return watermark;
    }

    /** Notes what is durable. A failure is logged once and harms nothing: the database has it. */
    void note(String branch, long sequence) {
        try {
            put(branch, sequence);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.warn("The watermark of branch {} can't be written and stays behind: {}", branch, e.getMessage());
            }
            failing = true;
        }
    }

    private void put(String branch, long sequence) throws IOException {
        int number = slots.computeIfAbsent(branch, b -> slots.size() + 1);
        String words = sequence + " " + branch;
        channel.write(slot(sum(words) + " " + words), (long) number * SLOT);
    }

    private static String sum(String words) {
        CRC32C sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private static ByteBuffer slot(String line) {
        byte[] slot = new byte[SLOT];
        Arrays.fill(slot, (byte) ' ');
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, slot, 0, bytes.length);
        slot[SLOT - 1] = '\n';
        return ByteBuffer.wrap(slot);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("The watermark didn't close: {}", e.getMessage());
        }
    }
}
