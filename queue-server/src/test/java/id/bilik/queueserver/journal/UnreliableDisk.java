package id.bilik.queueserver.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that knows what was only written from what was forced, and that fills up when it is told to.
 *
 * <p>Files lie where they always lie. Of each database file it also keeps what a power cut would leave: the state at
 * the last force, and after it the writes that may have reached the disk or not, in any choice. One at a time.
 */
public final class UnreliableDisk extends FilePathWrapper implements AutoCloseable {
    public static final String SCHEME = "unreliable";
    private static volatile Disk disk = new Disk();

    /** H2 makes further instances by this constructor as it walks; they share the one disk. */
    public UnreliableDisk() {}

    public static UnreliableDisk register() {
        disk = new Disk();
        UnreliableDisk registered = new UnreliableDisk();
        FilePath.register(registered);
        return registered;
    }

    /** The embedded database in a directory, on this disk. */
    public static Database database(Path directory) {
        return Database.in(directory, SCHEME);
    }

    public int forces() { return disk.forces(); }

    public void fillUp() { disk.full = true; }

    /** Full, and what has been written so far reaches the disk, but the next force reports an error all the same. */
    public void failNextForceAfterwards() {
        disk.failForceAfterwards = true;
    }

    /** What the next force is for reaches the disk, but an error is reported, and from then on it is full. */
    public void fillUpAfterNextForce() {
        disk.fullAfterwards = true;
        disk.failForceAfterwards = true;
    }

    public void makeRoom() { disk.full = false; }

    /** What is surely on the disk. */
    public byte[] forced() { return disk.forced(); }

    /** What a power cut just now leaves: the forced state, and any of the writes since. */
    public byte[] afterPowerCut(RandomGenerator chance) {
        return disk.afterPowerCut(chance);
    }

    @Override
    public void close() { FilePath.unregister(this); }

    @Override
    public String getScheme() { return SCHEME; }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = getBase().open(mode);
        return name.endsWith(".mv.db") ? new Watched(base, disk, Path.of(getBase().name)) : base;
    }

    private record Write(int at, ByteBuffer bytes) {}

    private static final class Disk {
        volatile boolean full;
        volatile boolean failForceAfterwards;
        volatile boolean fullAfterwards;
        private int forces;
        private byte[] forced = new byte[1 << 20];
        private int length;
        private final List<Write> since = new ArrayList<>();

        synchronized boolean isEmpty() { return length == 0 && since.isEmpty(); }

        synchronized int forces() { return forces; }

        synchronized void written(long at, byte[] bytes) {
            since.add(new Write(Math.toIntExact(at), ByteBuffer.wrap(bytes)));
        }

        synchronized void force(FileChannel base) throws IOException {
            base.force(true);
            if (full) {
                throw noSpace();
            }
            since.forEach(this::keep);
            since.clear();
            forces++;
            if (failForceAfterwards) {
                failForceAfterwards = false;
                full |= fullAfterwards;
                fullAfterwards = false;
                throw noSpace();
            }
        }

        synchronized byte[] forced() { return Arrays.copyOf(forced, length); }

        synchronized byte[] afterPowerCut(RandomGenerator chance) {
            Disk cut = new Disk();
            cut.keep(new Write(0, ByteBuffer.wrap(forced())));
            since.stream().filter(write -> chance.nextBoolean()).forEach(cut::keep);
            return cut.forced();
        }

        private void keep(Write write) {
            length = Math.max(length, write.at + write.bytes.capacity());
            if (length > forced.length) {
                forced = Arrays.copyOf(forced, 2 * length);
            }
            write.bytes.get(0, forced, write.at, write.bytes.capacity());
        }

        static IOException noSpace() { return new IOException("No space left on device"); }
    }

    private static final class Watched extends FileBaseDefault {
        private final FileChannel base;
        private final Disk disk;

        Watched(FileChannel base, Disk disk, Path path) {
            this.base = base;
            this.disk = disk;
            try {
                if (disk.isEmpty() && Files.size(path) > 0) {
                    disk.written(0, Files.readAllBytes(path));
                    disk.force(base);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (disk.full) {
                // A disk that fills up takes the first part of a write.
                source.limit(source.position() + source.remaining() / 2);
            }
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            int written = 0;
            while (source.hasRemaining()) {
                written += base.write(source, position + written);
            }
            disk.written(position, bytes);
            if (disk.full) {
                throw Disk.noSpace();
            }
            return written;
        }

        @Override
        public void force(boolean metaData) throws IOException { disk.force(base); }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public long size() throws IOException { return base.size(); }

        /** A shorter file is not what may save an entry, so the shadow keeps its tail. */
        @Override
        protected void implTruncate(long size) throws IOException { base.truncate(size); }

        @Override
        protected void implCloseChannel() throws IOException { base.close(); }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }
    }
}
