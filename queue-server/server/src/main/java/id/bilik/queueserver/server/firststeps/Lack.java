package id.bilik.queueserver.server.firststeps;

/**
 * One thing that the facts do not show.
 *
 * @param name what a person who says that it is right so says that of; empty where nobody can
 */
record Lack(String what, String name) {
    /** Only a fact mends it. */
    static Lack of(String what) { return new Lack(what, ""); }

    Missing missing() { return new Missing(what, 1); }
}
