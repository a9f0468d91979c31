package id.bilik.queueserver.server.session.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when the participant of a stay at home has had no line. A stay whose line does not come back in time is given up,
 * so that its booth is free for another. It is in memory alone: after a restart nobody can be there yet, and the time
 * begins anew. Its room guards it.
 */
final class LostLines {
    /** A stay that is given up and goes on, as where the journal is full, is given up again after this. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Consumer<Stay> giveUp;
    private final Map<String, Lost> lost = new HashMap<>();

    private record Lost(Instant since, Instant patientUntil) {}

    /** @param giveUp must only order it */
    LostLines(Consumer<Stay> giveUp) { this.giveUp = giveUp; }

    /**
     * Looks who is there, and answers the stays whose line was lost or came back since the last look.
     *
     * @param keeps how long a stay keeps its booth
     */
    List<Stay> look(Collection<Stay> stays, Predicate<Stay> isThere, Duration keeps, Instant now) {
        Set<String> going = stays.stream().map(Stay::id).collect(Collectors.toSet());
        lost.keySet().retainAll(going);
        List<Stay> changed = new ArrayList<>();
        for (Stay stay : stays) {
            boolean missing = stay.isAtHome() && stay.seated() && !isThere.test(stay);
            Lost before = lost.get(stay.id());
            if (!missing && before != null) {
                lost.remove(stay.id());
                changed.add(stay);
            } else if (missing && before == null) {
                lost.put(stay.id(), new Lost(now, now));
                changed.add(stay);
            } else if (missing && before != null && !now.isBefore(before.since().plus(keeps))
                    && !now.isBefore(before.patientUntil())) {
                lost.put(stay.id(), new Lost(before.since(), now.plus(AGAIN)));
                giveUp.accept(stay);
            }
        }
        return changed;
    }

    /** Since when the line of a stay is lost; null while it is not. */
    @Nullable
    Instant since(Stay stay) {
        Lost of = lost.get(stay.id());
        return of == null ? null : of.since();
    }
}
