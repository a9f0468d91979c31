package id.bilik.queueserver.core.forecast;

import java.time.Instant;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** What a visit did in its booth so far. Single writer. */
final class BoothTime {
    final GroupClock group;
    private final DoubleConsumer stays;
    private double doneBefore;
    private double[] doneBeforeByLoad;
    private double walk;
    private double attention;
    private double selfWork;
    private boolean workedAlone;
    private @Nullable Instant walkSince;
    private @Nullable Instant needSince;
    private @Nullable Instant attendedSince;
    private @Nullable Instant selfSince;

    /**
     * In a booth from now on; the group's clock is up to date.
     *
     * @param stays told of each stay of an officer who said when they came, seconds
     */
    BoothTime(GroupClock group, Instant now, DoubleConsumer stays) {
        this.group = group;
        this.stays = stays;
        this.doneBefore = group.doneAt(now);
        this.doneBeforeByLoad = group.doneByLoad();
    }

    void walk(Instant at) {
        walkSince = at;
        group.walking++;
    }

    void need(Instant at) {
        settle(at);
        needSince = at;
        group.needing++;
    }

    /** The officer says that they are here. */
    void attend(Instant at) {
        if (needSince == null) {
            need(at);
        }
        attendedSince = at;
        group.attendingSince = at;
    }

    void workAlone(Instant at) {
        settle(at);
        selfSince = at;
        workedAlone = true;
    }

    /** Goes on with what an earlier stay in the booth had done, in the officer's attention. */
    void goOn(BoothTime earlier, double work, Instant at) {
        doneBefore = group.doneAt(at) - work;
        doneBeforeByLoad = earlier.doneBeforeByLoad;
        walk = earlier.walk;
        attention = earlier.attention;
        selfWork = earlier.selfWork;
        workedAlone = earlier.workedAlone;
        need(at);
    }

    /** Ends what it is doing. */
    void settle(Instant at) {
        if (walkSince != null) {
            walk += GroupClock.seconds(walkSince, at);
            group.walking--;
        }
        if (selfSince != null) {
            selfWork += GroupClock.seconds(selfSince, at);
        }
        if (needSince != null) {
            attention += GroupClock.seconds(begun(needSince), ended(at));
            group.attentionEnded = at;
            group.attendingSince = attendedSince != null ? null : group.attendingSince;
            group.needing--;
        }
        if (attendedSince != null) {
            stays.accept(GroupClock.seconds(attendedSince, at));
        }
        walkSince = null;
        selfSince = null;
        needSince = null;
        attendedSince = null;
    }

    private Instant begun(Instant needed) {
        if (attendedSince != null) {
            return attendedSince;
        }
        return needed.isAfter(group.attentionEnded) ? needed : group.attentionEnded;
    }

    /** The officer was with another visit from the moment that they said so. */
    private Instant ended(Instant at) {
        Instant others = attendedSince == null ? group.attendingSince : null;
        return others != null && others.isBefore(at) ? others : at;
    }

    /** Since when it needs the officer; null when it does not. */
    @Nullable
    Instant needSince() { return needSince; }

    /** Whether the officer said that they are here. */
    boolean isAttended() { return attendedSince != null; }

    /** Whether it needs the officer, who has not said that they are here. */
    boolean waits() {
        return needSince != null && attendedSince == null;
    }

    boolean workedAlone() { return workedAlone; }

    /** Whether it is on its way. */
    boolean walks() { return walkSince != null; }

    double walked() { return walk; }

    /** Seconds with the officer. */
    double attention() { return attention; }

    /** Seconds without. */
    double alone() { return walk + selfWork; }

    /** Seconds of work done, as the console told. */
    double told() { return walk + attention + selfWork; }

    /**
     * The same up to now.
     *
     * @param attended whether the officer is with this visit, if it needs them
     */
    double toldAt(Instant now, boolean attended) {
        double running = needSince != null && attended ? GroupClock.seconds(begun(needSince), now) : 0;
        running += walkSince != null ? GroupClock.seconds(walkSince, now) : 0;
        running += selfSince != null ? GroupClock.seconds(selfSince, now) : 0;
        return told() + running;
    }

    /** Seconds of work done, were the officer's rate shared evenly. */
    double sharedAt(Instant now) {
        return group.doneAt(now) - doneBefore;
    }

    /** With how many visits in the booths it got on, as shares by that number; the group's clock is up to date. */
    double[] shares() {
        double[] shares = group.doneByLoad();
        double sum = 0;
        for (int n = 0; n < shares.length; n++) {
            shares[n] -= doneBeforeByLoad[n];
            sum += shares[n];
        }
        for (int n = 0; n < shares.length; n++) {
            shares[n] = sum > 0 ? shares[n] / sum : 0;
        }
        return shares;
    }
}
