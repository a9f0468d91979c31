package id.bilik.queueserver.server.journal.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The tables, by Flyway. The migrations are listed here, so that nothing scans the class path at a start. */
final class Schema {
    private static final String NEWEST = "2";
    private static final List<String> MIGRATIONS = List.of("V1__journal.sql", "V2__actor.sql");

    private Schema() {}

    /**
     * Whether all migrations stand in the database already. One query instead of Flyway, which takes longer than all
     * the rest of a start.
     */
    static boolean isCurrent(Handle handle) { return NEWEST.equals(version(handle)); }

    /** The newest version that stands in the database, null when it has no tables of ours. */
    static @Nullable String version(Handle handle) {
        try {
            return handle.createQuery("""
                    SELECT "version" FROM "flyway_schema_history"
                    WHERE "success" AND "version" IS NOT NULL ORDER BY "installed_rank" DESC LIMIT 1""")
                    .mapTo(String.class).findOne().orElse(null);
        } catch (JdbiException e) {
            // there is no such table; if it is something else, whatever is asked next meets it too
            return null;
        }
    }

    static void migrate(Database database) {
        Flyway.configure().dataSource(database.url(), database.user(), database.password())
                .resourceProvider(new Listed()).loggers("slf4j").load().migrate();
    }

    private static final class Listed implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return MIGRATIONS.contains(name) ? new Migration(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return MIGRATIONS.stream().filter(name -> name.startsWith(prefix))
                    .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(Migration::new).toList();
        }
    }

    private static final class Migration extends LoadableResource {
        private final String name;

        private Migration(String name) { this.name = name; }

        @Override
        public Reader read() {
            try (InputStream file = Objects.requireNonNull(Schema.class.getResourceAsStream("/db/migration/" + name))) {
                return new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() { return "db/migration/" + name; }

        @Override
        public String getAbsolutePathOnDisk() { return getAbsolutePath(); }

        @Override
        public String getFilename() { return name; }

        @Override
        public String getRelativePath() { return name; }
    }
}
