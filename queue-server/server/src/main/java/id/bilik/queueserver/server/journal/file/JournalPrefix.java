package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The journal of every branch up to a whole batch, held open for whoever copies it beside the server that appends to it.
 * Files only grow, or make way for an archive of the same entries; one that is open can be read all the same.
 */
public final class JournalPrefix implements AutoCloseable {
    /** The server may archive a file while they are looked for. */
    private static final int TRIES = 20;

    private final List<Piece> pieces = new ArrayList<>();
    private final SequencedMap<String, Long> lasts = new LinkedHashMap<>();

    /**
     * A file of a branch.
     *
     * @param name below the folder of the journal, with slashes
     * @param first sequence of its first entry; 0 for an index, which has none
     */
    public record Piece(String branch, String name, long first, FileChannel channel, long length) {
        /** @throws IOException it is shorter by now: an append failed meanwhile and was cut off */
        public void copyTo(OutputStream to) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            for (long at = 0; at < length;) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), length - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new IOException("the file " + name + " became shorter while it was copied");
                }
                to.write(buffer.array(), 0, read);
                at += read;
            }
        }
    }

    private JournalPrefix() {}

    /**
     * Everything that was acknowledged before this is called is in it.
     *
     * @throws JournalDamaged a file is missing
     */
    public static JournalPrefix open(Path data) throws IOException {
        for (int attempt = 1;; attempt++) {
            JournalPrefix prefix = new JournalPrefix();
            boolean done = false;
            try {
                prefix.openBranches(FileJournal.folder(data));
                done = true;
                return prefix;
            } catch (NoSuchFileException | Altered moved) {
                if (attempt == TRIES) {
                    throw new JournalDamaged("The journal in " + FileJournal.folder(data) + " can't be copied: "
                            + moved.getMessage() + ". `verify` lists what is missing.", moved);
                }
            } finally {
                if (!done) {
                    prefix.close();
                }
            }
        }
    }

    private void openBranches(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            open(new Layout(Disk.REAL, folder, Names.branch(folder)));
        }
    }

    private void open(Layout layout) throws IOException {
        // in this order: what is archived between the two is found in both
        SortedSet<Long> firsts = new TreeSet<>(layout.list(Names.SEGMENT).keySet());
        Set<Long> archived = layout.list(Names.ARCHIVE).keySet();
        firsts.addAll(archived);
        long next = 1;
        for (long first : firsts) {
            if (first != next) {
                throw new Altered("entries " + next + " to " + (first - 1) + " of branch " + layout.branch()
                        + " are missing");
            }
            next = 1 + (archived.contains(first) ? addArchive(layout, first) : addSegment(layout, first));
        }
        lasts.put(layout.branch(), next - 1);
    }

    /** Adds a file of entries, or the archive that has replaced it since it was listed; returns its last entry. */
    private long addSegment(Layout layout, long first) throws IOException {
        try {
            Segment segment = Segment.read(layout.folder(), layout.branch(), first);
            add(layout, first, segment.file(), segment.length());
            return segment.last();
        } catch (NoSuchFileException archived) {
            return addArchive(layout, first);
        }
    }

    private long addArchive(Layout layout, long first) throws IOException {
        Path archive = Names.of(layout.folder(), first, Names.ARCHIVE);
        Path index = Names.of(layout.folder(), first, Names.INDEX);
        long last = Archive.open(archive, index, layout.branch()).last();
        add(layout, 0, index);
        add(layout, first, archive);
        return last;
    }

    private void add(Layout layout, long first, Path file) throws IOException {
        add(layout, first, file, Files.size(file));
    }

    private void add(Layout layout, long first, Path file, long length) throws IOException {
        pieces.add(new Piece(layout.branch(), layout.folder().getFileName() + "/" + file.getFileName(), first,
                FileChannel.open(file), length));
    }

    /** Branch by branch, and in each the oldest first. */
    public List<Piece> pieces() { return List.copyOf(pieces); }

    /** The last entry of each branch. */
    public SequencedMap<String, Long> lasts() {
        return new LinkedHashMap<>(lasts);
    }

    /** The branch that a file below the folder of the journal is of. */
    public static String branchOf(String name) {
        return Names.branch(Path.of(name.substring(0, name.indexOf('/'))));
    }

    /** Whether a file below the folder of the journal holds entries. */
    public static boolean holdsEntries(String name) {
        Path file = Path.of(name);
        return Names.sequence(file, Names.SEGMENT).isPresent() || Names.sequence(file, Names.ARCHIVE).isPresent();
    }

    /**
     * Hands over the entries of a file of a journal.
     *
     * @param next the sequence that its first entry must have
     * @return the sequence that follows its last one
     * @throws IOException it is not what was written, or ends within a batch
     */
    public static long read(String name, byte[] bytes, long next, Consumer<JournalEntry> reader) throws IOException {
        boolean archive = Names.sequence(Path.of(name), Names.ARCHIVE).isPresent();
        try (InputStream lines = archive
                ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                : new ByteArrayInputStream(bytes)) {
            Scan scan = new Scan(lines, branchOf(name));
            long expected = next;
            boolean whole = true;
            while (scan.next()) {
                Line line = scan.line();
                if (line == null || line.entry().sequence() != expected) {
                    throw new Altered("entry " + expected + " of branch " + branchOf(name)
                            + " is missing or not what was written");
                }
                reader.accept(line.entry());
                whole = line.endsBatch();
                expected++;
            }
            if (!whole) {
                throw new Altered("entry " + (expected - 1) + " of branch " + branchOf(name)
                        + " is not the last one of its batch");
            }
            return expected;
        }
    }

    @Override
    public void close() throws IOException {
        for (Piece piece : pieces) {
            piece.channel.close();
        }
    }
}
