package id.bilik.queueserver.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a visit did in its booth so far, seconds. */
final class BoothTime {
    final GroupClock group;
    final double doneBefore;
    double walk;
    double attention;
    double selfWork;
    boolean workedAlone;
    @Nullable
    Instant walkSince;
    @Nullable
    Instant needSince;
    @Nullable
    Instant selfSince;

    BoothTime(GroupClock group, double doneBefore) {
        this.group = group;
        this.doneBefore = doneBefore;
    }

    /** Ends what it is doing. */
    void settle(Instant at) {
        if (walkSince != null) {
            walk += LearnedModel.seconds(walkSince, at);
        }
        if (selfSince != null) {
            selfWork += LearnedModel.seconds(selfSince, at);
        }
        if (needSince != null) {
            Instant begun = needSince.isAfter(group.attentionEnded) ? needSince : group.attentionEnded;
            attention += LearnedModel.seconds(begun, at);
            group.attentionEnded = at;
        }
        walkSince = null;
        selfSince = null;
        needSince = null;
    }
}
