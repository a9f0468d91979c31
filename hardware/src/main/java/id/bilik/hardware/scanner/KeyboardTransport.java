package id.bilik.hardware.scanner;

import id.bilik.hardware.transport.Connection;
import id.bilik.hardware.transport.PosixFile;
import id.bilik.hardware.transport.Transport;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keyboard that is ours alone, such as {@code /dev/input/by-id/usb-…-event-kbd}: what it types must not reach the page,
 * where letters and Enter mean something.
 */
record KeyboardTransport(Path path) implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(KeyboardTransport.class);
    /** {@code EVIOCGRAB} of Linux; its argument is a number, not an address. */
    private static final long GRAB = 0x40044590L;

    @Override
    public Connection connect(Duration atMost) throws IOException {
        PosixFile keyboard = PosixFile.openToRead(path);
        try {
            keyboard.ioctl(GRAB, MemorySegment.ofAddress(1));
        } catch (IOException shared) {
            LOG.warn("{} can't be had alone, so what it types may reach the page as well: {}", path,
                    shared.getMessage());
        }
        return keyboard;
    }

    @Override
    public String toString() { return "keyboard:" + path; }
}
