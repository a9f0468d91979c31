package id.bilik.queueserver.core.branch.plan;

import org.jspecify.annotations.Nullable;

/** What may stand in a text that people type: it goes to boards, logs and the journal. */
public final class Texts {
    /** Longest texts, characters. */
    public static final int OFFICER = 60;
    public static final int REASON = 200;
    public static final int MESSAGE = 200;

    private Texts() {}

    /** Without control characters, line breaks of any kind or unpaired surrogates, and not too long; null is fine. */
    public static boolean isPlain(@Nullable String text, int longest) {
        if (text == null) {
            return true;
        }
        return text.length() <= longest && text.codePoints().allMatch(Texts::isPlain);
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
