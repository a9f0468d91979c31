package id.bilik.queueserver.server.tasks;

import id.bilik.queueserver.server.backup.Backup;
import id.bilik.queueserver.server.backup.BackupFailed;
import id.bilik.queueserver.server.backup.RecoveryKey;
import id.bilik.queueserver.server.backup.Restore;
import id.bilik.queueserver.server.configuration.Config;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.database.PostgresJournal;
import id.bilik.queueserver.server.runtime.ClockMemory;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The tasks {@code backup-key}, {@code backup}, {@code restore} and {@code adopt}; each answers the process's status. */
public final class Backups {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_WORDS = 2;
    private static final int LARGEST_EPOCH = 999_999;

    private final Config config;
    private final Instant now;
    private final String version;
    private final PrintStream out;

    /** @param out told what is found and done, a fact a line */
    public Backups(Config config, Instant now, String version, PrintStream out) {
        this.config = config;
        this.now = now;
        this.version = version;
        this.out = out;
    }

    /** A task in words that it can't be asked for. */
    private static final class WrongWords extends Exception {
        private static final long serialVersionUID = 1;

        WrongWords(String message) { super(message); }
    }

    private interface Work {
        void run() throws WrongWords, BackupFailed, IOException;
    }

    private int done(Work work) {
        try {
            work.run();
            return DONE;
        } catch (WrongWords wrong) {
            out.println(wrong.getMessage());
            return WRONG_WORDS;
        } catch (BackupFailed failed) {
            out.println(failed.getMessage());
            return FAILED;
        } catch (IOException | JournalException failed) {
            out.println(config.data() + " can't be used: " + failed.getMessage());
            return FAILED;
        }
    }

    /** Makes the recovery key, and shows its secret half this once. */
    public int makeKey(List<String> words) {
        return done(() -> {
            boolean replace = words.equals(List.of("--replace"));
            if (!replace && !words.isEmpty()) {
                throw new WrongWords("backup-key takes nothing but --replace.");
            }
            if (!replace && RecoveryKey.find(config.data()).isPresent()) {
                throw new BackupFailed("There is a recovery key already. `backup-key --replace` makes another one;"
                        + " older backups are opened by the one before, so keep that, too.");
            }
            RecoveryKey.Pair pair = RecoveryKey.make();
            pair.key().keep(config.data());
            out.println(
                    "The recovery key. The server does not keep it: without it no backup can be opened. Print this or"
                            + " write it down, letter by letter, and lock it away outside of the branch's server room.");
            out.println();
            out.println("    " + pair.secret());
            out.println();
            out.println("Capital letters and digits. What looks like an O is the digit zero.");
        });
    }

    /** Makes a backup in that folder, else in the configured one. */
    public int backUp(List<String> words) {
        return done(() -> {
            if (words.size() > 1) {
                throw new WrongWords("backup takes one folder, not " + String.join(" ", words) + ".");
            }
            Path folder = words.stream().findFirst().map(Path::of).or(config.backup()::folder).orElseThrow(
                    () -> new WrongWords("Name a folder, on another disk: backup DIR; or configure backup.folder."));
            boolean doubted = ClockMemory.in(config.data()).isDoubted();
            Backup.Done done = new Backup(
                    new Backup.Source(config.data(), config.plan(), config.postgres().isPresent(), version), now)
                    .make(folder, doubted ? OptionalInt.empty() : OptionalInt.of(config.backup().keepDays()));
            out.println("Backup " + done.made().file() + ": " + done.made().bytes() + " bytes, "
                    + done.made().entries() + " entries, read back and found whole.");
            done.deleted().forEach(file -> out.println("Deleted " + file + ": older than "
                    + config.backup().keepDays() + " days."));
            if (doubted) {
                out.println("No older backup was deleted: the machine's clock jumped, and by it they may only seem too"
                        + " old. The technician's page asks which time is right.");
            }
            if (config.postgres().isPresent()) {
                out.println("The journal and the records are not in it: PostgreSQL copies them itself (pg_dump, or its"
                        + " archived log).");
            }
        });
    }

    /** Restores a backup into the data folder. */
    public int restore(List<String> words) {
        return done(() -> {
            expectWallClock();
            Words told = Words.of("restore", words, "--identity", "--epoch");
            if (told.plain().size() != 1) {
                throw new WrongWords("Name one backup: restore FILE.");
            }
            Path identity = told.find("--identity").map(Path::of).orElse(null);
            String key = identity == null ? ask() : Files.readString(identity);
            new Restore(config.data(), now, out).run(Path.of(told.plain().getFirst()), key, told.epoch());
        });
    }

    /** Begins an epoch in the journal that is there. */
    public int adopt(List<String> words) {
        return done(() -> {
            expectWallClock();
            Words told = Words.of("adopt", words, "--epoch");
            if (!told.plain().isEmpty()) {
                throw new WrongWords("adopt takes no " + told.plain().getFirst() + ".");
            }
            Restore restore = new Restore(config.data(), now, out);
            if (config.postgres().isEmpty()) {
                restore.adopt(told.epoch());
                return;
            }
            try (Journal journal = PostgresJournal.open(config.postgres().get())) {
                restore.adopt(journal, told.epoch());
            }
        });
    }

    private void expectWallClock() throws BackupFailed {
        if (config.timeLapse().isPresent()) {
            throw new BackupFailed("An epoch begins by the clock on the wall: take the time lapse out of the"
                    + " configuration first.");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 there is none behind a pipe
    private String ask() throws IOException, BackupFailed {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Recovery key (it is not shown): ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new BackupFailed("The recovery key is missing: it stands in a file (--identity FILE), or is the first"
                    + " line of standard input.");
        }
        return line;
    }

    /** Words behind a task, options apart from the others. */
    private record Words(List<String> plain, List<String> options, List<String> values) {
        static Words of(String task, List<String> words, String... known) throws WrongWords {
            Words read = new Words(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < words.size(); i++) {
                if (!words.get(i).startsWith("--")) {
                    read.plain.add(words.get(i));
                } else if (List.of(known).contains(words.get(i)) && i + 1 < words.size()) {
                    read.options.add(words.get(i));
                    read.values.add(words.get(++i));
                } else {
                    throw new WrongWords(task + " takes " + String.join(" and ", known) + ", each with a value, not "
                            + words.get(i) + ".");
                }
            }
            return read;
        }

        Optional<String> find(String option) {
            int at = options.indexOf(option);
            return at < 0 ? Optional.empty() : Optional.of(values.get(at));
        }

        OptionalInt epoch() throws WrongWords {
            Optional<String> number = find("--epoch");
            if (number.isEmpty()) {
                return OptionalInt.empty();
            }
            if (!number.get().matches("[1-9][0-9]{0,5}")) {
                throw new WrongWords("--epoch must be 1 to " + LARGEST_EPOCH + ", not " + number.get() + ".");
            }
            return OptionalInt.of(Integer.parseInt(number.get()));
        }
    }
}
