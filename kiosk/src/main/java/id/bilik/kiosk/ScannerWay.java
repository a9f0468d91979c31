package id.bilik.kiosk;

import id.bilik.hardware.transport.SerialTransport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the scanner is. */
public sealed interface ScannerWay {

    /** There is none. */
    record None() implements ScannerWay {}

    /** On a serial line. */
    record Serial(SerialTransport line) implements ScannerWay {}

    /** A device that types. */
    record Keyboard(Path device) implements ScannerWay {}

    /** The way that is written so, e.g. {@code serial:/dev/ttyACM0:9600}; empty for one that leads nowhere. */
    static Optional<ScannerWay> find(String text) {
        Matcher serial = Pattern.compile("serial:(/[^:\\s]+)(?::(\\d{4,6}))?").matcher(text);
        Matcher keyboard = Pattern.compile("keyboard:(/\\S+)").matcher(text);
        if (text.equals("none")) {
            return Optional.of(new None());
        } else if (keyboard.matches()) {
            return Optional.of(new Keyboard(Path.of(keyboard.group(1))));
        } else if (serial.matches()) {
            int baud = serial.group(2) == null ? 9_600 : Integer.parseInt(serial.group(2));
            return baud >= 1_200 && baud <= 921_600
                    ? Optional.of(new Serial(
                            new SerialTransport(Path.of(serial.group(1)), baud, SerialTransport.Flow.NONE)))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
