package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.WaitRange;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.WaitWords;
import id.bilik.kiosk.slip.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * About how long who comes now waits for each service. Kept as words, so that a page hears of it only when something else
 * is to be read.
 *
 * @param words
 *            by service, then by language; nothing of a service of which no wait is known
 */
public record ServiceWaits(Map<String, Map<String, String>> words) {

    static final ServiceWaits NONE = new ServiceWaits(Map.of());

    private static final List<String> LANGUAGES = List.of("id", "en");

    static ServiceWaits of(SequencedMap<String, WaitRange> heard) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        heard.forEach((service, range) -> {
            Map<String, String> byLanguage = new LinkedHashMap<>();
            for (String language : LANGUAGES) {
                byLanguage.put(language, WaitWords.of(new Wait(range.lowSeconds(), range.highSeconds()),
                        Words.find(language).orElseThrow()));
            }
            words.put(service, byLanguage);
        });
        return new ServiceWaits(words);
    }

    /** That of a service in a language. */
    public Optional<String> find(String service, String language) {
        return Optional.ofNullable(words.getOrDefault(service, Map.of()).get(language));
    }
}
