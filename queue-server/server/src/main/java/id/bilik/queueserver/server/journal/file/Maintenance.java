package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.database.EarlierDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a technician does with a journal while no server writes it: {@code verify} reads everything and says what is
 * missing, by number; {@code repair} takes up what is left, so that the branch can open again.
 */
public final class Maintenance {
    private final Path data;
    private final PrintStream out;

    /** @param out told what is found and done, a fact a line */
    public Maintenance(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Reads every file through and changes none; true where nothing is missing. Also while a server runs. */
    public boolean verify() {
        try {
            if (isEarlier()) {
                return verifyEarlier();
            }
            boolean whole = true;
            for (Layout layout : layouts()) {
                whole &= tell(layout, Inspection.of(layout));
            }
            return whole;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Replaces what is missing, and says what it did.
     *
     * @throws id.bilik.queueserver.server.journal.JournalInUse a server has the journal open
     */
    public void repair(Instant now) {
        Path root = FileJournal.folder(data);
        try {
            if (isEarlier()) {
                repairEarlier(now);
            }
            if (!Files.isDirectory(root)) {
                out.println("There is no journal in " + root + ".");
                return;
            }
            try (FolderLock _ = FolderLock.take(root)) {
                for (Layout layout : layouts()) {
                    repair(layout, now);
                }
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private void repair(Layout layout, Instant now) throws IOException {
        Inspection found = Inspection.of(layout);
        if (tell(layout, found)) {
            out.println("Branch " + layout.branch() + ": nothing to repair.");
            return;
        }
        new Repair(layout, now).run(found);
        if (found.endIsMissing()) {
            out.println("Branch " + layout.branch() + ": the file of the newest entries is gone; "
                    + Repair.assumedAtTheEnd() + " are taken to be lost, more than it can have held.");
        }
        out.println("Branch " + layout.branch() + ": each missing entry is replaced by one that says so. Numbers go on"
                + " behind all that may have been given. Damaged files are kept in "
                + layout.folder().resolve("damaged") + ".");
    }

    private boolean tell(Layout layout, Inspection found) {
        String branch = "Branch " + layout.branch() + ": ";
        out.println(branch + found.stretches().size() + " files, entries 1 to " + found.last() + ".");
        for (Inspection.Stretch stretch : found.stretches()) {
            for (Inspection.Range missing : stretch.missing()) {
                out.println(branch + missing + " missing or not what was written, "
                        + (stretch.file() == null ? "their file is gone." : "in " + stretch.file() + "."));
            }
        }
        if (found.endIsMissing()) {
            out.println(branch + "the file of the newest entries, from " + (found.last() + 1) + " on, is gone.");
        }
        if (found.unacknowledged() > 0) {
            out.println(branch + found.unacknowledged() + " bytes at the end are of an append that was never"
                    + " acknowledged; the next start cuts them off.");
        }
        if (found.isWhole()) {
            out.println(branch + "whole.");
        }
        return found.isWhole();
    }

    private List<Layout> layouts() throws IOException {
        Path root = FileJournal.folder(data);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted()
                    .map(folder -> new Layout(Disk.REAL, folder, Names.branch(folder))).toList();
        }
    }

    private boolean isEarlier() { return !Files.exists(FileJournal.folder(data)) && EarlierDatabase.isIn(data); }

    private boolean verifyEarlier() {
        boolean whole = true;
        for (EarlierSalvage branch : EarlierSalvage.of(data)) {
            whole &= tell(branch);
        }
        out.println(whole
                ? "This is the journal of an earlier version; the next start takes it over."
                : "This is the journal of an earlier version; `repair` takes over what is left.");
        return whole;
    }

    private boolean tell(EarlierSalvage branch) {
        List<Inspection.Range> missing = branch.missing();
        out.println("Branch " + branch.branch() + ": entries 1 to " + branch.last() + ".");
        for (Inspection.Range range : missing) {
            out.println("Branch " + branch.branch() + ": " + range + " missing or not what was written.");
        }
        return missing.isEmpty();
    }

    private void repairEarlier(Instant now) throws IOException {
        Path unfinished = TakeOver.unfinished(FileJournal.folder(data));
        TakeOver.remove(unfinished);
        try (FileJournal journal = FileJournal.openAt(unfinished, Disk.REAL, BranchFiles.SEGMENT_BYTES)) {
            for (EarlierSalvage branch : EarlierSalvage.of(data)) {
                tell(branch);
                branch.writeTo(journal, new LostEntry(now.truncatedTo(ChronoUnit.MICROS)));
            }
        }
        TakeOver takeOver = new TakeOver(data, Disk.REAL, BranchFiles.SEGMENT_BYTES);
        takeOver.putAway();
        takeOver.run();
        out.println("The journal of an earlier version was taken over; its files end in " + TakeOver.TAKEN + " now.");
    }

    private JournalUnavailable unavailable(IOException e) {
        return new JournalUnavailable("The journal in " + data + " can't be read: " + e, e, true);
    }
}
