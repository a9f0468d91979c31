package id.bilik.kiosk.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Lines that can tell whether they are whole: eight hexadecimal digits of CRC-32C, a space, the text. */
final class CheckedLines {

    private static final int HEAD = 9;

    /**
     * What was found.
     *
     * @param texts
     *            of the whole lines, in order
     * @param torn
     *            something that does not end follows the last line: a write that a power cut broke off
     * @param damaged
     *            a line has its end and is not whole, or is whole and has another end: the card is losing what it had
     */
    record Found(List<String> texts, boolean torn, boolean damaged) {}

    private CheckedLines() {}

    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream line = new ByteArrayOutputStream(bytes.length + HEAD + 1);
        line.writeBytes((checksum(bytes) + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(bytes);
        line.write('\n');
        return line.toByteArray();
    }

    static Found decode(byte[] file) {
        List<String> texts = new ArrayList<>();
        boolean damaged = false;
        int start = 0;
        for (int end = 0; end < file.length; end++) {
            if (file[end] == '\n') {
                Optional<String> text = decode(file, start, end);
                text.ifPresent(texts::add);
                damaged |= text.isEmpty();
                start = end + 1;
            }
        }
        boolean rest = start < file.length;
        Optional<String> endless = rest ? decode(file, start, file.length - 1) : Optional.empty();
        endless.ifPresent(texts::add);
        return new Found(texts, rest && endless.isEmpty(), damaged || endless.isPresent());
    }

    private static Optional<String> decode(byte[] file, int start, int end) {
        if (end - start < HEAD) {
            return Optional.empty();
        }
        byte[] bytes = java.util.Arrays.copyOfRange(file, start + HEAD, end);
        String head = new String(file, start, HEAD, StandardCharsets.US_ASCII);
        return head.equals(checksum(bytes) + " ")
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return "%08x".formatted(sum.getValue());
    }
}
