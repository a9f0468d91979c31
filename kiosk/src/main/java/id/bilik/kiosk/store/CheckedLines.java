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
     *            something unfinished follows the last whole line: a write that a power cut broke off
     * @param damaged
     *            a line that is not whole stands before one that is: the card is losing what it had
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
        boolean torn = false;
        boolean damaged = false;
        int start = 0;
        while (start < file.length) {
            int end = start;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            Optional<String> text = end < file.length ? decode(file, start, end) : Optional.empty();
            if (text.isPresent()) {
                damaged |= torn;
                texts.add(text.get());
            }
            torn |= text.isEmpty();
            start = end + 1;
        }
        return new Found(texts, torn && !damaged, damaged);
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
