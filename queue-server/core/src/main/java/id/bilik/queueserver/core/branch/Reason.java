package id.bilik.queueserver.core.branch;

/**
 * Why this visit and this booth: enough to explain a call afterwards from the journal alone.
 *
 * @param visit         rung of the policy's ladder that chose the visit
 * @param booth         rung that chose the booth group
 * @param waitedSeconds since the issue of the ticket, or the booked time where that is later, seconds
 * @param weight        at which its class accumulates priority: it would give the class away
 * @param load          visits that the group held before the call
 * @param concurrency   visits that the group may hold at once
 * @param rivals        groups that could have taken it, this one included
 */
public record Reason(String visit, String booth, long waitedSeconds,
        @Personal(value = Personal.Level.TEXT, afterwards = "1.0") double weight, int load, int concurrency,
        int rivals) {}
