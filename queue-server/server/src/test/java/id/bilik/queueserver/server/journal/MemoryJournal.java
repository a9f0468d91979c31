package id.bilik.queueserver.server.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A journal that is gone with its process: for tests and measurements that are about something else than the disk.
 * Everything that a journal promises holds but the survival of a power cut.
 */
public final class MemoryJournal implements Journal {
    private static final int SNAPSHOTS = 2;
    private static final int LARGEST_READING = 100_000;

    private final Map<String, Written> branches;

    private static final class Written {
        private final List<JournalEntry> entries = new ArrayList<>();
        private final Map<UUID, JournalEntry> firstOfRequest = new HashMap<>();
        /** Newest first. */
        private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    }

    public MemoryJournal() { this(new HashMap<>()); }

    private MemoryJournal(Map<String, Written> branches) { this.branches = branches; }

    /** The same journal, opened once more. */
    public MemoryJournal openedAgain() { return new MemoryJournal(branches); }

    @Override
    public void append(String branch, List<JournalEntry> batch) {
        synchronized (branches) {
            Written written = of(branch);
            long next = written.entries.size() + 1L;
            for (JournalEntry entry : batch) {
                if (entry.sequence() < next) {
                    throw new SequenceTaken("entry " + entry.sequence() + " of " + branch + " is written already",
                            null);
                }
                if (entry.sequence() > next) {
                    throw new IllegalArgumentException(
                            "entry " + entry.sequence() + " of " + branch + " leaves a gap after " + (next - 1));
                }
                next++;
            }
            for (JournalEntry entry : batch) {
                written.entries.add(entry);
                if (entry.requestId() != null) {
                    written.firstOfRequest.putIfAbsent(entry.requestId(), entry);
                }
            }
        }
    }

    @Override
    public List<JournalEntry> read(String branch, long after, int limit) {
        if (limit < 1 || limit > LARGEST_READING) {
            throw new IllegalArgumentException("a reading has 1 to " + LARGEST_READING + " entries, not " + limit);
        }
        synchronized (branches) {
            List<JournalEntry> entries = of(branch).entries;
            int from = (int) Math.min(after, entries.size());
            return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
        }
    }

    @Override
    public void replay(String branch, long after, Consumer<JournalEntry> reader) {
        long last = last(branch);
        if (after > last) {
            throw new JournalDamaged("the journal of " + branch + " ends at entry " + last + ", not after " + after,
                    null);
        }
        long read = after;
        for (List<JournalEntry> page = read(branch, read, LARGEST_READING); !page.isEmpty(); page = read(branch, read,
                LARGEST_READING)) {
            page.forEach(reader);
            read += page.size();
        }
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        synchronized (branches) {
            return Optional.ofNullable(of(branch).firstOfRequest.get(requestId));
        }
    }

    @Override
    public List<String> branches() {
        synchronized (branches) {
            return branches.entrySet().stream().filter(each -> !each.getValue().entries.isEmpty())
                    .map(Map.Entry::getKey).sorted().toList();
        }
    }

    @Override
    public Optional<JournalDamaged> damage() { return Optional.empty(); }

    @Override
    public long last(String branch) {
        synchronized (branches) {
            return of(branch).entries.size();
        }
    }

    @Override
    public void saveSnapshot(String branch, Snapshot snapshot) {
        synchronized (branches) {
            Written written = of(branch);
            if (snapshot.sequence() > written.entries.size()) {
                throw new IllegalArgumentException(
                        "a snapshot at " + snapshot.sequence() + " of a journal that ends at "
                                + written.entries.size());
            }
            written.snapshots.removeIf(kept -> kept.sequence() == snapshot.sequence());
            written.snapshots.addFirst(snapshot);
            if (written.snapshots.size() > SNAPSHOTS) {
                written.snapshots.removeLast();
            }
        }
    }

    @Override
    public Optional<Snapshot> findSnapshot(String branch, int format) {
        synchronized (branches) {
            return of(branch).snapshots.stream().filter(kept -> kept.format() == format).findFirst();
        }
    }

    @Override
    public void probe() {
        // memory can always be written
    }

    @Override
    public void close() {
        // what was written stays for those who open it again
    }

    private Written of(String branch) { return branches.computeIfAbsent(branch, name -> new Written()); }
}
