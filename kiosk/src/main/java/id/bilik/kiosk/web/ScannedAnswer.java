package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.Scanned;
import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.slip.WaitWords;
import id.bilik.kiosk.slip.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of the last scan, for the page: a visit, or why there is none.
 *
 * @param problem
 *            {@code unknown} for a code that is no ticket of today, {@code away} where the server can't be asked
 */
record ScannedAnswer(int id, @Nullable VisitAnswer visit, @Nullable String problem) {

    private static final List<String> LANGUAGES = List.of("id", "en");

    /** A visit; its wait or what is said in place of it, and its number in words, by language. */
    record VisitAnswer(String ticket, String service, String stage, @Nullable Integer ahead,
            @Nullable Map<String, String> waitWords, @Nullable Map<String, String> unservedWords,
            Map<String, String> spoken, @Nullable String booth, @Nullable Boolean placeKept) {}

    static ScannedAnswer of(Scanned scanned) {
        return switch (scanned.outcome()) {
            case Scanned.Outcome.Found found -> new ScannedAnswer(scanned.id(), visit(found), null);
            case Scanned.Outcome.Unknown unknown -> new ScannedAnswer(scanned.id(), null, "unknown");
            case Scanned.Outcome.Away away -> new ScannedAnswer(scanned.id(), null, "away");
        };
    }

    private static VisitAnswer visit(Scanned.Outcome.Found found) {
        FollowedVisit visit = found.visit();
        Map<String, String> waits = new LinkedHashMap<>();
        Map<String, String> unserved = new LinkedHashMap<>();
        Map<String, String> spoken = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Words words = Words.find(language).orElseThrow();
            spoken.put(language, words.spoken(visit.ticket()));
            found.findWait().ifPresent(wait -> waits.put(language, WaitWords.of(wait, words)));
            found.findUnserved(words).ifPresent(text -> unserved.put(language, text));
        }
        return new VisitAnswer(visit.ticket(), visit.service(), visit.stage(), visit.ahead(),
                waits.isEmpty() ? null : waits, unserved.isEmpty() ? null : unserved, spoken, visit.booth(),
                visit.placeKept());
    }
}
