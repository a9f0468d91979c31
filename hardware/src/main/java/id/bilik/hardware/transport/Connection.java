package id.bilik.hardware.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** An open line. Used by one thread at a time; no call takes longer than it is told. */
public interface Connection extends AutoCloseable {

    /**
     * Hands bytes over to the line.
     *
     * @return how many were taken: fewer than {@code count} if the time was up first
     * @throws IOException
     *             if the line is broken; how many bytes were taken is then not known
     */
    int write(byte[] bytes, int from, int count, Duration atMost) throws IOException;

    /**
     * Reads what is there, and waits for the first byte of it.
     *
     * @return how many bytes; 0 if none came within the time
     * @throws IOException
     *             if the line is broken, also if the other side hung up
     */
    int read(byte[] into, Duration atMost) throws IOException;

    /**
     * Asks the driver how the device is, without a word on the line: the status byte of an IEEE 1284 port. The kernel may
     * take five seconds for it.
     *
     * @return 0-255; empty where the driver or the device does not know it
     * @throws IOException
     *             if the device is gone
     */
    OptionalInt portStatus() throws IOException;

    /** Hangs up; a line that is broken already is no error. */
    @Override
    void close();
}
