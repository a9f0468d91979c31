package id.bilik.hardware.transport;

import java.io.IOException;
import java.time.Duration;

/** A way to one device. */
public interface Transport {

    /**
     * Opens the line.
     *
     * @param atMost
     *            how long it may take
     * @throws IOException
     *             with a message for a technician, if there is no line within that time
     */
    Connection connect(Duration atMost) throws IOException;

    /** For messages: {@code tcp:192.168.1.50:9100}, {@code /dev/usb/lp0}. */
    @Override
    String toString();
}
