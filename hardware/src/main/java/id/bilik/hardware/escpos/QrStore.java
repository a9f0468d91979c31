package id.bilik.hardware.escpos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The printer's memory for one QR symbol: {@code GS ( k} sets it up piece by piece and prints it last. */
final class QrStore {

    private static final int MODEL = 65;
    private static final int MODULE = 67;
    private static final int CORRECTION = 69;
    private static final int STORE = 80;
    private static final int PRINT = 81;
    private static final int SIZE_OF_SYMBOL = 82;

    private int model = 50;
    private int module = 3;
    private char correction = 'L';
    private byte @Nullable [] data;

    void reset() {
        model = 50;
        module = 3;
        correction = 'L';
        data = null;
    }

    /** One {@code GS ( k} with {@code cn} 49; {@code body} is what follows {@code cn} and {@code fn}. */
    void run(int function, byte[] body, PaperBuilder paper) {
        int first = body.length > 0 ? body[0] & 0xff : -1;
        switch (function) {
            case MODEL -> model = first;
            case MODULE -> setModule(first, paper);
            case CORRECTION -> setCorrection(first, paper);
            case STORE -> data = Arrays.copyOfRange(body, Math.min(1, body.length), body.length);
            case PRINT -> print(paper);
            case SIZE_OF_SYMBOL -> {
                // Asks for an answer on the line back; nothing to draw.
            }
            default -> paper.complain("unknown function " + function + " of GS ( k for QR");
        }
    }

    private void setModule(int dots, PaperBuilder paper) {
        if (dots >= 1 && dots <= 16) {
            module = dots;
        } else {
            paper.complain("a QR module of " + dots + " dots; 1-16 are possible");
        }
    }

    private void setCorrection(int level, PaperBuilder paper) {
        if (level >= 48 && level <= 51) {
            correction = "LMQH".charAt(level - 48);
        } else {
            paper.complain("QR error correction " + level + "; 48-51 are possible");
        }
    }

    private void print(PaperBuilder paper) {
        if (data == null || data.length == 0) {
            paper.complain("a QR symbol to print, and none in store");
        } else if (model != 50) {
            paper.complain("a QR symbol of model " + (model - 48) + " is not drawn; model 2 is");
        } else {
            String text = new String(data, StandardCharsets.UTF_8);
            paper.put(new PaperItem.Qr(text, module, correction, paper.layout()));
        }
    }
}
