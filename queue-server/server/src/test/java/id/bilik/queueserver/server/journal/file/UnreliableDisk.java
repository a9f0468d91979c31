package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk that knows what was only written from what was forced, and that fills up when it is told to. Files lie where
 * they always lie. It also keeps what a power cut would leave: of each file the state at its last force, and any choice
 * of the sectors written since; of each folder the names at its last force, and any number of the changes since, in
 * their order, as a journalling file system keeps them.
 */
public final class UnreliableDisk implements Disk {
    private static final int SECTOR = 512;

    private final Map<Path, Content> forcedNames = new LinkedHashMap<>();
    private final Map<Path, Content> names = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int forces;
    private boolean full;
    private boolean fullAfterwards;
    private boolean failForceAfterwards;

    /** A change of names that was not forced yet. */
    private record Change(Path name, @Nullable Content content) {}

    /** What a file holds, whatever its name. */
    private static final class Content {
        private byte[] forced = new byte[0];
        private byte[] written = new byte[0];
        private boolean[] unforced = new boolean[0];

        void write(long position, byte[] bytes) {
            int at = Math.toIntExact(position);
            written = Arrays.copyOf(written, Math.max(written.length, at + bytes.length));
            System.arraycopy(bytes, 0, written, at, bytes.length);
            unforced = Arrays.copyOf(unforced, Math.max(unforced.length, at + bytes.length));
            Arrays.fill(unforced, at, at + bytes.length, true);
        }

        void truncate(long size) {
            if (size < written.length) {
                written = Arrays.copyOf(written, Math.toIntExact(size));
                unforced = Arrays.copyOf(unforced, Math.toIntExact(size));
            }
        }

        void force() {
            forced = written.clone();
            unforced = new boolean[written.length];
        }

        /** The forced bytes, and of the others whole sectors by chance; null leaves nothing to chance. */
        byte[] left(@Nullable RandomGenerator chance) {
            byte[] left = forced.clone();
            if (chance == null) {
                return left;
            }
            for (int sector = 0; sector < written.length; sector += SECTOR) {
                int end = Math.min(written.length, sector + SECTOR);
                if (anyUnforced(sector, end) && chance.nextBoolean()) {
                    left = Arrays.copyOf(left, Math.max(left.length, end));
                    System.arraycopy(written, sector, left, sector, end - sector);
                }
            }
            return left;
        }

