package id.bilik.kiosk.slip;

import com.github.anastaciocintra.escpos.EscPos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Slips that are no tickets, as ESC/POS bytes: a technician's, and the one that voids a part of another. */
public final class TestSlips {
    private static final byte[] START = {0x1b, '@', 0x1c, '.'};
    private static final SlipStyle HEADING = new SlipStyle(false, true, 1, 2);
    private static final SlipStyle USUAL = new SlipStyle(false, false, 1, 1);

    private TestSlips() {}

    /** Says where it comes from, so that nobody takes it for a ticket. */
    public static byte[] test(String device, String version, String time) {
        return slip(List.of("UJI CETAK / TEST PRINT", device + "  " + version, time,
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789 .,:;-+/()"));
    }

    /** A ruler: the last column must stand on the paper, and in the same line. */
    public static byte[] width(PaperSize paper) {
        StringBuilder tens = new StringBuilder();
        StringBuilder ones = new StringBuilder();
        for (int column = 1; column <= paper.columns(); column++) {
            tens.append(column % 10 == 0 ? String.valueOf(column / 10) : " ");
            ones.append(column % 10);
        }
        return slip(List.of("LEBAR KERTAS / PAPER WIDTH", paper.columns() + " columns", tens.toString(),
                ones.toString(), "|" + "-".repeat(paper.columns() - 2) + "|"));
    }

    /** Comes out below a part of a slip, and says that nobody is called by what stands above. */
    public static byte[] voiding() {
        return slip(List.of("*** BATAL / VOID ***", "Bukan nomor antrean.", "Not a queue number."));
    }

    /** The last ticket's slip once more, with a line above it that says so. */
    public static byte[] again(byte[] job) {
        byte[] head = "*** CETAK ULANG TEKNISI / TECHNICIAN'S REPRINT ***\n".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(START);
        bytes.writeBytes(head);
        bytes.writeBytes(job);
        return bytes.toByteArray();
    }

    private static byte[] slip(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(START);
        List<String> rest = new ArrayList<>(lines);
        try (EscPos printer = new EscPos(bytes)) {
            printer.setStyle(USUAL);
            printer.writeLF(HEADING, rest.removeFirst());
            for (String line : rest) {
                printer.writeLF(line);
            }
            printer.feed(4); // the cutter stands above the head
            printer.write(SlipComposer.CUT, 0, SlipComposer.CUT.length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return bytes.toByteArray();
    }
}
