package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.DiskFull;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.JournalRefused;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.SequenceTaken;
import id.bilik.queueserver.server.journal.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded journal: a folder of append-only files for each branch. An append is one write and one force, and nothing
 * that was acknowledged is ever written over.
 */
public final class FileJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final int LONGEST_READING = 100_000;
    private static final int LONGEST_NAME = 64;
    private static final int PAGE = 5_000;
    /** In a data folder, from before the first file is moved until all are there. */
    public static final String UNFINISHED_RESTORE = "restore-unfinished";
    private static final int PROBE_BYTES = 4_096;

    private final Path root;
    private final Disk disk;
    private final long segmentBytes;
    private final FolderLock lock;
    private final Incarnation incarnation;
    private final Map<String, BranchFiles> branches = new ConcurrentHashMap<>();
    private final Housekeeping housekeeping;

    private FileJournal(Path root, Disk disk, long segmentBytes, FolderLock lock, Incarnation incarnation) {
        this.root = root;
        this.disk = disk;
        this.segmentBytes = segmentBytes;
        this.lock = lock;
        this.incarnation = incarnation;
        this.housekeeping = new Housekeeping(branches.values());
    }

    /** The folder of the journal below a server's data folder. */
    public static Path folder(Path data) {
        return data.toAbsolutePath().resolve("journal");
    }

    /**
     * Opens the journal in a data folder, and makes it where there is none.
     *
     * @throws JournalDamaged a file is missing, or is not what was written
     * @throws id.bilik.queueserver.server.journal.JournalInUse another process has it open, or this one already
     * @throws JournalUnavailable the folder can't be written
     * @throws JournalRefused the folder is a copy, or a restore into it was interrupted
     */
    public static FileJournal open(Path data) { return open(data, Disk.REAL, BranchFiles.SEGMENT_BYTES); }

    /** As above, on that disk, with a new file whenever one has reached so many bytes. */
    static FileJournal open(Path data, Disk disk, long segmentBytes) {
        try {
            Files.createDirectories(data.toAbsolutePath());
            if (Files.exists(data.resolve(UNFINISHED_RESTORE))) {
                throw new JournalRefused("A restore into " + data.toAbsolutePath() + " was interrupted. Start the"
                        + " queue-server with `restore FILE` again; what was there before lies in before-restore-….");
            }
            new TakeOver(data, disk, segmentBytes).run();
        } catch (IOException e) {
            throw unavailable(folder(data), e, true);
        }
        return openAt(folder(data), disk, segmentBytes);
    }

    /** As {@link #open}, a copy of a journal too: for whoever only reads it, or begins a new epoch in it. */
    public static FileJournal openCopy(Path data) {
        return openAt(folder(data), Disk.REAL, BranchFiles.SEGMENT_BYTES, Incarnation::readAny);
    }

    /** From here on the folder is the original of this life of the journal. */
    public void beginIncarnation(UUID id) {
        Incarnation.begin(root, id);
    }

    static FileJournal openAt(Path root, Disk disk, long segmentBytes) {
        return openAt(root, disk, segmentBytes, Incarnation::expectOriginal);
    }

    private static FileJournal openAt(Path root, Disk disk, long segmentBytes, Function<Path, Incarnation> identified) {
        long began = System.nanoTime();
        FolderLock lock;
        try {
            Files.createDirectories(root);
            disk.forceFolder(root.resolveSibling(".").normalize());
            lock = FolderLock.take(root);
        } catch (IOException e) {
            throw unavailable(root, e, true);
        }
        FileJournal journal;
        try {
            journal = new FileJournal(root, disk, segmentBytes, lock, identified.apply(root));
        } catch (JournalException e) {
            lock.close();
            throw e;
        }
        try {
            journal.openBranches();
        } catch (JournalException e) {
            journal.close();
            throw e;
        }
        Map<String, Long> lasts = journal.branches.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().last()));
        LOG.info("The journal in {} is open at {} after {} ms", root, lasts.isEmpty() ? "its beginning" : lasts,
                (System.nanoTime() - began) / 1_000_000);
        journal.housekeeping.start();
        return journal;
    }

    private void openBranches() {
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String branch = Names.branch(folder);
                branches.put(branch, BranchFiles.open(new Layout(disk, folder, branch), segmentBytes));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void append(String branch, List<JournalEntry> entries) {
        checkName(branch);
        if (entries.isEmpty()) {
            return;
        }
        expectNoGap(branch, entries);
        BranchFiles files = openOrBegin(branch);
        synchronized (files) {
            expectNext(branch, files.last(), entries.getFirst().sequence());
            try {
                files.append(List.copyOf(entries));
            } catch (IOException e) {
                throw unavailable(root, e, isCut(files));
            }
        }
        if (files.hasClosedSegments()) {
            housekeeping.wake();
        }
    }

    private static boolean isCut(BranchFiles files) {
        try {
            files.cut();
            return true;
        } catch (IOException e) {
            LOG.debug("What the failed append left is cut off before the next one", e);
            return false;
        }
    }

    private static void expectNoGap(String branch, List<JournalEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).sequence() != entries.get(i - 1).sequence() + 1) {
                throw new IllegalArgumentException("Entry " + entries.get(i - 1).sequence() + " of branch " + branch
                        + " can't be followed by entry " + entries.get(i).sequence());
            }
        }
    }

    private static void expectNext(String branch, long last, long first) {
        if (first <= last) {
            throw new SequenceTaken("Entry " + first + " of branch " + branch + " stands in the journal already, which"
                    + " ends at " + last + "; replay it before appending.", null);
        }
        if (first > last + 1) {
            throw new IllegalArgumentException("Branch " + branch + " ends at entry " + last + ": entry " + first
                    + " would leave a gap");
        }
    }

    private BranchFiles openOrBegin(String branch) {
        return branches.computeIfAbsent(branch, name -> {
            try {
                return BranchFiles.open(Layout.of(disk, root, name), segmentBytes);
            } catch (IOException e) {
                throw failed(e);
            }
        });
    }

    @Override
    public List<JournalEntry> read(String branch, long after, int limit) {
        if (limit < 1 || limit > LONGEST_READING) {
            throw new IllegalArgumentException("A reading takes 1 to 100,000 entries, not " + limit);
        }
        long from = Math.max(0, after);
        return page(branch, from, Math.min(last(branch), from + limit));
    }

    @Override
    public void replay(String branch, long after, Consumer<JournalEntry> reader) {
        long last = last(branch);
        if (after > last) {
            throw damaged("branch " + branch + " ends at entry " + last + " where entry " + after
                    + " was once written", null);
        }
        for (long at = Math.max(0, after); at < last; at += PAGE) {
            page(branch, at, Math.min(last, at + PAGE)).forEach(reader);
        }
    }

    private List<JournalEntry> page(String branch, long after, long upTo) {
        BranchFiles files = branches.get(branch);
        if (files == null || after >= upTo) {
            return List.of();
        }
        List<JournalEntry> entries = new ArrayList<>();
        try {
            files.read(after, upTo, entries::add);
        } catch (IOException e) {
            throw failed(e);
        }
        return entries;
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        checkName(branch);
        BranchFiles files = branches.get(branch);
        try {
            return files == null ? Optional.empty() : files.findByRequest(requestId);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public List<String> branches() {
        return branches.values().stream().filter(files -> files.last() > 0).map(BranchFiles::branch).sorted().toList();
    }

    @Override
    public long last(String branch) {
        checkName(branch);
        BranchFiles files = branches.get(branch);
        return files == null ? 0 : files.last();
    }

    @Override
    public void saveSnapshot(String branch, Snapshot snapshot) {
        if (snapshot.sequence() > last(branch)) {
            throw new IllegalArgumentException("A snapshot as of entry " + snapshot.sequence() + " of branch " + branch
                    + " lies beyond the journal's last");
        }
        try {
            openOrBegin(branch).snapshots().save(snapshot);
        } catch (IOException e) {
            throw unavailable(root, e, true);
        }
    }

    @Override
    public Optional<Snapshot> findSnapshot(String branch, int format) {
        checkName(branch);
        BranchFiles files = branches.get(branch);
        try {
            return files == null ? Optional.empty() : files.snapshots().find(format);
        } catch (IOException e) {
            throw unavailable(root, e, true);
        }
    }

    /** Takes as much room as an append would, and gives it back. */
    @Override
    public void probe() {
        if (!incarnation.isStillIn(root)) {
            throw unavailable(root, new IOException("its folder was replaced under the running server"), true);
        }
        Path file = root.resolve("probe");
        try (FileChannel channel = disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            channel.truncate(0);
        } catch (IOException e) {
            throw unavailable(root, e, true);
        }
    }

    @Override
    public Optional<JournalDamaged> damage() {
        return housekeeping.damage().map(altered -> damaged(String.valueOf(altered.getMessage()), altered));
    }

    private JournalException failed(IOException failure) {
        return failure instanceof Altered altered
                ? damaged(String.valueOf(altered.getMessage()), altered)
                : unavailable(root, failure, true);
    }

    private JournalDamaged damaged(String how, @Nullable Throwable cause) {
        return new JournalDamaged("The journal in " + root + " is damaged: " + how + ". Nothing was changed. Start the"
                + " queue-server with `verify` to list what is missing; with `repair` it takes the branch up again and"
                + " gives no number twice.", cause);
    }

    private static JournalUnavailable unavailable(Path root, IOException failure, boolean settled) {
        return new JournalUnavailable(DiskFull.isCauseOf(failure)
                ? "The disk that holds the journal " + root
                        + " is full; nothing is lost, make room and it goes on by itself."
                : "The journal " + root + " can't be used now: " + failure, failure, settled);
    }

    private static void checkName(String branch) {
        if (branch.isEmpty() || branch.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A branch's name has 1 to 64 characters, not " + branch.length());
        }
    }

    @Override
    public void close() {
        housekeeping.close();
        for (BranchFiles files : branches.values()) {
            try {
                files.close();
            } catch (IOException e) {
                LOG.warn("A file of branch {} didn't close; all that was acknowledged is on the disk: {}",
                        files.branch(), e.getMessage());
            }
        }
        lock.close();
    }
}
