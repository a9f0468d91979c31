package id.bilik.hardware.printer;

import id.bilik.hardware.transport.DeviceTransport;
import id.bilik.hardware.transport.Transport;
import java.nio.file.Path;

/** With a device file, as a USB printer has one. */
class DevicePrinterContractTest extends PtyPrinterContract {

    @Override
    Transport way(Path file) { return new DeviceTransport(file); }
}
