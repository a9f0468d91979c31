package id.bilik.queueserver.lab.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who stands behind the ticket numbers, and what is left of their work with an officer: known to whichever officer they get. */
final class ImaginedVisits {
    /** Self-work for each minute of attention. */
    static final double SELF_WORK_PER_ATTENTION = 2;
    /** Turns to the officer that a visit takes on average. */
    static final int MEAN_TURNS = 3;
    /** Of somebody with a number that no imagined participant took. */
    private static final Duration UNKNOWN_WORK = Duration.ofMinutes(6);

    private final Map<String, Arrival> people = new ConcurrentHashMap<>();
    private final Map<String, Duration> attentionLeft = new ConcurrentHashMap<>();

    void enter(String ticket, Arrival person) { people.put(ticket, person); }

    Optional<Arrival> find(String ticket) { return Optional.ofNullable(people.get(ticket)); }

    /** How long an officer is with that visit each time, on average. */
    Duration meanTurn(String ticket) {
        return attentionOf(ticket).dividedBy(MEAN_TURNS);
    }

    /** Whether no officer was with that visit yet. */
    boolean isNew(String ticket) {
        return find(ticket).map(who -> attentionOf(ticket).equals(attentionLeft(ticket))).orElse(false);
    }

    /** What the visit still needs of an officer. */
    Duration attentionLeft(String ticket) {
        return attentionLeft.computeIfAbsent(ticket, this::attentionOf);
    }

    /** @param left null where nothing is */
    void setAttentionLeft(String ticket, @Nullable Duration left) {
        if (left == null) {
            attentionLeft.remove(ticket);
        } else {
            attentionLeft.put(ticket, left);
        }
    }

    private Duration attentionOf(String ticket) {
        Duration solo = find(ticket).map(Arrival::solo).orElse(UNKNOWN_WORK);
        return Duration.ofMillis((long) (solo.toMillis() / (1 + SELF_WORK_PER_ATTENTION)));
    }
}