        private boolean anyUnforced(int from, int to) {
            for (int i = from; i < to; i++) {
                if (unforced[i]) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A journal whose files lie on this disk. */
    public Journal journal(Path data) {
        return FileJournal.open(data, this, BranchFiles.SEGMENT_BYTES);
    }

    /** As above, with a new file after so many bytes. */
    FileJournal journal(Path data, long segmentBytes) {
        return FileJournal.open(data, this, segmentBytes);
    }

    public synchronized int forces() { return forces; }

    public synchronized void fillUp() { full = true; }

    public synchronized void makeRoom() { full = false; }

    /** What the next force is for reaches the disk, but an error is reported all the same. */
    public synchronized void failNextForceAfterwards() {
        failForceAfterwards = true;
    }

    /** As above, and from then on the disk is full. */
    public synchronized void fillUpAfterNextForce() {
        failForceAfterwards = true;
        fullAfterwards = true;
    }

    /** Puts into a folder what is surely on the disk of another one. */
    public void leaveForced(Path data, Path to) throws IOException {
        leave(data, to, null);
    }

    /** Puts into a folder what a power cut just now leaves of another one. */
    public void leaveAfterPowerCut(Path data, Path to, RandomGenerator chance) throws IOException {
        leave(data, to, chance);
    }

    private synchronized void leave(Path data, Path to, @Nullable RandomGenerator chance) throws IOException {
        Map<Path, Content> left = new LinkedHashMap<>(forcedNames);
        int kept = chance == null ? 0 : chance.nextInt(changes.size() + 1);
        changes.subList(0, kept).forEach(change -> apply(change, left));
        for (Map.Entry<Path, Content> each : left.entrySet()) {
            Path file = to.resolve(data.toAbsolutePath().relativize(each.getKey()));
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue().left(chance));
        }
    }

    private static void apply(Change change, Map<Path, Content> names) {
        if (change.content == null) {
            names.remove(change.name);
        } else {
            names.put(change.name, change.content);
        }
    }

    private void change(Path name, @Nullable Content content) {
        Change change = new Change(name, content);
        changes.add(change);
        apply(change, names);
    }

    private Content contentOf(Path file) throws IOException {
        Content known = names.get(file);
        if (known == null) {
            known = new Content();
            if (Files.exists(file)) {
                known.write(0, Files.readAllBytes(file));
                known.force();
                names.put(file, known);
                forcedNames.put(file, known);
            } else {
                change(file, known);
            }
        }
        return known;
    }

    @Override
    public synchronized FileChannel open(Path file, OpenOption... options) throws IOException {
        Content content = contentOf(file.toAbsolutePath());
        FileChannel base = FileChannel.open(file, options);
        content.truncate(base.size());
        return new Watched(base, content);
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        Content moved = Files.isDirectory(from) ? null : contentOf(from.toAbsolutePath());
        Disk.REAL.move(from, to);
        if (moved == null) {
            for (Path each : List.copyOf(names.keySet())) {
                if (each.startsWith(from)) {
                    Content content = names.get(each);
                    change(each, null);
                    change(to.resolve(from.relativize(each)), content);
                }
            }
            return;
        }
        change(from.toAbsolutePath(), null);
        change(to.toAbsolutePath(), moved);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        Disk.REAL.delete(file);
        change(file.toAbsolutePath(), null);
    }

    @Override
    public synchronized void forceFolder(Path folder) {
        changes.forEach(change -> apply(change, forcedNames));
        changes.clear();
    }

    private static IOException noSpace() { return new IOException("No space left on device"); }

    /** Writes at its own position, as the journal does. */
    private final class Watched extends FileChannel {
        private final FileChannel base;
        private final Content content;

        Watched(FileChannel base, Content content) {
            this.base = base;
            this.content = content;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            synchronized (UnreliableDisk.this) {
                if (full) {
                    // a disk that fills up takes the first part of a write
                    source.limit(source.position() + source.remaining() / 2);
                }
                byte[] bytes = new byte[source.remaining()];
                source.duplicate().get(bytes);
                long position = base.position();
                int written = base.write(source);
                content.write(position, Arrays.copyOf(bytes, written));
                if (full) {
                    throw noSpace();
                }
                return written;
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            synchronized (UnreliableDisk.this) {
                base.force(metaData);
                if (full) {
                    throw noSpace();
                }
                content.force();
                forces++;
                if (failForceAfterwards) {
                    failForceAfterwards = false;
                    full |= fullAfterwards;
                    fullAfterwards = false;
                    throw noSpace();
                }
            }
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            synchronized (UnreliableDisk.this) {
                base.truncate(size);
                content.truncate(size);
                return this;
            }
        }

        @Override
        public int read(ByteBuffer target) throws IOException { return base.read(target); }

        @Override
        public int read(ByteBuffer target, long position) throws IOException { return base.read(target, position); }

        @Override
        public long position() throws IOException { return base.position(); }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException { return base.size(); }

        @Override
        protected void implCloseChannel() throws IOException { base.close(); }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) { throw notUsed(); }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) { throw notUsed(); }

        @Override
        public int write(ByteBuffer source, long position) { throw notUsed(); }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) { throw notUsed(); }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) { throw notUsed(); }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) { throw notUsed(); }

        @Override
        public FileLock lock(long position, long size, boolean shared) { throw notUsed(); }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) { throw notUsed(); }

        private static IllegalStateException notUsed() {
            return new IllegalStateException("the journal does not write in this way");
        }
    }
}
