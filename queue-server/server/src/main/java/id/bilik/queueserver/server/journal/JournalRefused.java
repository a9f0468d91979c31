package id.bilik.queueserver.server.journal;

/** The journal is whole, and going on from it would give numbers again. The message names the way out. */
public final class JournalRefused extends JournalException {
    public JournalRefused(String message) { super(message, null); }
}
