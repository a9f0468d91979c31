package id.bilik.queueserver.server.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sealed files of papers, below a server's data folder, and of uploads that are not complete. */
public final class PaperFolder {
    /** Its name; backups leave it out. */
    public static final String NAME = "papers";
    /** Bytes of all files together; beyond it nothing is begun, so that journal and records have room. */
    public static final long MOST_BYTES = 4L * 1024 * 1024 * 1024;
    /** Bytes that stay free on the disk. */
    private static final long LEFT_FREE = 512L * 1024 * 1024;
    private static final String PARTIAL = "partial.";
    private static final int RANDOM = 8;
    private static final Logger LOG = LoggerFactory.getLogger(PaperFolder.class);

    private final Path folder;
    private final SecureRandom random;

    /** A file that was made, and its key in Base64. */
    record Made(String name, String key, SealedFile file) {}

    private PaperFolder(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Opens it, and makes it where there is none. Uploads of a server before this one go: their keys went with it. */
    public static PaperFolder open(Path data, SecureRandom random) {
        Path folder = data.toAbsolutePath().resolve(NAME);
        try {
            Files.createDirectories(data.toAbsolutePath());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("the folder of papers cannot be made", unusable);
        }
        PaperFolder opened = new PaperFolder(folder, random);
        opened.names().stream().filter(name -> name.startsWith(PARTIAL)).forEach(opened::delete);
        return opened;
    }

    /** Whether there is room for more. */
    public boolean hasRoom() {
        try {
            return used() < MOST_BYTES && Files.getFileStore(folder).getUsableSpace() > LEFT_FREE;
        } catch (IOException unknown) {
            return false;
        }
    }

    private long used() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** A file for an upload. */
    Made begin() throws IOException { return make(PARTIAL); }

    /** A file with those pages, which is on the disk. */
    Made keep(String booking, List<byte[]> pages) throws IOException {
        Made made = make(booking + ".");
        try {
            for (byte[] page : pages) {
                made.file().add(page);
            }
            made.file().force();
            return made;
        } catch (IOException failed) {
            delete(made.name());
            throw failed;
        }
    }

    private Made make(String prefix) throws IOException {
        byte[] key = new byte[SealedFile.KEY];
        random.nextBytes(key);
        byte[] name = new byte[RANDOM];
        random.nextBytes(name);
        String file = prefix + HexFormat.of().formatHex(name);
        return new Made(file, Base64.getEncoder().encodeToString(key),
                SealedFile.make(folder.resolve(file), key, random));
    }

    SealedFile open(String name, String key) {
        return SealedFile.of(folder.resolve(name), Base64.getDecoder().decode(key), random);
    }

    boolean has(String name) { return Files.exists(folder.resolve(name)); }

    /** The files of papers that were kept. */
    List<String> list() {
        return names().stream().filter(name -> !name.startsWith(PARTIAL)).toList();
    }

    /** Those of a booking. */
    List<String> list(String booking) {
        return list().stream().filter(name -> name.startsWith(booking + ".")).toList();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder of papers cannot be read", unreadable);
        }
    }

    /** A file that can't be deleted now goes with the next sweep, and nothing opens it. */
    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException later) {
            LOG.warn("a file of papers can't be deleted yet: {}", later.getClass().getSimpleName());
        }
    }
}
