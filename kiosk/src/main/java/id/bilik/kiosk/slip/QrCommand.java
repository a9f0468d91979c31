package id.bilik.kiosk.slip;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that make a printer draw a QR symbol ({@code GS ( k}, functions 165, 167, 169, 180 and 181). Written by hand:
 * what escpos-coffee 4.1 calls model 2 asks for model 1, which phones no longer read.
 */
final class QrCommand {

    /** 6 dots are 0.75 mm: a page address is then about 30 mm wide, and a cheap phone reads it at arm's length. */
    private static final int MODULE = 6;

    private QrCommand() {}

    /** The address is written in ASCII, since the length is counted in bytes and printers disagree on anything else. */
    static byte[] of(String address) {
        byte[] data = URI.create(address).toASCIIString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        function(bytes, 65, 50, 0); // model 2
        function(bytes, 67, MODULE);
        function(bytes, 69, 49); // error correction M: 15 % may be smudged
        int length = data.length + 3;
        bytes.writeBytes(new byte[]{0x1d, '(', 'k', (byte) length, (byte) (length >> 8), 49, 80, 48});
        bytes.writeBytes(data);
        function(bytes, 81, 48); // print
        return bytes.toByteArray();
    }

    private static void function(ByteArrayOutputStream bytes, int function, int... arguments) {
        int length = arguments.length + 2;
        bytes.writeBytes(new byte[]{0x1d, '(', 'k', (byte) length, 0, 49, (byte) function});
        for (int argument : arguments) {
            bytes.write(argument);
        }
    }
}
