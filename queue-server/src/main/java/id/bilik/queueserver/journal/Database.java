package id.bilik.queueserver.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a journal lies: an H2 file in a directory of ours, or a PostgreSQL database.
 *
 * @param file the database file where there is one, else null
 */
public record Database(String url, String user, String password, @Nullable Path file) {

    /** The embedded database {@code bilik} in a directory, which is made where it is missing. */
    public static Database in(Path directory) {
        return in(directory, "file");
    }

    /** As above, through a file system of H2's own by that scheme. */
    static Database in(Path directory, String scheme) {
        Path base = directory.toAbsolutePath().resolve("bilik");
        // Our log tells what fails; H2's own trace file would grow beside a database on a full disk.
        // Without DB_CLOSE_ON_EXIT=FALSE, H2 closes the database on Ctrl-C while the branch still answers.
        return new Database("jdbc:h2:" + scheme + ":" + base + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0", "sa", "",
                base.resolveSibling("bilik.mv.db"));
    }

    /**
     * A PostgreSQL database by its JDBC URL.
     *
     * @throws IllegalArgumentException another kind of URL
     */
    public static Database at(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("A journal lies in a directory, or at jdbc:postgresql://HOST/DATABASE;"
                    + " this is neither: " + url);
        }
        return new Database(url, user, password, null);
    }

    Engine engine() { return file == null ? Engine.POSTGRESQL : Engine.H2; }

    /** The URL that opens what exists. H2 would make an empty database in place of a missing one. */
    String urlForExisting() {
        return file != null && Files.exists(file) ? url + ";IFEXISTS=TRUE" : url;
    }

    /** What people call it: the file, or the URL without its parameters, which may hold a password. */
    String name() {
        return file != null ? file.toString() : url.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() { return name(); }
}
