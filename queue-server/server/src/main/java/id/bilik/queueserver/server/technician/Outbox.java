package id.bilik.queueserver.server.technician;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that nobody has taken yet, oldest first, in a file of one JSON object a line: a restart loses none. A disk that
 * can't be written keeps nobody from being told; what waits then is lost with the process, and the log says so. For one
 * thread.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** Messages; older news is worth more than newer here, since it says how the trouble began. */
    static final int MOST = 1_000;

    private final Optional<Path> file;
    private final Deque<Message> waiting = new ArrayDeque<>();

    /**
     * What somebody is to be told.
     *
     * @param id   the same however often it is sent
     * @param at   when it was put in line
     * @param body as it is sent
     */
    record Message(String id, Instant at, String body) {}

    /**
     * Goes on with what is in the file.
     *
     * @param file empty to keep everything in memory only
     */
    Outbox(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::read);
    }

    Optional<Message> first() { return Optional.ofNullable(waiting.peekFirst()); }

    int size() { return waiting.size(); }

    /** Puts a message at the end; false where too many wait. */
    boolean add(Message message) {
        if (waiting.size() >= MOST) {
            return false;
        }
        waiting.addLast(message);
        file.ifPresent(there -> append(there, message));
        return true;
    }

    /** Takes the first away: it was told, or given up. */
    void removeFirst() {
        waiting.removeFirst();
        file.ifPresent(this::write);
    }

    private void read(Path there) {
        try {
            for (String line : Files.readAllLines(there)) {
                if (!line.isBlank()) {
                    waiting.addLast(StrictJson.mapper().readValue(line, Message.class));
                }
            }
        } catch (IOException torn) {
            // the last line of a power cut
            LOG.warn("{} can't be read to its end; {} alarms in it will be told: {}", there, waiting.size(),
                    torn.getMessage());
            write(there);
        }
    }

    private void append(Path there, Message message) {
        try (FileChannel channel = FileChannel.open(there, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap(line(message).getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException unwritable) {
            unkept(there, unwritable);
        }
    }

    /** Replaces the file, whole or not at all; none is left where nothing waits. */
    private void write(Path there) {
        try {
            if (waiting.isEmpty()) {
                Files.deleteIfExists(there);
                return;
            }
            StringBuilder lines = new StringBuilder();
            for (Message message : waiting) {
                lines.append(line(message));
            }
            Path next = there.resolveSibling(there.getFileName() + ".new");
            Files.writeString(next, lines);
            Files.move(next, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            unkept(there, unwritable);
        }
    }

    private static String line(Message message) throws JsonProcessingException {
        return StrictJson.mapper().writeValueAsString(message) + "\n";
    }

    private static void unkept(Path there, IOException why) {
        LOG.warn("{} can't be written, so a restart may lose alarms or tell them twice: {}", there, why.toString());
    }
}
