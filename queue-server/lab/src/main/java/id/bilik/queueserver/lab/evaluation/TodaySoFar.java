package id.bilik.queueserver.lab.evaluation;

/**
 * Readings of a queue's day so far, today's pace among them as it goes. Who still waits counts as well: the wait so
 * far, over the places moved up, so that a queue that stands still shows as slow before anybody is called.
 */
final class TodaySoFar {
    private final Known.Earlier earlier;
    private final double now;
    private final double[] end;
    int lastCalled = -1;
    double firstCall = Double.NaN;
    double headWait;
    private double minutes;
    private double places;
    private double fadingMinutes;
    private double fadingPlaces;

    TodaySoFar(Known.Earlier earlier, double now) {
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
