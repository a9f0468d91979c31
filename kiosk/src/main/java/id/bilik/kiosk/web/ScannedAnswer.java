package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.Scanned;
import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.slip.MomentWords;
import id.bilik.kiosk.slip.WaitWords;
import id.bilik.kiosk.slip.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of the last scan, for the page: a visit, a ticket with which somebody checked in, or why there is neither.
 *
 * @param booked
 *            time of the booking in words, by language; beside a ticket
 * @param again
 *            whether they had checked in here before, so that no slip was printed; beside a ticket
 * @param problem
 *            {@code unknown} for a code that is neither a ticket of today nor a booking, {@code away} where the server
 *            can't be asked
 * @param noCheckIn
 *            why somebody who has booked can't check in: {@code early}, {@code late}, …
 * @param when
 *            from when they may, or the time of the booking, in words by language
 */
record ScannedAnswer(int id, @Nullable VisitAnswer visit, @Nullable TicketAnswer ticket,
        @Nullable Map<String, String> booked, @Nullable Boolean again, @Nullable String problem,
        @Nullable String noCheckIn,
        @Nullable Map<String, String> when) {

    private static final List<String> LANGUAGES = List.of("id", "en");

    /** A visit; the papers that are missing, its wait or what is said in place of it, and its number in words, by language. */
    record VisitAnswer(String ticket, String service, String stage, @Nullable Integer ahead,
            @Nullable Map<String, String> waitWords, @Nullable Map<String, String> unservedWords,
            Map<String, String> spoken, @Nullable String booth, @Nullable Boolean placeKept,
            List<? extends Map<String, String>> missing) {}

    static ScannedAnswer of(Scanned scanned, @Nullable LocalDate today) {
        int id = scanned.id();
        return switch (scanned.outcome()) {
            case Scanned.Outcome.Found found -> new ScannedAnswer(id, visit(found), null, null, null, null, null, null);
            case Scanned.Outcome.Unknown unknown -> problem(id, "unknown");
            case Scanned.Outcome.Away away -> problem(id, "away");
            case Scanned.CheckedIn done -> new ScannedAnswer(id, null, TicketAnswer.of(done.issued().ticket()),
                    inWords(words -> Optional.of(MomentWords.time(done.at(), words))), !done.issued().first(), null,
                    null, null);
            case Scanned.NoCheckIn no -> new ScannedAnswer(id, null, null, null, null, null,
                    no.why().name().toLowerCase(Locale.ROOT), inWords(words -> no.findWhen(today, words)));
        };
    }

    private static ScannedAnswer problem(int id, String problem) {
        return new ScannedAnswer(id, null, null, null, null, problem, null, null);
    }

    private static @Nullable Map<String, String> inWords(Function<Words, Optional<String>> text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            text.apply(Words.find(language).orElseThrow()).ifPresent(words -> texts.put(language, words));
        }
        return texts.isEmpty() ? null : texts;
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
                visit.placeKept(), visit.missing());
    }
}
