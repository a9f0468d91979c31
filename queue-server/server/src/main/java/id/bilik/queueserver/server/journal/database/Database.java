package id.bilik.queueserver.server.journal.database;

/** A PostgreSQL database by its JDBC URL. */
public record Database(String url, String user, String password) {

    /** @throws IllegalArgumentException another kind of URL */
    public Database {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("A journal lies in a folder, or at jdbc:postgresql://HOST/DATABASE;"
                    + " this is neither: " + url);
        }
    }

    /** The URL without its parameters, which may hold a password. */
    @Override
    public String toString() { return url.replaceFirst("\\?.*", ""); }
}
