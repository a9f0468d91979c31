package id.bilik.queueserver.core.capacity;

import java.util.List;

/**
 * A slot in which more is promised than can be held: to be honoured by another officer, or moved by people. Nothing is
 * cancelled.
 *
 * @param shortage what is missing
 * @param concerns as many of the latest promises as the shortage takes, the latest first: whoever was promised first stays
 */
public record Conflict(Slot slot, Work shortage, List<Taken> concerns) {
    public Conflict {
        concerns = List.copyOf(concerns);
    }
}
