package id.bilik.queueserver.journal;

import java.io.IOException;
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
 * and checks it again. Where it is found damaged nothing more is written. Many threads may read at once, one writes.
 */
final class DatabaseKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabaseKeeper.class);

    private final Database database;
    private final Durable durable;
    private final Opening opening;
    private final ReentrantLock writing = new ReentrantLock();

    private volatile @Nullable Connections connections;
    private volatile @Nullable JournalDamaged damage;
    private volatile boolean closed;

    DatabaseKeeper(Database database, Durable durable, Opening opening) {
        this.database = database;
        this.durable = durable;
        this.opening = opening;
    }

    /** Opens it for the first time; once. */
    void start() {
        alone(() -> {
            Connections opened = open(opening::first);
            connections = opened;
            try {
                durable.renew(opened.lasts);
            } catch (IOException e) {
                abandon(opened);
                throw Failures.whileWriting(e, database);
            }
        });
    }

    /**
     * Works while nobody else writes.
     *
     * @throws JournalDamaged on damaged ground: H2 moves what it finds, and would carry the damage along
     */
    void alone(Runnable work) {
        writing.lock();
        try {
            refuseIfDamaged();
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
                        throw Failures.whileWriting(e, database);
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
            throw failedReading(open, e);
        }
    }

    /** A question of who is {@link #alone}, by the connection that writes. */
    <T> T readAsWriter(Connections open, Function<Handle, T> work) {
        try {
            return work.apply(open.writer);
        } catch (RuntimeException e) {
            throw failedReading(open, e);
        }
    }

    private JournalException failedReading(Connections open, RuntimeException failure) {
        if (failure instanceof JournalTable.Altered altered) {
            return damagedBy(altered);
        }
        JournalException told = Failures.whileReading(failure, database);
        if (told instanceof JournalDamaged damaged) {
            return report(damaged);
        }
        if (database.engine() == Engine.H2) {
            abandon(open);
        }
        return told;
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
                refuseIfDamaged();
                open = open(opening::again);
                connections = open;
                log.info("The journal in {} is open again at {}", database, open.lasts);
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
        durable.note(branch, sequence);
    }

    private JournalDamaged damagedBy(JournalTable.Altered altered) {
        return report(Failures.damaged(database, String.valueOf(altered.getMessage()), altered));
    }

    /** From the first report on nothing more is written. */
    JournalDamaged report(JournalDamaged found) {
        if (damage == null) {
            damage = found;
            log.error(found.getMessage());
        }
        return found;
    }

    private void refuseIfDamaged() {
        JournalDamaged found = damage;
        if (found != null) {
            throw found;
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            Connections open = connections;
            connections = null;
            if (open != null) {
                closeOrAbandon(open);
            }
            durable.close();
        } finally {
            writing.unlock();
        }
    }

    private void closeOrAbandon(Connections open) {
        if (damage != null) {
            open.abandon();
            return;
        }
        try {
            open.close();
        } catch (RuntimeException e) {
            log.warn("The journal in {} didn't close cleanly; all that was acknowledged is on the disk: {}", database,
                    e.getMessage());
            open.abandon();
        }
    }
}
