package id.bilik.queueserver.core.branch;

/** How a participant came: through the branch's door, over the web, or as the representative of a company. */
public enum Channel {
    OFFLINE, ONLINE, KOLEKTIF
}
