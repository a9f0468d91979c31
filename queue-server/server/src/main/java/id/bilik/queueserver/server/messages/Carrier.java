package id.bilik.queueserver.server.messages;

/** Brings letters to people: by mail, or by somebody else's server. For one thread. */
interface Carrier {
    /** In ids of messages. */
    String word();

    boolean reaches(Address address);

    Outcome send(Letter letter, Address to);

    /** For now there is nothing more to send. */
    void rest();
}
