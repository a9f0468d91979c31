package id.bilik.queueserver.lab.evaluation;

/**
 * What was known at an issue, as numbers that a learner can weigh: the learned pace, how today's pace compares with
 * it, how long the last and the first in the queue have waited, how many came and were called lately.
 */
final class TicketFeatures {
    private TicketFeatures() {}

    static double[] of(Known known, QueueSpeed.Queue pace) {
        Known.Earlier earlier = known.earlier();
        double now = known.minute();
        double base = base(known, pace);
        Today today = new Today(earlier, now);
        int last = today.lastCalled;
        double lastWait = last < 0 ? Double.NaN : earlier.called()[last] - earlier.issued()[last];
        double untilClose = pace.closing() - now;
        return new double[]{known.position(), Math.log(base), today.paceAgainst(pace, 20), today.paceAgainst(pace, 100),
                today.paceAgainst(pace, 400), today.fadingPaceAgainst(pace, 100), today.busyAgainst(pace, 20),
                today.busyAgainst(pace, 45), today.busyAgainst(pace, 90), today.busyAgainst(pace, 600),
                Math.log(pace.perPlaceNow() / pace.perPlace()),
                last < 0 ? Double.NaN : Math.log((lastWait + 3) / (earlier.position()[last] * pace.perPlace() + 3)),
                lastWait, today.headWait, (today.headWait + 3) / base, now, untilClose, untilClose - base,
                last < 0 ? Double.NaN : now - earlier.called()[last], Math.log(Math.max(known.openDesks(), .5)),
                today.desks(known.openDesks()), today.calls(30), today.calls(60), today.issues(10), today.issues(30),
                today.issues(60), today.calls(1000), today.firstCall, Math.log(pace.perPlace()),
                known.publishedServiceMinutes(), pace.ticketsADay(), earlier.count()};
    }

    /** The structural prediction: places times the learned minutes per place, at least a minute. */
    static double base(Known known, QueueSpeed.Queue pace) {
        return Math.max(1, known.position() * pace.perPlace());
    }

    /** Readings of the queue's day so far. */
    private static final class Today {
        private final Known.Earlier earlier;
        private final double now;
        private final double[] end;
        private int lastCalled = -1;
        private double firstCall = Double.NaN;
        private double headWait;
        private double minutes;
        private double places;
        private double fadingMinutes;
        private double fadingPlaces;

        Today(Known.Earlier earlier, double now) {
            this.earlier = earlier;
            this.now = now;
            this.end = new double[earlier.count()];
            int stillWaiting = 0;
            for (int i = 0; i < end.length; i++) {
                boolean waiting = earlier.waiting(i);
                end[i] = waiting ? now : earlier.called()[i];
                double waited = end[i] - earlier.issued()[i];
                stillWaiting += waiting ? 1 : 0;
                double moved = waiting ? Math.max(0, earlier.position()[i] - stillWaiting) : earlier.position()[i];
                double weight = Math.exp((end[i] - now) / 90);
                minutes += waited;
                places += moved;
                fadingMinutes += weight * waited;
                fadingPlaces += weight * moved;
                if (waiting) {
                    headWait = Math.max(headWait, waited);
                } else {
                    lastCalled = lastCalled < 0 || end[i] >= end[lastCalled] ? i : lastCalled;
                    double since = now - end[i];
                    firstCall = Double.isNaN(firstCall) ? since : Math.max(firstCall, since);
                }
            }
        }

        /** Log of today's minutes per place against the learned one, the learned counting as so many places. */
        double paceAgainst(QueueSpeed.Queue pace, double weight) {
            return against(pace, weight, minutes, places);
        }

        /** The same with tickets fading out by a factor e in 90 minutes. */
        double fadingPaceAgainst(QueueSpeed.Queue pace, double weight) {
            return against(pace, weight, fadingMinutes, fadingPlaces);
        }

        /** Log of busy minutes per call within a window of minutes against the learned pace. */
        double busyAgainst(QueueSpeed.Queue pace, double window) {
            double from = now - window;
            double busy = 0;
            double until = from;
            for (int i = 0; i < end.length; i++) {
                double begin = Math.max(earlier.issued()[i], until);
                if (end[i] > begin) {
                    busy += end[i] - begin;
                    until = end[i];
                }
            }
            return against(pace, 10, busy, calls(window));
        }

        private static double against(QueueSpeed.Queue pace, double weight, double minutes, double places) {
            double blended = (weight * pace.perPlace() + minutes) / (weight + places);
            return Math.log(Math.max(blended, .3) / pace.perPlace());
        }

        int calls(double window) {
            int count = 0;
            for (double called : earlier.called()) {
                count += called >= now - window ? 1 : 0;
            }
            return count;
        }

        int issues(double window) {
            int count = 0;
            for (double issued : earlier.issued()) {
                count += issued >= now - window ? 1 : 0;
            }
            return count;
        }

        /** Mean of the desks open over the issues of the last half hour. */
        double desks(int openNow) {
            double sum = openNow;
            int count = 1;
            for (int i = 0; i < end.length; i++) {
                if (earlier.issued()[i] >= now - 30) {
                    sum += earlier.desks()[i];
                    count++;
                }
            }
            return sum / count;
        }
    }
}
