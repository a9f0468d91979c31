package id.bilik.queueserver.server.journal.file;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done beside the work, on a thread of its own: closed segments become archives, and once after a start the
 * archives are read through, so that a start takes no longer from year to year. Damage that it finds is old: it is
 * reported, and the branch works on, since new entries never touch old files.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** After each archive that was read through it rests that many times as long: the branch needs the processor more. */
    private static final int REST = 3;

    private final Collection<BranchFiles> branches;
    private final Thread thread = Thread.ofPlatform().daemon().name("journal-housekeeping").unstarted(this::run);
    private volatile boolean woken;
    private volatile boolean closing;
    private volatile @Nullable Altered damage;
    private boolean troubled;

    /** @param branches those that there are, now and later */
    Housekeeping(Collection<BranchFiles> branches) {
        this.branches = branches;
    }

    void start() { thread.start(); }

    /** There may be something to archive. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** The first damage that was found. */
    Optional<Altered> damage() { return Optional.ofNullable(damage); }

    private void run() {
        archive();
        verify();
        while (!closing) {
            if (!woken) {
                LockSupport.park(this);
            }
            woken = false;
            archive();
        }
    }

    private void archive() {
        for (BranchFiles files : branches) {
            try {
                if (!closing) {
                    files.archive();
                    troubled = false;
                }
            } catch (IOException | RuntimeException e) {
                // the segments have it all; it is tried again with the next one
                if (!troubled) {
                    LOG.warn("The older entries of branch {} can't be compressed and stay as they are: {}",
                            files.branch(),
                            e.toString());
                }
                troubled = true;
            }
        }
    }

    private void verify() {
        for (BranchFiles files : branches) {
            for (Archive archive : files.archives()) {
                if (closing) {
                    return;
                }
                long began = System.nanoTime();
                try {
                    archive.verify();
                } catch (Altered e) {
                    LOG.error("The journal of branch {} is damaged: {}. The branch works on; `verify` lists what is"
                            + " missing.", files.branch(), e.getMessage());
                    damage = damage == null ? e : damage;
                } catch (IOException e) {
                    LOG.warn("{} was not read through this time: {}", archive.file(), e.toString());
                }
                LockSupport.parkNanos(this, REST * (System.nanoTime() - began));
            }
        }
    }

    /** Waits for the file that is being read or made. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
