package id.bilik.queueserver.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The work clock of a group: seconds of work that each of its visits has done. */
final class GroupClock {
    private OfficerRate usual;
    double done;
    Instant at = Instant.EPOCH;
    int load;
    Instant attentionEnded = Instant.EPOCH;
    @Nullable
    String officer;
    @Nullable
    Instant pausedSince;
    @Nullable
    String pauseReason;

    GroupClock(OfficerRate usual) { this.usual = usual; }

    double doneAt(Instant now) {
        int visits = Math.min(load, OfficerRate.MOST_BOOTHS);
        return visits <= 0 ? done : done + LearnedModel.seconds(at, now) * usual.rate(visits) / visits;
    }

    void signOff() {
        officer = null;
        pausedSince = null;
    }

    void pause(@Nullable String reason, Instant now) {
        pausedSince = now;
        pauseReason = reason;
    }

    void reset(OfficerRate rate) {
        usual = rate;
        load = 0;
        officer = null;
        pausedSince = null;
    }
}
