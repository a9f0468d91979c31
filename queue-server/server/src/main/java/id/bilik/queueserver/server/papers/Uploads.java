package id.bilik.queueserver.server.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Papers that are on their way, part by part, so that a line that breaks costs one part. Their parts lie sealed in files whose keys are in the
 * memory of this process alone. Any thread may call.
 */
public final class Uploads {
    /** Bytes of a paper. */
    public static final int MOST_BYTES = 6 * 1024 * 1024;
    /** Bytes of a part: a few seconds on a poor line. */
    public static final int MOST_BYTES_OF_PART = 256 * 1024;
    /** On their way at once; of all bookings together. */
    static final int MOST = 64;
    /** After which nobody goes on with it. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final PaperFolder folder;
    private final InstantSource clock;
    private final Map<Of, Upload> open = new LinkedHashMap<>();

    private record Of(String booking, String document) {}

    /**
     * How far it has come, in bytes.
     *
     * @param received less than {@code size}, unless it could not be kept yet
     */
    public record Progress(long size, long received) {
        /** Whether all of it is here. */
        public boolean endsHere() { return received == size; }
    }

    private static final class Upload {
        private final PaperFolder.Made file;
        private final long size;
        private long received;
        private Instant at;

        Upload(PaperFolder.Made file, long size, Instant at) {
            this.file = file;
            this.size = size;
            this.at = at;
        }

        Progress progress() { return new Progress(size, received); }
    }

    public Uploads(PaperFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Begins one of so many bytes, in place of one of the same paper.
     *
     * @return empty where there is no room for it now
     * @throws IOException it can't be written
     */
    public synchronized Optional<Progress> begin(String booking, String document, long size) throws IOException {
        forget(booking, document);
        dropForgotten();
        if (open.size() >= MOST || !folder.hasRoom()) {
            return Optional.empty();
        }
        Upload upload = new Upload(folder.begin(), size, clock.instant());
        open.put(new Of(booking, document), upload);
        return Optional.of(upload.progress());
    }

    public synchronized Optional<Progress> find(String booking, String document) {
        return Optional.ofNullable(open.get(new Of(booking, document))).map(Upload::progress);
    }

    /**
     * Adds a part where it goes on.
     *
     * @return how far it then has come; as before where the part begins elsewhere, or has more than is to come; empty where
     *     there is no such upload
     * @throws IOException it can't be written
     */
    public synchronized Optional<Progress> add(String booking, String document, long offset, byte[] part)
            throws IOException {
        Upload upload = open.get(new Of(booking, document));
        if (upload == null) {
            return Optional.empty();
        }
        if (offset == upload.received && part.length > 0 && part.length <= upload.size - upload.received) {
            upload.file.file().add(part);
            upload.received += part.length;
            upload.at = clock.instant();
        }
        return Optional.of(upload.progress());
    }

    /**
     * All of it, once it is complete.
     *
     * @throws IOException it can't be read
     */
    public synchronized Optional<byte[]> read(String booking, String document) throws IOException {
        Upload upload = open.get(new Of(booking, document));
        if (upload == null || !upload.progress().endsHere()) {
            return Optional.empty();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) upload.size);
        for (byte[] part : upload.file.file().read()) {
            all.writeBytes(part);
        }
        return Optional.of(all.toByteArray());
    }

    /** It was kept, refused or given up. */
    public synchronized void forget(String booking, String document) {
        Upload upload = open.remove(new Of(booking, document));
        if (upload != null) {
            folder.delete(upload.file.name());
        }
    }

    private void dropForgotten() {
        Instant since = clock.instant().minus(LONGEST_PAUSE);
        Iterator<Upload> all = open.values().iterator();
        while (all.hasNext()) {
            Upload upload = all.next();
            if (upload.at.isBefore(since)) {
                folder.delete(upload.file.name());
                all.remove();
            }
        }
    }
}
