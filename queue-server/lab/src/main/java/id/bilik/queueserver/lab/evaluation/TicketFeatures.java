package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;

/**
 * What was known at an issue, as numbers that a learner can weigh: the learned pace, how today's pace compares with
 * it, how long the last and the first in the queue have waited, how many came and were called lately, how many of
 * those ahead will have left, and how all this compares with what is usual so long after opening. The hour of the clock
 * is not among them, nor the time left until the usual last call: both mislead on a day with other hours.
 */
final class TicketFeatures {
    private TicketFeatures() {}

    static double[] of(Known known, LearnedPast.Queue past) {
        double[][] groups = {today(known, past.pace()), LeavingAhead.of(known, past.pace().perPlace()),
                past.usual().against(known, past.pace().perPlace())};
        return Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] today(Known known, QueueSpeed.Queue pace) {
        Known.Earlier earlier = known.earlier();
        double base = base(known, pace);
        TodaySoFar today = new TodaySoFar(earlier, known.minute());
        int last = today.lastCalled;
        double lastWait = last < 0 ? Double.NaN : earlier.called()[last] - earlier.issued()[last];
        return new double[]{known.position(), Math.log(base), today.paceAgainst(pace, 20), today.paceAgainst(pace, 100),
                today.paceAgainst(pace, 400), today.fadingPaceAgainst(pace, 100), today.busyAgainst(pace, 20),
                today.busyAgainst(pace, 45), today.busyAgainst(pace, 90), today.busyAgainst(pace, 600),
                Math.log(pace.perPlaceNow() / pace.perPlace()),
                last < 0 ? Double.NaN : Math.log((lastWait + 3) / (earlier.position()[last] * pace.perPlace() + 3)),
                lastWait, today.headWait, (today.headWait + 3) / base,
                last < 0 ? Double.NaN : known.minute() - earlier.called()[last],
                Math.log(Math.max(known.openDesks(), .5)), today.desks(known.openDesks()), today.calls(30),
                today.calls(60), today.issues(10), today.issues(30), today.firstCall, Math.log(pace.perPlace()),
                known.publishedServiceMinutes(), earlier.count()};
    }

    /** The structural prediction: places times the learned minutes per place, at least a minute. */
    static double base(Known known, QueueSpeed.Queue pace) {
        return Math.max(1, known.position() * pace.perPlace());
    }
}
