package id.bilik.hardware.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A serial line, 8 data bits, no parity, one stop bit. jSerialComm sets it up; bytes go by {@link PosixFile}, since its
 * own writing blocks for ever when the other side stops taking, whatever time-out it is given.
 *
 * @param baud
 *            bits a second, 1200-921600
 */
public record SerialTransport(Path path, int baud, Flow flow) implements Transport {

    /** How the other side says that it can't take more just now. */
    public enum Flow {
        NONE, RTSCTS, XONXOFF;

        private int code() {
            return switch (this) {
                case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
                case RTSCTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
                case XONXOFF ->
                    SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
            };
        }
    }

    @Override
    public Connection connect(Duration atMost) throws IOException {
        PosixFile line = PosixFile.open(path); // first, since the settings last as long as somebody has the line open
        try {
            setUp(Files.exists(path) ? path.toRealPath() : path);
            return line;
        } catch (IOException | RuntimeException failed) {
            line.close();
            throw failed;
        }
    }

    private void setUp(Path real) throws IOException {
        try {
            SerialPort port = SerialPort.getCommPort(real.toString());
            port.disableExclusiveLock();
            port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setFlowControl(flow.code());
            if (!port.openPort(0)) {
                throw new IOException(
                        "%s is no serial line (error %d of the system)".formatted(path, port.getLastErrorCode()));
            }
            port.closePort();
        } catch (SerialPortInvalidPortException notOne) {
            throw new IOException(path + " is no serial line: " + notOne.getMessage(), notOne);
        }
    }

    @Override
    public String toString() { return "serial:" + path + ":" + baud; }
}
