package id.bilik.kiosk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import id.bilik.process.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records by kind and name on a {@link Disk}: each change is one checked line at the end of the file, and what counts is
 * the last line of a name. When most of the file is out of date it is written anew. A line that a power cut broke off is
 * passed over; where a finished line is damaged, the file is set aside, and the whole lines are kept.
 * <p>
 * A card is worn by pages, not by bytes: what is forced fills its page with blanks, so that no page is written twice, and
 * what need not be there at once waits for a line that must.
 */
public final class Store implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    /** Bytes; below it is not worth writing anew. */
    private static final int SMALL = 512 * 1024;
    /** The file is written anew when it is so many times as long as what counts. */
    private static final int STALE = 8;
    /** Bytes of the system's memory for files; the least that a write costs. */
    private static final int PAGE = 4_096;

    private final Disk disk;
    /** As JSON: a tree of it takes several times the memory, and nobody looks into it before the next start. */
    private final Map<String, SequencedMap<String, String>> kinds = new LinkedHashMap<>();
    /** What counts already and stands in no file yet. */
    private ObjectNode noted = StrictJson.mapper().createObjectNode();
    private @Nullable String damage;
    private @Nullable String trouble;
    /** Whether the file may hold what this process does not count on; it is written anew before anything is added. */
    private boolean unsure;
    private long length;
    private long live;

    private Store(Disk disk) { this.disk = disk; }

    /** Reads what is there. A disk that can't be read is a trouble like a full one: the store then starts empty. */
    public static Store open(Disk disk) {
        Store store = new Store(disk);
        store.load();
        return store;
    }

    /** What was lost when it was opened, in words; empty if nothing was. */
    public synchronized Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /** Why it could not be written when it was last tried; empty if it could. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * The records of a kind, those that were put first first; what can't be read as that type is passed over. Fields that
     * only a newer version knows are passed over too; a component that an older version did not write is
     * {@code @Nullable}.
     */
    public synchronized <T extends Record> List<T> list(String kind, Class<T> type) {
        List<T> records = new ArrayList<>();
        kinds.getOrDefault(kind, new LinkedHashMap<>()).forEach((name, value) -> {
            try {
                records.add(StrictJson.lenient().readValue(value, type));
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.error("{} {} in the kiosk's memory can't be read and is passed over: {}", kind, name,
                        unreadable.getMessage());
            }
        });
        return records;
    }

    /** Writes and waits until it is safe from a power cut. */
    public void writeDurably(Change change) throws StoreFailed {
        write(change, true);
    }

    /** Writes; a kill does not take it back, a power cut within the next seconds may. */
    public void write(Change change) throws StoreFailed {
        write(change, false);
    }

    /**
     * Counts at once, and is written with the next change or at the close: no page is written for it. A kill or a power cut
     * before that takes it back, so it must be something that is found out again or asked about.
     */
    public synchronized void note(Change change) {
        enter(change, noted);
        apply(noted);
    }

    /** Where it could not be written: tries whether it can now. Otherwise does nothing. */
    public void tryAgain() {
        if (trouble().isPresent()) {
            try {
                write(new Change(), false);
            } catch (StoreFailed still) {
                // as trouble() says
            }
        }
    }

    private synchronized void write(Change change, boolean durable) throws StoreFailed {
        ObjectNode line = noted.deepCopy();
        enter(change, line);
        try {
            if (unsure || (length > SMALL && length > STALE * live)) {
                rewrite();
            }
            byte[] bytes = CheckedLines.encode(line.toString());
            if (durable) {
                bytes = CheckedLines.encode(line + " ".repeat(Math.floorMod(-(length + bytes.length), PAGE)));
            }
            unsure = true;
            disk.append(bytes);
            if (durable) {
                disk.force();
            }
            unsure = false;
            length += bytes.length;
        } catch (IOException failed) {
            if (trouble == null) {
                LOG.error("the kiosk's memory can't be written: {}", failed.getMessage());
            }
            trouble = String.valueOf(failed.getMessage());
            throw new StoreFailed("the kiosk's memory can't be written: " + trouble, failed);
        }
        if (trouble != null) {
            LOG.info("the kiosk's memory can be written again");
            trouble = null;
        }
        noted = StrictJson.mapper().createObjectNode();
        apply(line);
    }

    private static void enter(Change change, ObjectNode line) {
        change.entries().forEach(entry -> line.withObjectProperty(entry.kind())
                .set(entry.name(), StrictJson.mapper().valueToTree(entry.value())));
    }

    @Override
    public synchronized void close() {
        try {
            try {
                if (noted.isEmpty()) {
                    disk.force();
                } else {
                    write(new Change(), true);
                }
            } finally {
                disk.close(); // a file that an interrupt has closed can't be forced, and the folder is free all the same
            }
        } catch (IOException | StoreFailed failed) {
            LOG.warn("the kiosk's memory was not closed well: {}", failed.getMessage());
        }
    }

    private void load() {
        try {
            byte[] file = disk.read();
            CheckedLines.Found found = CheckedLines.decode(file);
            for (String text : found.texts()) {
                apply((ObjectNode) StrictJson.mapper().readTree(text));
            }
            length = file.length;
            unsure = found.torn() || found.damaged();
            if (found.torn()) {
                LOG.info("the last line of the kiosk's memory was not finished and is passed over");
            }
            if (found.damaged()) {
                damage = "the kiosk's memory was damaged";
                damage += "; the damaged file is " + disk.setAside();
                LOG.error("{}; what could be read is kept", damage);
            }
        } catch (IOException | ClassCastException unreadable) {
            unsure = true;
            damage = damage == null ? "the kiosk's memory can't be read: " + unreadable.getMessage() : damage;
            LOG.error("{}", damage);
        }
    }

    private void apply(ObjectNode line) {
        line.properties().forEach(kind -> kind.getValue().properties().forEach(entry -> {
            SequencedMap<String, String> records = kinds.computeIfAbsent(kind.getKey(), it -> new LinkedHashMap<>());
            String now = entry.getValue().isNull() ? null : entry.getValue().toString();
            String before = now == null ? records.remove(entry.getKey()) : records.put(entry.getKey(), now);
            live += size(entry.getKey(), now) - size(entry.getKey(), before);
        }));
    }

    private static long size(String name, @Nullable String value) {
        return value == null ? 0 : name.length() + value.length();
    }

    /** One line for each record. */
    private void rewrite() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        kinds.forEach((kind, records) -> records.forEach((name, value) -> {
            ObjectNode line = StrictJson.mapper().createObjectNode();
            line.withObjectProperty(kind).putRawValue(name, new RawValue(value));
            file.writeBytes(CheckedLines.encode(line.toString()));
        }));
        disk.replace(file.toByteArray());
        length = file.size();
        unsure = false;
    }
}
