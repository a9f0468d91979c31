package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database of a journal open. After a failure its connections are abandoned, and whoever needs it next opens
 * and checks it again. Many threads may read at once, one writes.
 */
final class DatabaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);

    private final Database database;
    private final Opening opening;
    private final ReentrantLock writing = new ReentrantLock();

    private volatile @Nullable Connections connections;
    private volatile @Nullable JournalDamaged damage;
    private volatile boolean closed;

    DatabaseKeeper(Database database, Opening opening) {
        this.database = database;
        this.opening = opening;
    }

    /** Opens it for the first time; once. */
    void start() { alone(() -> connections = open(opening::first)); }

    /** Works while nobody else writes. */
    void alone(Runnable work) {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    /** A transaction beside the entries; doing it twice does no harm. */
    void write(Consumer<Handle> work) {
        alone(() -> {
            for (boolean first = true;; first = false) {
                Connections open = connections();
                try {
                    open.write(() -> work.accept(open.writer));
                    return;
                } catch (RuntimeException e) {
                    abandon(open);
                    if (!first) {
                        throw Failures.unavailable(e, database);
                    }
                }
            }
        });
    }

    /** A question to the database; the connections that answer it know up to where each branch is durable. */
    @FunctionalInterface
    interface Reading<T> {
        T in(Connections open, Handle reader);
    }

    <T> T read(Reading<T> work) {
        Connections open = connections();
        try {
            return open.read(reader -> work.in(open, reader));
        } catch (RuntimeException e) {
            throw failedReading(e);
        }
    }

    /** A question of who is {@link #alone}, by the connection that writes. */
    <T> T readAsWriter(Connections open, Function<Handle, T> work) {
        try {
            return work.apply(open.writer);
        } catch (RuntimeException e) {
            throw failedReading(e);
        }
    }

    private JournalException failedReading(RuntimeException failure) {
        if (failure instanceof JournalTable.Altered altered) {
            return damagedBy(altered);
        }
        JournalException told = Failures.unavailable(failure, database);
        return told instanceof JournalDamaged damaged ? report(damaged) : told;
    }

    /** The open connections, or new ones. */
    Connections connections() {
        Connections open = connections;
        if (open != null) {
            return open;
        }
        writing.lock();
        try {
            open = connections;
            if (open == null) {
                if (closed) {
                    throw new IllegalStateException("The journal in " + database + " was closed");
                }
                open = open(opening::again);
                connections = open;
                LOG.info("The journal in {} is open again at {}", database, open.lasts);
            }
            return open;
        } finally {
            writing.unlock();
        }
    }

    private Connections open(Supplier<Connections> way) {
        try {
            return way.get();
        } catch (JournalTable.Altered e) {
            throw damagedBy(e);
        }
    }

    /** Lets go of connections that failed. */
    void abandon(Connections open) {
        writing.lock();
        try {
            if (connections == open) {
                connections = null;
            }
            open.abandon();
        } finally {
            writing.unlock();
        }
    }

    /** Notes that a branch is durable up to there. */
    void acknowledge(Connections open, String branch, long sequence) {
        open.lasts.put(branch, sequence);
    }

    private JournalDamaged damagedBy(JournalTable.Altered altered) {
        return report(Failures.damaged(database, String.valueOf(altered.getMessage()), altered));
    }

    /** Remembers the first report; what is new is written all the same. */
    JournalDamaged report(JournalDamaged found) {
        if (damage == null) {
            damage = found;
            LOG.error(found.getMessage());
        }
        return found;
    }

    Optional<JournalDamaged> damage() { return Optional.ofNullable(damage); }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            Connections open = connections;
            connections = null;
            if (open != null) {
                open.close();
            }
        } finally {
            writing.unlock();
        }
    }
}
