package id.bilik.queueserver.core.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What officers keep in mind of a visit while it lasts. It is never written down: it stands in no journal and no log.
 *
 * @param note   of the officers, empty for none
 * @param prompt what the officer asks for on the booth's screen
 */
public record Sheet(String note, @Nullable Prompt prompt) {
    public static final Sheet EMPTY = new Sheet("", null);

    /**
     * A short prepared request.
     *
     * @param kind     which one; the screen has the words for it
     * @param document id of the document that it is about, for {@link Kind#SHOW}
     */
    public record Prompt(Kind kind, @Nullable String document, Instant at) {
        public enum Kind {
            SHOW, SIGN, SCAN, FILL_IN, LOOK, SPEAK_UP, WAIT
        }
    }

    public Sheet withNote(String next) { return new Sheet(next, prompt); }

    public Sheet withPrompt(@Nullable Prompt next) { return new Sheet(note, next); }

    /** Whether that document is asked for. */
    public boolean asksFor(String document) {
        return prompt != null && document.equals(prompt.document());
    }
}
