package id.bilik.queueserver.server.session;

import id.bilik.queueserver.core.branch.Branch;
import java.time.Instant;
import java.util.function.Consumer;

/** A branch as a session sees it: its state, its time, and when it changes. */
public interface WatchedBranch {

    /** The state after the last durable event. */
    Branch branch();

    Instant now();

    /** Calls the reader after every durable change, on the writer's thread: it must only take note. */
    void onChange(Consumer<Branch> reader);
}
