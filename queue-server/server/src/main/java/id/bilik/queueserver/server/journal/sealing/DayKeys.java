package id.bilik.queueserver.server.journal.sealing;

import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.server.journal.file.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the days, each in a small file beside the journal, readable by the server's user alone. A key is on the
 * disk before anything is sealed with it, and what it seals is gone with it. Any thread may call.
 */
public final class DayKeys {
    /** Below a server's data folder. */
    public static final String FOLDER = "day-keys";

    private static final Logger LOG = LoggerFactory.getLogger(DayKeys.class);
    private static final Pattern FILE = Pattern.compile("((\\d{4}-\\d\\d-\\d\\d)\\.[0-9a-f]{8})\\.(text|people)");

    private final Path folder;
    private final Disk disk;
    private final SecureRandom random;
    private final Map<Personal.Level, NavigableSet<String>> ids = new EnumMap<>(Personal.Level.class);
    private final Map<String, Optional<DayKey>> read = new HashMap<>();

    private DayKeys(Path folder, Disk disk, SecureRandom random) {
        this.folder = folder;
        this.disk = disk;
        this.random = random;
        for (Personal.Level level : Personal.Level.values()) {
            ids.put(level, new TreeSet<>());
        }
    }

    /** Opens those below a data folder, and makes the folder where there is none. */
    public static DayKeys open(Path data, SecureRandom random) throws IOException {
        return open(data, Disk.REAL, random);
    }

    /** As above, on that disk. */
    public static DayKeys open(Path data, Disk disk, SecureRandom random) throws IOException {
        Path root = data.toAbsolutePath();
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(root);
            Files.createDirectory(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            disk.forceFolder(root);
        }
        DayKeys keys = new DayKeys(folder, disk, random);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> FILE.matcher(String.valueOf(file.getFileName()))).filter(Matcher::matches)
                    .forEach(file -> keys.of(level(file.group(3))).add(file.group(1)));
        }
        return keys;
    }

    private static Personal.Level level(String word) {
        return word.equals(Personal.Level.TEXT.word()) ? Personal.Level.TEXT : Personal.Level.PEOPLE;
    }

    private NavigableSet<String> of(Personal.Level level) { return ids.getOrDefault(level, new TreeSet<>()); }

    /**
     * The key with which a date's facts are sealed, made where there is none.
     *
     * @throws IOException it can't be made; nothing may be sealed then
     */
    synchronized DayKey current(LocalDate date, Personal.Level level) throws IOException {
        for (String id : of(date, level)) {
            Optional<DayKey> known = find(id, level);
            if (known.isPresent()) {
                return known.get();
            }
        }
        byte[] bytes = new byte[DayKey.BYTES];
        random.nextBytes(bytes);
        DayKey made = DayKey.of(date, bytes);
        Path file = folder.resolve(DayKey.file(made.id(), level));
        try (FileChannel channel = disk.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            write(channel, bytes);
            disk.forceFolder(folder);
        } catch (IOException failed) {
            disk.delete(file);
            throw failed;
        }
        of(level).add(made.id());
        read.put(DayKey.file(made.id(), level), Optional.of(made));
        return made;
    }

    /** Writes over what a file holds, and returns when the disk has it. */
    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(true);
    }

    /** The key of that id; empty where it was destroyed, or is lost or damaged. */
    synchronized Optional<DayKey> find(String id, Personal.Level level) {
        if (!of(level).contains(id)) {
            return Optional.empty();
        }
        return read.computeIfAbsent(DayKey.file(id, level), name -> {
            try {
                Optional<DayKey> key = DayKey.parse(id, Files.readAllBytes(folder.resolve(name)));
                if (key.isEmpty()) {
                    LOG.warn("the day key {} is damaged: what it sealed is read as purged", name);
                }
                return key;
            } catch (IOException unreadable) {
                LOG.warn("the day key {} cannot be read: what it sealed is read as purged ({})", name,
                        unreadable.getClass().getSimpleName());
                return Optional.empty();
            }
        });
    }

    private List<String> of(LocalDate date, Personal.Level level) {
        // the sign after a full stop: all ids that begin with the date
        return List.copyOf(of(level).subSet(date + ".", date + "/"));
    }

    /** The dates of which there are keys, damaged ones too, ascending. */
    public synchronized List<LocalDate> listDates(Personal.Level level) {
        return of(level).stream().map(id -> LocalDate.parse(id.substring(0, id.indexOf('.')))).distinct().toList();
    }

    /**
     * Destroys the keys of a date: their bytes are written over before the names go. Repeated after a kill, it does what
     * is left to do.
     *
     * @throws IOException some of them may be left
     */
    public synchronized void destroy(LocalDate date, Personal.Level level) throws IOException {
        for (String id : of(date, level)) {
            String name = DayKey.file(id, level);
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                try (FileChannel channel = disk.open(file, StandardOpenOption.WRITE)) {
                    write(channel, new byte[DayKey.BYTES]);
                    channel.truncate(0);
                }
                disk.delete(file);
            }
            disk.forceFolder(folder);
            of(level).remove(id);
            read.remove(name);
        }
    }
}
