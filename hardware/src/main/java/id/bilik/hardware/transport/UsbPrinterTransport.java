package id.bilik.hardware.transport;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The USB printer of this machine, wherever the kernel puts it: looked for anew at each connect, because a printer that
 * was unplugged may come back under another number.
 *
 * @param devices
 *            the machine's folder of devices, {@code /dev}
 */
public record UsbPrinterTransport(Path devices) implements Transport {

    /** A name that a udev rule gives to the one printer, where there are several. */
    public static final String STABLE_NAME = "bilik-printer";

    @Override
    public Connection connect(Duration atMost) throws IOException {
        Path found = find().orElseThrow(() -> new IOException("no USB printer: there is neither %s nor %s/lp0: is it "
                .formatted(devices.resolve(STABLE_NAME), devices.resolve("usb")) + "plugged in and switched on?"));
        return PosixFile.open(found);
    }

    /** The stable name if there is one, else the printer with the lowest number. */
    Optional<Path> find() throws IOException {
        Path stable = devices.resolve(STABLE_NAME);
        if (Files.exists(stable)) {
            return Optional.of(stable);
        }
        Path usb = devices.resolve("usb");
        List<Path> printers = new ArrayList<>();
        if (Files.isDirectory(usb)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(usb, "lp[0-9]*")) {
                entries.forEach(printers::add);
            }
        }
        return printers.stream().min((one, other) -> Integer.compare(number(one), number(other)));
    }

    private static int number(Path printer) {
        String digits = String.valueOf(printer.getFileName()).substring(2);
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    @Override
    public String toString() { return "usb"; }
}
