package id.bilik.kiosk.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.bilik.kiosk.desk.DeskTicket;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.ServedToday;
import id.bilik.kiosk.queue.Unserved;
import id.bilik.kiosk.slip.UnservedWords;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.WaitWords;
import id.bilik.kiosk.slip.Words;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket for the page.
 *
 * @param waitWords
 *            the wait in words, by language
 * @param unservedWords
 *            what is said in its place where nobody on duty serves the ticket, by language
 * @param prioritized
 *            whether it has priority
 * @param withoutPriorityWords
 *            the wait without it in words, by language; null where it is not known
 * @param servedToday
 *            as the server says it
 * @param spoken
 *            the number in words, by language
 * @param print
 *            {@code printed} or {@code failed}
 * @param reason
 *            why not, or why it is not sure
 * @param reprint
 *            whether the print may be asked for again
 * @param reserved
 *            whether the kiosk gave the number by itself, while the queue-server was away
 */
record TicketAnswer(String ticket, String service, OffsetDateTime issuedAt, @Nullable Integer ahead,
        @JsonProperty("wait") @Nullable WaitAnswer expected, @Nullable String followUrl,
        @Nullable Map<String, String> waitWords, @Nullable Map<String, String> unservedWords,
        @Nullable ServedToday servedToday, Map<String, String> spoken,
        String print, @Nullable String reason,
        boolean reprint, boolean reserved, boolean prioritized,
        @Nullable Map<String, String> withoutPriorityWords) {

    private static final List<String> LANGUAGES = List.of("id", "en");

    record WaitAnswer(long lowSeconds, @Nullable Long likelySeconds, long highSeconds) {}

    static TicketAnswer of(DeskTicket desk) {
        IssuedTicket issued = desk.issued();
        Wait wait = desk.slip().expected();
        Unserved unserved = issued.unserved();
        Map<String, String> waits = new LinkedHashMap<>();
        Map<String, String> unservedWords = new LinkedHashMap<>();
        Map<String, String> withoutPriority = new LinkedHashMap<>();
        Map<String, String> spoken = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Words words = Words.find(language).orElseThrow();
            spoken.put(language, words.spoken(issued.ticket()));
            if (wait != null) {
                waits.put(language, WaitWords.of(wait, words));
            }
            desk.slip().findWithoutPriority(words).ifPresent(without -> withoutPriority.put(language, without));
            if (unserved != null) {
                unservedWords.put(language, UnservedWords.of(unserved.begun(), unserved.plannedAt(),
                        desk.slip().zone(), words));
            }
        }
        return new TicketAnswer(issued.ticket(), issued.service(), issued.issuedAt(), issued.ahead(),
                wait == null ? null : new WaitAnswer(wait.lowSeconds(), issued.likelySeconds(), wait.highSeconds()),
                issued.followUrl(), wait == null ? null : waits, unserved == null ? null : unservedWords,
                issued.servedToday(), spoken,
                desk.fate().printed() ? "printed" : "failed",
                desk.fate().reason(), desk.printsLeft() > 0, desk.reserved(),
                desk.slip().prioritized(), withoutPriority.isEmpty() ? null : withoutPriority);
    }
}
