package id.bilik.hardware.escpos;

import id.bilik.hardware.escpos.barcode.BarCode;
import id.bilik.hardware.escpos.barcode.BarCodeSystem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The printer's memory for how bar codes look; {@code GS k} prints them. */
final class BarCodeStore {

    private static final int FIRST_WITH_LENGTH = 65;

    private BarCodeLook look = BarCodeLook.PLAIN;

    void reset() { look = BarCodeLook.PLAIN; }

    /** {@code GS h}, {@code GS w}, {@code GS H} or {@code GS f}; {@code argument} may be a number or its digit. */
    void set(char command, int argument, PaperBuilder paper) {
        int place = JobBytes.digit(argument);
        if (command == 'h' && argument > 0) {
            look = look.withHeight(argument);
        } else if (command == 'w' && argument >= 1 && argument <= 6) {
            look = look.withModule(argument);
        } else if (command == 'H' && place <= 3) {
            look = look.withText((place & 1) != 0, (place & 2) != 0);
        } else if (command == 'f' && place <= 1) {
            look = look.withFontB(place == 1);
        } else {
            paper.complain("GS %s with %d".formatted(command, argument));
        }
    }

    /** {@code GS k}: up to a NUL for the first systems, and with a length in front from number 65. */
    void print(JobBytes job, PaperBuilder paper) throws JobBytes.Unreadable {
        int number = job.next();
        byte[] data = number >= FIRST_WITH_LENGTH ? job.next(job.next()) : job.nextUpToNul();
        Optional<BarCodeSystem> system = BarCodeSystem.find(number);
        if (system.isEmpty()) {
            paper.complain("a bar code of the system " + number + " is not drawn");
            return;
        }
        if (!paper.lineIsEmpty()) {
            paper.complain("a bar code in the middle of a line: other printers take its data for text");
        }
        Optional<BarCode> code = system.get().encode(data);
        if (code.isEmpty()) {
            paper.complain("%s can't hold %s".formatted(system.get().label(),
                    new String(data, StandardCharsets.ISO_8859_1)));
            paper.put(new PaperItem.Feed(look.height()));
            return;
        }
        PaperItem.Bars bars = new PaperItem.Bars(code.get(), look, paper.layout());
        if (bars.width() > paper.layout().width()) {
            paper.complain("%s of %d dots is wider than the %d of the print area".formatted(system.get().label(),
                    bars.width(), paper.layout().width()));
            paper.put(new PaperItem.Feed(look.height()));
        } else {
            paper.put(bars);
        }
    }
}
