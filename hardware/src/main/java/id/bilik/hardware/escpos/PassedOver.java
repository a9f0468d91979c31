package id.bilik.hardware.escpos;

import java.util.HexFormat;

/** Commands that leave nothing on the paper: their arguments are read, so that none of them is printed as text. */
record PassedOver(JobBytes job, PaperBuilder paper) {

    /** A command whose effect is not drawn. */
    void notDrawn(String command, int arguments) throws JobBytes.Unreadable {
        job.next(arguments);
        paper.complain(command + " is not drawn");
    }

    /** Likewise, but nothing is missed where all arguments are the usual one. */
    void notDrawnUnless(int usual, String command, int arguments) throws JobBytes.Unreadable {
        boolean missed = false;
        for (byte argument : job.next(arguments)) {
            missed |= argument != usual && argument != '0' + usual;
        }
        if (missed) {
            paper.complain(command + " is not drawn");
        }
    }

    /** A command that nobody knows; what follows is read as if it stood alone. */
    void unknown(int... octets) {
        StringBuilder hex = new StringBuilder();
        for (int octet : octets) {
            hex.append(' ').append(HexFormat.of().toHexDigits((byte) octet));
        }
        paper.complain("unknown command" + hex + " before byte " + job.position());
    }
}
