package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to the newest segment. A write or a force that failed says nothing about what is on the disk, and a second
 * force of the same bytes proves nothing either: so the file is opened again, cut back to what was acknowledged, and the
 * whole batch is written anew.
 */
final class Appender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int TRIES = 2;

    private final Disk disk;
    private final Segment segment;
    private @Nullable FileChannel channel;

    Appender(Disk disk, Segment segment) {
        this.disk = disk;
        this.segment = segment;
    }

    /** Durable, and seen by readers, when this returns. */
    void append(String branch, List<JournalEntry> batch) throws IOException {
        List<Long> offsets = new ArrayList<>(batch.size());
        byte[] lines = Line.of(branch, batch, segment.length(), offsets);
        // An interrupt would close the file under every try; whoever sent it finds it again afterwards.
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1;; attempt++) {
                try {
                    write(open(), lines);
                    segment.add(batch, offsets, segment.length() + lines.length);
                    return;
                } catch (IOException e) {
                    interrupted |= Thread.interrupted();
                    letGo();
                    if (attempt == TRIES) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void write(FileChannel file, byte[] lines) throws IOException {
        for (ByteBuffer left = ByteBuffer.wrap(lines); left.hasRemaining();) {
            file.write(left);
        }
        file.force(false);
    }

    /** Cuts off what follows the acknowledged batches. */
    void cut() throws IOException { open(); }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = disk.open(segment.file(), StandardOpenOption.WRITE);
            try {
                long beyond = open.size() - segment.length();
                if (beyond > 0) {
                    open.truncate(segment.length());
                    open.force(true);
                    LOG.warn(
                            "{} bytes after entry {} in {} were cut off: an append that was not finished, of which nobody"
                                    + " was answered",
                            beyond, segment.last(), segment.file());
                }
                open.position(segment.length());
            } catch (IOException e) {
                open.close();
                throw e;
            }
            channel = open;
        }
        return open;
    }

    private void letGo() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("The file that failed didn't close either: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
