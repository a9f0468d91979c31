package id.bilik.kiosk.web;

import id.bilik.kiosk.slip.Words;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/scans}. */
record ScanRequest(@Nullable String text, @Nullable String language) {

    private static final int LONGEST = 1_000;

    /** The code that was read. */
    String code() {
        if (text == null || text.isBlank() || text.length() > LONGEST
                || !text.chars().noneMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.field("text",
                    "The field \"text\" must be 1-1,000 characters, none of them a control character."));
        }
        return text;
    }

    /** The language of a slip that comes of it. */
    Words words(Words usual) {
        return TicketRequest.words(language, usual);
    }
}
