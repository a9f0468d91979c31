package id.bilik.queueserver.journal;

/** A journal that reads only its newest entries through before it opens, and the others beside the work. */
public final class LittleReading {
    private LittleReading() {}

    /** @param tail how many of the newest entries are read through at once */
    public static Journal open(Database database, long tail) {
        return JdbiJournal.open(database, tail);
    }
}
