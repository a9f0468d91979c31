package id.bilik.hardware.printer;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells answers apart by their fixed bits, since they come in any order on one line. From Epson's ESC/POS reference:
 * {@code DLE EOT} answers {@code 0xx1xx10}; automatic status is {@code 0xx1xx00} and three times {@code 0xx0xxxx};
 * {@code GS r} answers {@code 0xx0xxxx}, which is only an answer to it outside of an automatic status. Flow control
 * ({@code 0x11}, {@code 0x13}) means nothing here, and of the blocks (a header {@code 0xx1xxx1}, up to a NUL) only
 * {@code 37 25 00} does.
 */
final class AnswerParser {

    private static final int XON = 0x11;
    private static final int XOFF = 0x13;
    private static final String CLEARED = "7%";
    private static final int LONGEST_BLOCK = 100;

    private final int[] automatic = new int[4];
    private int automaticBytes;
    private final StringBuilder block = new StringBuilder();

    /** The answers that are whole with these bytes; what is begun is kept for the next ones. */
    List<Answer> parse(byte[] bytes, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parse(bytes[i] & 0xff, answers);
        }
        return answers;
    }

    private void parse(int octet, List<Answer> answers) {
        if (!block.isEmpty()) {
            inBlock(octet, answers);
        } else if ((octet & 0x93) == 0x12) {
            answers.add(new Answer.RealTime(octet));
        } else if ((octet & 0x93) == 0x10) {
            automatic[0] = octet;
            automaticBytes = 1;
        } else if ((octet & 0x90) == 0) {
            if (automaticBytes > 0) {
                automaticStatus(octet, answers);
            } else {
                answers.add(new Answer.Processed(octet));
            }
        } else if ((octet & 0x91) == 0x11 && octet != XON && octet != XOFF) {
            block.append((char) octet);
        }
    }

    private void inBlock(int octet, List<Answer> answers) {
        if (octet != 0 && block.length() < LONGEST_BLOCK) {
            block.append((char) octet);
        } else {
            if (block.toString().equals(CLEARED)) {
                answers.add(new Answer.Cleared());
            }
            block.setLength(0);
        }
    }

    private void automaticStatus(int octet, List<Answer> answers) {
        automatic[automaticBytes++] = octet;
        if (automaticBytes == automatic.length) {
            automaticBytes = 0;
            answers.add(new Answer.Automatic(automatic[0], automatic[1], automatic[2]));
        }
    }
}
