package id.bilik.queueserver.journal;

import org.jdbi.v3.core.Handle;

/** What differs between the two databases. The statements of the journal itself are the same on both. */
enum Engine {
    /**
     * H2 answers a commit before anything is on the disk. {@code CHECKPOINT SYNC} writes what was committed and forces
     * the file; the write delay stays at its default, because without it H2 writes on every commit and still doesn't
     * force.
     */
    H2 {
        @Override
        void prepareWriter(Handle writer) {}

        @Override
        void makeDurable(Handle writer) { writer.execute("CHECKPOINT SYNC"); }

        @Override
        void abandon(Handle writer) { writer.execute("SHUTDOWN IMMEDIATELY"); }

        @Override
        boolean committedIsDurable() { return false; }
    },

    /** PostgreSQL forces its log before it answers a commit, unless somebody switched that off. */
    POSTGRESQL {
        @Override
        void prepareWriter(Handle writer) {
            writer.createQuery("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'").mapTo(String.class).list();
        }

        @Override
        void makeDurable(Handle writer) {}

        @Override
        void abandon(Handle writer) {}

        @Override
        boolean committedIsDurable() { return true; }
    };

    abstract void prepareWriter(Handle writer);

    /** Returns when all that was committed survives a power cut. */
    abstract void makeDurable(Handle writer);

    /** Gives up a database that failed, without writing to it any more. */
    abstract void abandon(Handle writer);

    /** Whether a reader can only ever see what is durable already. */
    abstract boolean committedIsDurable();
}
