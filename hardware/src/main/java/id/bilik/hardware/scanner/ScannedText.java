package id.bilik.hardware.scanner;

import java.util.Optional;

/** The text that grows. What is longer than any code of ours is no code, and is dropped to its end. */
final class ScannedText {

    private static final int LONGEST = 1_000;

    private final StringBuilder text = new StringBuilder();
    private boolean tooLong;

    /** Control characters are passed over. */
    void add(char character) {
        if (Character.isISOControl(character)) {
            return;
        }
        tooLong |= text.length() == LONGEST;
        if (!tooLong) {
            text.append(character);
        }
    }

    /** What there is, if it is anything; the next one begins. */
    Optional<String> end() {
        Optional<String> whole = text.isEmpty() || tooLong ? Optional.empty() : Optional.of(text.toString());
        clear();
        return whole;
    }

    void clear() {
        text.setLength(0);
        tooLong = false;
    }
}
