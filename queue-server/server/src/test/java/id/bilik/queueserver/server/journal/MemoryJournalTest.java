package id.bilik.queueserver.server.journal;

/** The contract in memory, so that what is tested on it holds on a disk as well. */
class MemoryJournalTest extends JournalContract {
    private final MemoryJournal kept = new MemoryJournal();

    @Override
    protected Journal open() { return kept.openedAgain(); }
}
