package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The decider's answer to a command. */
public sealed interface Decision {

    /** @param events in order; none where the command asked for what already is
     *  @param branch the state after them */
    record Accepted(List<RecordedEvent> events, Branch branch) implements Decision {

        /** The first event of that type that fits. */
        public <E extends Event> Optional<E> find(Class<E> type, Predicate<E> fits) {
            return events.stream().map(RecordedEvent::event).filter(type::isInstance).map(type::cast).filter(fits)
                    .findFirst();
        }
    }

    record Refused(Refusal refusal) implements Decision {}
}
