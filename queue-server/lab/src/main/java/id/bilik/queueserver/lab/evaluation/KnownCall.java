package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;

/**
 * What was known when a caller entered the queue: all that a predictor is handed. Times are seconds.
 *
 * @param second of the day
 * @param ahead callers waiting with the same or a higher priority
 * @param waiting all callers waiting
 * @param headWait how long the one who has waited longest has waited, 0 with nobody waiting
 * @param lastWait wait of the caller answered last, 0 before the first
 * @param lastWaitOfPriority the same among callers of this priority
 * @param sinceLastAnswer seconds since an agent last answered anybody
 * @param busy agents in conversation
 * @param agents pseudonyms that answered in the last half hour
 * @param answered5 calls answered in the last 5 minutes
 * @param answered15 calls answered in the last 15 minutes
 * @param gaveUp15 callers who gave up in the last 15 minutes
 * @param arrived5 calls that came in the last 5 minutes
 * @param meanService mean length of the last 50 conversations that ended; not a number before the first
 */
record KnownCall(LocalDate day, double second, String type, int priority, int ahead, int waiting, double headWait,
        double lastWait, double lastWaitOfPriority, double sinceLastAnswer, int busy, int agents, int answered5,
        int answered15, int gaveUp15, int arrived5, double meanService) {

    /** Places times mean conversation over agents in conversation: the formula that a centre would print. */
    double queueLengthFormula(double usualService) {
        double service = Double.isNaN(meanService) ? usualService : meanService;
        return (ahead + 1) * service / Math.max(1, busy);
    }

    double[] features(double usualService) {
        return new double[]{second, type.hashCode() % 97, priority, ahead, waiting, headWait, lastWait,
                lastWaitOfPriority, sinceLastAnswer, busy, agents, answered5, answered15, gaveUp15, arrived5,
                meanService, Math.log(queueLengthFormula(usualService)), (ahead + 1) * 300.0 / Math.max(answered5, .5),
                (ahead + 1) * 900.0 / Math.max(answered15, .5)};
    }
}
