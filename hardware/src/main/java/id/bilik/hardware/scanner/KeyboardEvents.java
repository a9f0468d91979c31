package id.bilik.hardware.scanner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The keys of a scanner that types like a keyboard with the layout of the United States: Linux's {@code input_event},
 * which on 64 bits has 24 bytes: the time (16), type and code (2 each), value (4). Enter ends a text, and so does silence.
 */
final class KeyboardEvents implements ScanReader {

    private static final int SIZE = 24;
    private static final int TYPE_KEY = 1;
    private static final int UP = 0;
    private static final int DOWN = 1;
    private static final int ENTER = 28;
    private static final int ENTER_OF_KEYPAD = 96;
    private static final int LEFT_SHIFT = 42;
    private static final int RIGHT_SHIFT = 54;

    /** By code, as in Linux's {@code input-event-codes.h}; a space where a key types nothing. */
    private static final String PLAIN = "  1234567890-=  qwertyuiop[]  asdfghjkl;'` \\zxcvbnm,./ * ";
    private static final String SHIFTED = "  !@#$%^&*()_+  QWERTYUIOP{}  ASDFGHJKL:\"~ |ZXCVBNM<>? * ";
    private static final int SPACE = 57;
    private static final int KEYPAD = 71;
    private static final String KEYPAD_KEYS = "789-456+1230.";
    private static final int SLASH_OF_KEYPAD = 98;

    private final ScannedText text = new ScannedText();
    private final ByteBuffer event = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    private boolean leftShift;
    private boolean rightShift;

    @Override
    public Optional<String> take(byte next) {
        event.put(next);
        if (event.hasRemaining()) {
            return Optional.empty();
        }
        event.clear();
        return event.getShort(16) == TYPE_KEY ? key(event.getShort(18), event.getInt(20)) : Optional.empty();
    }

    private Optional<String> key(int code, int value) {
        switch (code) {
            case LEFT_SHIFT -> leftShift = value != UP;
            case RIGHT_SHIFT -> rightShift = value != UP;
            case ENTER, ENTER_OF_KEYPAD -> {
                return value == DOWN ? text.end() : Optional.empty();
            }
            default -> {
                if (value == DOWN) { // a repeat is the kernel's, no scanner's
                    type(code);
                }
            }
        }
        return Optional.empty();
    }

    private void type(int code) {
        String keys = leftShift || rightShift ? SHIFTED : PLAIN;
        if (code == SPACE) {
            text.add(' ');
        } else if (code == SLASH_OF_KEYPAD) {
            text.add('/');
        } else if (code >= KEYPAD && code < KEYPAD + KEYPAD_KEYS.length()) {
            text.add(KEYPAD_KEYS.charAt(code - KEYPAD));
        } else if (code >= 0 && code < keys.length() && keys.charAt(code) != ' ') {
            text.add(keys.charAt(code));
        }
    }

    @Override
    public Optional<String> silence() { return text.end(); }

    @Override
    public void reset() {
        text.clear();
        event.clear();
        leftShift = false;
        rightShift = false;
    }
}
