package id.bilik.queueserver.server.collective;

/** A file in which no list can be read. */
public final class UnreadableList extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Said said;

    UnreadableList(String id, String en) {
        super(en);
        this.said = new Said(id, en);
    }

    public Said said() { return said; }
}
