package id.bilik.hardware.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of Latin-1, ended by CR, LF, both, or silence. */
final class SerialLines implements ScanReader {

    private final ScannedText text = new ScannedText();

    @Override
    public Optional<String> take(byte next) {
        if (next == '\r' || next == '\n') {
            return text.end();
        }
        text.add(new String(new byte[]{next}, StandardCharsets.ISO_8859_1).charAt(0));
        return Optional.empty();
    }

    @Override
    public Optional<String> silence() { return text.end(); }

    @Override
    public void reset() { text.clear(); }
}
