package id.bilik.hardware.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A device with a file of its own, such as a USB printer: the kernel's usblp makes {@code /dev/usb/lp0}. */
public record DeviceTransport(Path path) implements Transport {

    @Override
    public Connection connect(Duration atMost) throws IOException { return PosixFile.open(path); }

    @Override
    public String toString() { return path.toString(); }
}
