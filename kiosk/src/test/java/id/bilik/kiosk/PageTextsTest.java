package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import id.bilik.hardware.PrinterStatus;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's words: none is missing in a language, none is asked for that is not there, none is left over. */
class PageTextsTest {

    private static final Path PAGE = Path.of("src/main/resources/kiosk");
    private static final Pattern LITERAL = Pattern.compile("'([a-zA-Z]+(?:\\.[a-zA-Z-]+)?)'");
    /** Wrong spellings, second words for one thing, and commands: docs/decisions/tone-of-texts.md. */
    private static final Pattern NOT_OF_THE_HOUSE = Pattern
            .compile(
                    "(?i)(?<!\\{)\\b(silahkan|antrian|tiket|berkas|loket|harap|klik|cek|print|booth|Anda harus)\\b|(?-i)\\banda\\b");
    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    @Test
    void both_languages_have_the_same_texts_with_the_same_gaps() throws IOException {
        Map<String, String> indonesian = texts("id");
        Map<String, String> english = texts("en");

        assertThat(english.keySet()).isEqualTo(indonesian.keySet());
        indonesian.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            String other = english.getOrDefault(key, "");
            assertThat(other).as(key).isNotBlank();
            assertThat(gaps(other)).as(key).isEqualTo(gaps(text));
        });
    }

    @Test
    void every_text_is_used_and_every_text_that_is_used_is_there() throws IOException {
        Set<String> known = texts("id").keySet();
        Set<String> used = new TreeSet<>(Set.of("say.to"));
        Pattern asked = Pattern.compile("\\b(?:t|tIn|text|textIn)\\((?:language, )?'([a-zA-Z.-]+)'");
        for (String script : scripts()) {
            Matcher literal = LITERAL.matcher(script);
            while (literal.find()) {
                used.add(literal.group(1));
            }
            Matcher text = asked.matcher(script);
            while (text.find()) {
                assertThat(known).contains(text.group(1));
            }
        }
        Stream.of("loading", "working", "closed", "full", "serverAway", "kioskAway", "refused", "refusedAway",
                "usedUp", "scanUnknown",
                "scanAway", "checkInEarly", "checkInLate", "checkInCancelled", "checkInUnconfirmed", "checkInOver",
                "checkInUnknown", "checkInElsewhere", "checkInClosed", "checkInAway")
                .flatMap(message -> Stream.of(message + ".heading", message + ".body")).forEach(used::add);
        Stream.of("waiting", "called", "serving", "held", "deferred", "fetching", "completed", "noShow", "abandoned")
                .map("visit."::concat).forEach(used::add);
        Stream.of("language", "service", "priority", "documents", "number").map("step."::concat).forEach(used::add);
        Stream.of("none", "elderly", "disabled", "pregnant", "with-child", "disaster").map("priority."::concat)
                .forEach(used::add);
        Stream.of("sound", "contrast", "text", "reach").map("assist."::concat).forEach(used::add);
        MenuKey.labels().stream().map("legend."::concat).forEach(used::add);
        Arrays.stream(PrinterStatus.values()).filter(status -> !status.canPrint()).map(PrinterStatus::label)
                .map("printer."::concat).forEach(label -> {
                    assertThat(known).contains(label);
                    used.add(label);
                });

        assertThat(known).allSatisfy(key -> assertThat(used).contains(key));
    }

    @Test
    void the_indonesian_texts_keep_to_the_tone_of_the_house() throws IOException {
        texts("id").forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_OF_THE_HOUSE));
    }

    private static Map<String, String> texts(String language) throws IOException {
        return StrictJson.mapper().readValue(PAGE.resolve("i18n/" + language + ".json").toFile(),
                new TypeReference<>() {
                });
    }

    private static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(PAGE)) {
            return files.filter(file -> file.toString().endsWith(".js")).map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }).toList();
        }
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        Matcher gap = GAP.matcher(text);
        while (gap.find()) {
            gaps.add(gap.group());
        }
        return gaps;
    }
}
