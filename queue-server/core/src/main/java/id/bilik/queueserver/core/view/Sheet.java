package id.bilik.queueserver.core.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What officers keep in mind of a visit while it lasts. It is never written down: it stands in no journal and no log.
 *
 * @param note   of the officers, empty for none
 * @param ticked ids of the documents that were seen, in the order in which they were ticked
 * @param prompt what the officer asks for on the booth's screen
 */
public record Sheet(String note, List<String> ticked, @Nullable Prompt prompt) {
    public static final Sheet EMPTY = new Sheet("", List.of(), null);

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

    public Sheet withNote(String next) { return new Sheet(next, ticked, prompt); }

    public Sheet withPrompt(@Nullable Prompt next) { return new Sheet(note, ticked, next); }

    /** With that document seen or not; what is asked for is not asked for once it was seen. */
    public Sheet with(String document, boolean seen) {
        List<String> next = new ArrayList<>(ticked);
        next.remove(document);
        if (seen) {
            next.add(document);
        }
        boolean answered = seen && prompt != null && document.equals(prompt.document());
        return new Sheet(note, List.copyOf(next), answered ? null : prompt);
    }
}
