package id.bilik.queueserver.core.branch;

/**
 * What a participant was told of their wait at issue: a range in seconds from issue to call, and the raw one from which
 * it was made, so that it can be learned from how far the raw one was off. Finite, and low <= likely <= high in both.
 */
public record Promise(TicketNumber ticket, double rawLow, double rawLikely, double rawHigh, double low, double likely,
        double high) {}
