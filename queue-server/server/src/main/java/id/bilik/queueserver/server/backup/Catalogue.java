package id.bilik.queueserver.server.backup;

import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.papers.PaperFolder;
import id.bilik.queueserver.server.records.RecordsCopy;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files of a data folder a backup copies unchanged: all but those named here. A file that a later version adds is
 * thus in its backups from the first day.
 */
final class Catalogue {
    static final String WORK = "backup-work";
    static final String LOCK = "backup.lock";
    static final String RESTORING = "restoring";
    static final String BEFORE = "before-restore-";
    /** The names that a backup leaves out, each with the reason. */
    static final Map<String, String> LEFT_OUT = leftOut();
    private static final List<String> LEFT_OUT_ENDINGS = List.of(".new", ".taken-over", ".trace.db");

    private Catalogue() {}

    private static Map<String, String> leftOut() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("journal", "copied entry by entry; snapshots, locks and what a repair set aside follow from it");
        reasons.put(RecordsCopy.FILE, "copied by SQLite itself");
        reasons.put(RecordsCopy.FILE + "-wal", "belongs to the file beside it, whose copy is whole");
        reasons.put(RecordsCopy.FILE + "-shm", "likewise");
        reasons.put("library", "native code that is unpacked at every start");
        reasons.put(BackupState.FILE, "says of this folder when it was copied last");
        reasons.put("training", "of people who were imagined; it is gone when the training ends");
        reasons.put(PaperFolder.NAME, "of use for days alone, and large; whoever sent a paper can send it again");
        reasons.put("clock.json", "says of this machine's clock and its start");
        reasons.put(LOCK, "keeps a second backup out");
        reasons.put(WORK, "what a backup works with while it runs");
        reasons.put(RESTORING, "a restore that was interrupted");
        reasons.put(FileJournal.UNFINISHED_RESTORE, "likewise");
        return reasons;
    }

    /** The files to take, by their names below the folder, with slashes. */
    static List<String> list(Path data) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(data) && isLeftOut(data, folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isLeftOut(data, file)) {
                    files.add(name(data, file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                if (Files.exists(file)) {
                    throw gone;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(String::compareTo);
        return files;
    }

    private static boolean isLeftOut(Path data, Path file) {
        String name = name(data, file);
        return LEFT_OUT.containsKey(name) || name.startsWith(BEFORE)
                || LEFT_OUT_ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String name(Path data, Path file) { return data.relativize(file).toString().replace('\\', '/'); }
}
