package id.bilik.queueserver.lab.evaluation;

/**
 * How much of the queue ahead will still be there when it is called. A place whose holder has left is called and passed
 * by, so a long and old queue moves faster than its length says. Those ahead are taken to leave at a constant rate
 * while they wait, with a mean patience of one hour or of three; the trees weigh both.
 */
final class LeavingAhead {
    private static final double[] PATIENCE = {60, 180};

    private LeavingAhead() {}

    /** For each patience the log of the time to call those who stay against that to call all, and their number; mean age. */
    static double[] of(Known known, double perPlace) {
        Known.Earlier earlier = known.earlier();
        int first = Math.max(0, earlier.count() - known.ahead());
        double[] read = new double[2 * PATIENCE.length + 1];
        for (int p = 0; p < PATIENCE.length; p++) {
            double staying = 0;
            for (int i = first; i < earlier.count(); i++) {
                double waited = known.minute() - earlier.issued()[i] + perPlace * staying;
                staying += Math.exp(-waited / PATIENCE[p]);
            }
            read[2 * p] = Math.log((perPlace * staying + 3) / (known.position() * perPlace + 3));
            read[2 * p + 1] = staying;
        }
        double age = 0;
        for (int i = first; i < earlier.count(); i++) {
            age += (known.minute() - earlier.issued()[i]) / (earlier.count() - first);
        }
        read[2 * PATIENCE.length] = first == earlier.count() ? Double.NaN : age;
        return read;
    }
}
