package id.bilik.hardware.printer;

import id.bilik.hardware.transport.SerialTransport;
import id.bilik.hardware.transport.Transport;
import java.nio.file.Path;

/** With a serial line. */
class SerialPrinterContractTest extends PtyPrinterContract {

    @Override
    Transport way(Path file) { return new SerialTransport(file, 115_200, SerialTransport.Flow.NONE); }
}
