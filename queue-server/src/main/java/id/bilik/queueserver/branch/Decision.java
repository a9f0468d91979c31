package id.bilik.queueserver.branch;

import java.util.List;

/** The decider's answer to a command. */
public sealed interface Decision {

    /** @param events in order; none where the command asked for what already is
     *  @param branch the state after them */
    record Accepted(List<RecordedEvent> events, Branch branch) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}
}
