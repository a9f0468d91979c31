package id.bilik.queueserver.core.branch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a visit stands: one type for each, with just the facts that hold there. */
public sealed interface Stage {

    /** In the queue; {@code since} is the issue, or the transfer, return or expiry that brought it back. */
    record Waiting(Instant since) implements Stage {}

    /** Bound to a booth: it counts to the load of the booth's group. */
    sealed interface InBooth extends Stage {
        String booth();

        String group();

        Call call();
    }

    /**
     * Summoned, and not yet in the booth.
     *
     * @param comingSince when the participant said that they are on the way; null where they did not
     */
    record Called(String booth, String group, Call call, @Nullable Instant comingSince) implements InBooth {}

    /**
     * In the booth, with the officer's attention or at work alone.
     *
     * @param stays          how often the officer was with it and turned away again, as far as officers say so
     * @param attendedMillis how long these stays were together
     */
    record Serving(String booth, String group, Call call, Instant arrivedAt, Attention attention, int stays,
            long attendedMillis) implements InBooth {
        Serving(String booth, String group, Call call, Instant arrivedAt, Attention attention) {
            this(booth, group, call, arrivedAt, attention, 0, 0);
        }

        /** Goes on with something else from then. */
        Serving with(Attention next, Instant at) {
            return attention instanceof WithOfficer with
                    ? new Serving(booth, group, call, arrivedAt, next, stays + 1,
                            attendedMillis + Duration.between(with.since(), at).toMillis())
                    : new Serving(booth, group, call, arrivedAt, next, stays, attendedMillis);
        }
    }

    /** Out of the queue for a while; back in its place at {@code until}. */
    sealed interface Aside extends Stage {
        Instant until();
    }

    /** Set aside by the officer of {@code group}. */
    record Held(String booth, String group, Instant heldAt, Instant until, @Nullable String reason) implements Aside {}

    /**
     * The participant asked to be called later.
     *
     * @param booth to which they were called when they asked; null where they were waiting
     */
    record Deferred(Instant since, Instant until, @Nullable String booth) implements Aside {}

    /**
     * The participant fetches papers that were missing in that booth, and comes back on the same day.
     *
     * @param documents ids of these papers; none once they are purged
     */
    record Fetching(Instant since, Instant until, String booth, List<String> documents) implements Aside {
        public Fetching {
            documents = List.copyOf(documents);
        }
    }

    /** Over for this business day. */
    sealed interface Ended extends Stage {
        Instant endedAt();
    }

    record Completed(Instant endedAt, String booth, @Nullable String outcome) implements Ended {}

    record NoShow(Instant endedAt, String booth) implements Ended {}

    record Abandoned(Instant endedAt, AbandonReason reason) implements Ended {}

    /**
     * A summons and its repetitions.
     *
     * @param recalls      how often it was repeated, from 0
     * @param announcement journal sequence of the summons or its last repetition
     */
    record Call(Instant calledAt, Instant lastCalledAt, int recalls, long announcement, Reason reason) {}

    /** What a seated visit does. It alternates between these; the officer of a group is with one visit at most. */
    sealed interface Attention {
        Instant since();
    }

    /** @param why as the participant said it; null where nobody did */
    record NeedsOfficer(Instant since, @Nullable Need why) implements Attention {
        NeedsOfficer(Instant since) { this(since, null); }
    }

    record SelfWorking(Instant since) implements Attention {}

    /** @param asked whether it waited for the officer until they came, rather than worked alone */
    record WithOfficer(Instant since, boolean asked) implements Attention {}
}
