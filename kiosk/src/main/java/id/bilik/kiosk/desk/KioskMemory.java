package id.bilik.kiosk.desk;

import id.bilik.kiosk.store.Store;
import id.bilik.process.clock.Uptime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** All that the kiosk knows over restarts: its jobs, its reserved numbers and the time. */
public final class KioskMemory {

    private final Store store;
    private final KioskClock clock;
    private final Jobs jobs;
    private final ReservedNumbers reserved;

    /**
     * Reads what the store holds.
     *
     * @param fresh
     *            a name for a memory that has none yet, never used before
     */
    public KioskMemory(Store store, InstantSource wall, Uptime uptime, UUID fresh) {
        this.store = store;
        this.clock = new KioskClock(wall, uptime, store, Jobs.listMoments(store));
        this.jobs = new Jobs(store, clock);
        this.reserved = new ReservedNumbers(store, fresh);
    }

    public Store store() { return store; }

    public KioskClock clock() { return clock; }

    Jobs jobs() { return jobs; }

    ReservedNumbers reserved() { return reserved; }

    /** What is wrong with the store: it can't be written, or it had lost something; empty if all is well. */
    public Optional<String> trouble() {
        return store.trouble().map(why -> "the kiosk's memory can't be written: " + why).or(store::damage);
    }
}
