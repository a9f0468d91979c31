package id.bilik.queueserver.core.branch;

/** What a participant reads: the language of the slip, and of every screen that speaks to that participant alone. */
public enum Language {
    /** Indonesian. */
    ID,
    /** English. */
    EN
}
