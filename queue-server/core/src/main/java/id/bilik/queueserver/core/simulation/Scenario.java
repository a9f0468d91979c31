package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A branch at a time, and what is going to happen to it.
 *
 * @param start    state at {@code from}
 * @param until    seconds after which it is looked at no longer; infinite for until everybody has left
 * @param officers how they work
 * @param present  who is in the branch already, by ticket: work is what is left of it, arrives is meaningless
 * @param arrivals in order of arrival
 * @param acts     of staff, in order of time
 * @param room     visits that the branch holds at most, waiting and in booths; who comes beyond that goes away again
 */
public record Scenario(Branch start, Instant from, double until, CallingPolicy policy, OfficerModel officers,
        Map<TicketNumber, Participant> present, List<Participant> arrivals, List<Act> acts, int room) {
    public Scenario(Branch start, Instant from, CallingPolicy policy, OfficerModel officers,
            List<Participant> arrivals) {
        this(start, from, Double.POSITIVE_INFINITY, policy, officers, Map.of(), arrivals, List.of(),
                Integer.MAX_VALUE);
    }

    public Scenario with(CallingPolicy other) {
        return new Scenario(start, from, until, other, officers, present, arrivals, acts, room);
    }

    public Scenario with(List<Act> others) {
        return new Scenario(start, from, until, policy, officers, present, arrivals, others, room);
    }
}
