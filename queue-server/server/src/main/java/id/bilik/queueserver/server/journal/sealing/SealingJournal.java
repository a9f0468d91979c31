package id.bilik.queueserver.server.journal.sealing;

import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.server.journal.DiskFull;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.Snapshot;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in front of another one, which gets what concerns people sealed alone. Whoever reads here sees it open while
 * the key of its day lasts. Only through this one a branch is written.
 */
public final class SealingJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SealingJournal.class);

    private final Journal beneath;
    private final DayKeys keys;
    private final ZoneId zone;
    private final EntrySeals entries;
    private final SnapshotSeal snapshots;
    private final SecureRandom random;
    private final Map<String, Batch> unwritten = new ConcurrentHashMap<>();

    /** A batch whose append failed. The very same one may come again, and must then be sealed as it was. */
    private record Batch(List<JournalEntry> open, List<JournalEntry> sealed) {}

    /** @param zone whose dates the keys have: the branch's */
    public SealingJournal(Journal beneath, DayKeys keys, ZoneId zone, SecureRandom random) {
        this.beneath = beneath;
        this.keys = keys;
        this.zone = zone;
        this.random = random;
        this.entries = new EntrySeals(keys, zone, random);
        this.snapshots = new SnapshotSeal(random);
    }

    @Override
    public void append(String branch, List<JournalEntry> batch) {
        Batch before = unwritten.get(branch);
        List<JournalEntry> sealed = before != null && before.open.equals(batch) ? before.sealed : seal(branch, batch);
        try {
            beneath.append(branch, sealed);
            unwritten.remove(branch);
        } catch (JournalUnavailable unavailable) {
            unwritten.put(branch, new Batch(List.copyOf(batch), sealed));
            throw unavailable;
        }
    }

    private List<JournalEntry> seal(String branch, List<JournalEntry> batch) {
        List<JournalEntry> sealed = new ArrayList<>(batch.size());
        try {
            for (JournalEntry entry : batch) {
                sealed.add(entries.seal(branch, entry));
            }
            return sealed;
        } catch (IOException failed) {
            throw noKey(failed);
        }
    }

    private static JournalUnavailable noKey(IOException failed) {
        return new JournalUnavailable(DiskFull.isCauseOf(failed)
                ? "The disk that holds the day keys is full; nothing is lost, make room and it goes on by itself."
                : "The day's key can't be made now: " + failed, failed, true);
    }

    @Override
    public List<JournalEntry> read(String branch, long after, int limit) {
        return beneath.read(branch, after, limit).stream().map(entry -> entries.open(branch, entry)).toList();
    }

    @Override
    public void replay(String branch, long after, Consumer<JournalEntry> reader) {
        beneath.replay(branch, after, entry -> reader.accept(entries.open(branch, entry)));
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        return beneath.findByRequest(branch, requestId).map(entry -> entries.open(branch, entry));
    }

    @Override
    public List<String> branches() { return beneath.branches(); }

    @Override
    public long last(String branch) { return beneath.last(branch); }

    /** Sealed for the date of its last event. */
    @Override
    public void saveSnapshot(String branch, Snapshot snapshot) {
        saveSnapshot(branch, snapshot, beneath.read(branch, snapshot.sequence() - 1, 1).stream().findFirst()
                .map(entry -> entry.at().atZone(zone).toLocalDate()).orElse(LocalDate.EPOCH));
    }

    /**
     * Keeps a snapshot that can be read as long as the texts of a date.
     *
     * @param date the first of which it tells
     */
    public void saveSnapshot(String branch, Snapshot snapshot, LocalDate date) {
        try {
            beneath.saveSnapshot(branch, snapshots.seal(branch, snapshot, keys.current(date, Personal.Level.TEXT)));
        } catch (IOException failed) {
            throw noKey(failed);
        }
    }

    @Override
    public Optional<Snapshot> findSnapshot(String branch, int format) {
        return beneath.findSnapshot(branch, format).flatMap(sealed -> {
            Optional<Snapshot> open = keys.find(Seal.keyOf(sealed.data()), Personal.Level.TEXT)
                    .flatMap(key -> snapshots.open(branch, sealed, key));
            if (open.isEmpty()) {
                LOG.info("the snapshot of {} at {} has no key any more", branch, sealed.sequence());
            }
            return open;
        });
    }

    /**
     * Something for the records, sealed with the text key of a date and gone with it.
     *
     * @param place of which the same must be said to open it again
     * @throws JournalUnavailable where there is no key and none can be made
     */
    public String seal(LocalDate date, String place, byte[] plain) {
        try {
            return Seal.close(keys.current(date, Personal.Level.TEXT), plain, place, random);
        } catch (IOException failed) {
            throw noKey(failed);
        }
    }

    /** What was sealed so; empty once the key is gone, and for another place. */
    public Optional<byte[]> open(String seal, String place) {
        return keys.find(Seal.keyOf(seal), Personal.Level.TEXT).flatMap(key -> Seal.open(key, seal, place));
    }

    @Override
    public Optional<JournalDamaged> damage() { return beneath.damage(); }

    @Override
    public void probe() { beneath.probe(); }

    @Override
    public void close() { beneath.close(); }
}
