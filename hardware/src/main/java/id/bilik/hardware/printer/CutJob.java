package id.bilik.hardware.printer;

/**
 * A job taken apart where the cutter comes in: what is not cut off has not come out. A job that does not end with a cut
 * is all body.
 */
final class CutJob {

    private static final int GS = 0x1d;
    private static final int ESC = 0x1b;

    private final byte[] bytes;
    private final int bodyEnd;

    private CutJob(byte[] bytes, int bodyEnd) {
        this.bytes = bytes;
        this.bodyEnd = bodyEnd;
    }

    static CutJob of(byte[] job) {
        int length = job.length;
        if (length >= 3 && job[length - 3] == GS && job[length - 2] == 'V' && isPlainCut(job[length - 1])) {
            return new CutJob(job, length - 3);
        }
        if (length >= 4 && job[length - 4] == GS && job[length - 3] == 'V' && isFeedingCut(job[length - 2])) {
            return new CutJob(job, length - 4);
        }
        if (length >= 2 && job[length - 2] == ESC && (job[length - 1] == 'i' || job[length - 1] == 'm')) {
            return new CutJob(job, length - 2);
        }
        return new CutJob(job, length);
    }

    byte[] bytes() { return bytes; }

    /** Where the cut begins; the length of the job if there is none. */
    int bodyEnd() { return bodyEnd; }

    int tail() { return bytes.length - bodyEnd; }

    private static boolean isPlainCut(int mode) { return mode == 0 || mode == 1 || mode == 48 || mode == 49; }

    private static boolean isFeedingCut(int mode) { return mode == 65 || mode == 66; }
}
