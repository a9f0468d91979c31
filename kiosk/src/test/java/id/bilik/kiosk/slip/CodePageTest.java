package id.bilik.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodePageTest {

    private static final Path WORDS = Path.of("src/main/resources/id/bilik/kiosk/slip");
    private static final Path PLAN = Path.of("../queue-server/server/src/main/resources/plans/pekalongan.json");

    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void all_our_words_and_the_names_of_the_usual_plan_print(CodePage page) throws IOException {
        Transliteration transliteration = new Transliteration(page, (text, character) -> lost.add(text));

        assertThat(ourTexts()).hasSizeGreaterThan(100)
                .allSatisfy(text -> assertThat(page.holds(transliteration.of(text))).as(text).isTrue());
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            PC437,   Café São Félix – “Bandung”,  Café Sao Félix - "Bandung"
            PC850,   Café São Félix – “Bandung”,  Café São Félix - "Bandung"
            PC858,   Loket 1 — 5 € …,             Loket 1 - 5 € ...
            PC850,   Loket 1 — 5 € …,             Loket 1 - 5 EUR ...
            WPC1252, Café São Félix – “Bandung”,  Café São Félix – “Bandung”
            WPC1252, Ł Ő ﬁ ½ ≤,                   L O fi ½ ?
            PC437,   Łódź ½ ™ ≤,                  Lódz ½ TM ≤
            """)
    void what_the_page_lacks_is_written_as_on_a_typewriter(CodePage page, String name, String printed) {
        assertThat(print(name, page)).contains(printed).contains("▀▀▀▀").doesNotContain("[?");
    }

    @Test
    void what_no_way_leads_to_is_a_question_mark_and_is_told_of() {
        assertThat(print("Kantor 東京 👋", CodePage.PC437)).contains("Kantor ?? ?");
        assertThat(lost).containsExactly("東 in Kantor 東京 👋", "京 in Kantor 東京 👋", "👋 in Kantor 東京 👋");
    }

    @Test
    void a_name_commands_no_printer() {
        assertThat(print("Kantor\u001bi\u001dV0 Cabang", CodePage.PC437)).contains("Kantor i V0 Cabang")
                .doesNotContain("[?");
    }

    private String print(String name, CodePage page) {
        SlipComposer composer = new SlipComposer(PaperSize.MM_80, page,
                (text, character) -> lost.add(character + " in " + text), Optional::empty);
        byte[] job = composer.compose(new Slip(name, "Klaim JHT", "A012", 7, null, null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), ZoneId.of("Asia/Jakarta"), null, false, false),
                Words.find("id").orElseThrow());
        return PaperText.of(EscPosDecoder.decode(job, Paper.WIDTH_80_MM));
    }

    private static List<String> ourTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String language : List.of("id", "en")) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(WORDS.resolve("words-" + language + ".properties"))) {
                words.load(reader);
            }
            words.values().forEach(text -> texts.add((String) text));
        }
        collect(StrictJson.mapper().readTree(PLAN.toFile()), texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }
}
