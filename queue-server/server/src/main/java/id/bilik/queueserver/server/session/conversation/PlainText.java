package id.bilik.queueserver.server.session.conversation;

/** What people write, without what could change how the rest is shown: a line that was pasted does not break a talk. */
final class PlainText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /** Line breaks and control characters become blanks; what turns the direction of writing and is not seen is left out. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> plain.append(' ');
                case Character.FORMAT -> {
                    // pictures of people, and some scripts, are joined by these
                    if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
                        plain.appendCodePoint(point);
                    }
                }
                case Character.SURROGATE -> {
                    // half a character is none
                }
                default -> plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }
}
