package id.bilik.queueserver.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.AfterLoss;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.file.JournalPrefix;
import id.bilik.queueserver.server.records.RecordsCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup through as it lies on the disk: every byte is compared with its checksum, every entry of the journal is
 * evolved by the core, and the records are looked at by SQLite.
 */
final class Reading {
    static final String JOURNAL = "journal/";

    private final Path file;
    private final RecipientStanzaReader identity;
    private final Path to;
    private final boolean whole;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final SequencedMap<String, String> sums = new LinkedHashMap<>();
    private @Nullable Manifest manifest;

    private Reading(Path file, RecipientStanzaReader identity, Path to, boolean whole) {
        this.file = file;
        this.identity = identity;
        this.to = to;
        this.whole = whole;
    }

    /**
     * Writes nothing but the records, which only SQLite can judge.
     *
     * @param work a folder for them
     */
    static Manifest verify(Path file, RecipientStanzaReader identity, Path work) throws IOException, BackupFailed {
        return new Reading(file, identity, work, false).run();
    }

    /** Writes all files into a folder, and verifies them. */
    static Manifest unpack(Path file, RecipientStanzaReader identity, Path to) throws IOException, BackupFailed {
        return new Reading(file, identity, to, true).run();
    }

    private Manifest run() throws IOException, BackupFailed {
        try (InputStream opened = SealedZip.read(file, identity)) {
            ZipInputStream zip = new ZipInputStream(opened);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read(entry.getName(), zip);
            }
            // to the last byte: what stands behind the files is sealed, too
            opened.transferTo(OutputStream.nullOutputStream());
        } catch (JsonProcessingException newer) {
            throw new BackupFailed(file + " was made by another version of Bilik: install that one.", newer);
        } catch (IOException | JournalDamaged | IllegalStateException altered) {
            throw new BackupFailed(file + " is not what was written, or its end is missing: " + altered.getMessage(),
                    altered);
        }
        return expectComplete();
    }

    private void read(String name, ZipInputStream zip) throws IOException, BackupFailed {
        if (name.equals(Manifest.NAME)) {
            manifest = manifest(zip.readAllBytes());
            return;
        }
        boolean entries = name.startsWith(JOURNAL) && JournalPrefix.holdsEntries(name.substring(JOURNAL.length()));
        boolean records = name.equals(RecordsCopy.FILE);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        try (OutputStream output = new DigestOutputStream(entries
                ? kept
                : whole || records ? create(name) : OutputStream.nullOutputStream(), digest)) {
            zip.transferTo(output);
        }
        sums.put(name, HexFormat.of().formatHex(digest.digest()));
        if (entries) {
            replay(name.substring(JOURNAL.length()), kept.toByteArray());
            if (whole) {
                try (OutputStream output = create(name)) {
                    kept.writeTo(output);
                }
            }
        }
        if (records) {
            RecordsCopy.expectWhole(to.resolve(name));
        }
    }

    private Manifest manifest(byte[] text) throws IOException, BackupFailed {
        Manifest read = StrictJson.lenient().readValue(text, Manifest.class);
        if (read.format() > Manifest.FORMAT) {
            throw new BackupFailed(file + " was made by a newer version of Bilik, " + read.version()
                    + ": install that one.");
        }
        return read;
    }

    private void replay(String name, byte[] lines) throws IOException {
        String id = JournalPrefix.branchOf(name);
        Branch[] branch = {branches.getOrDefault(id, Branch.unfounded(id))};
        JournalPrefix.read(name, lines, branch[0].sequence() + 1,
                entry -> branch[0] = AfterLoss.evolve(branch[0], EventCodec.decode(entry)));
        branches.put(id, branch[0]);
    }

    private Manifest expectComplete() throws BackupFailed {
        Manifest found = manifest;
        if (found == null) {
            throw new BackupFailed(file + " is not whole: its end is missing.");
        }
        SequencedMap<String, Long> lasts = new LinkedHashMap<>();
        branches.forEach((id, branch) -> lasts.put(id, branch.sequence()));
        if (!sums.equals(found.files()) || !lasts.equals(found.branches())) {
            throw new BackupFailed(file + " is not what was written: it lacks files or entries, or has others.");
        }
        return found;
    }

    private OutputStream create(String name) throws IOException {
        Path target = to.resolve(name).normalize();
        if (!target.startsWith(to)) {
            throw new IOException("the name " + name + " leads out of the backup");
        }
        Files.createDirectories(target.getParent());
        return Forced.create(target);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
