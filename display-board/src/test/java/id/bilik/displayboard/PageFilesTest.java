package id.bilik.displayboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the pages by reading them; needs no browser. */
class PageFilesTest {
    private static final Pattern WORD = Pattern.compile("^ {2}\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",?$",
            Pattern.MULTILINE);
    /** Wrong spellings, second words for one thing, and commands: docs/decisions/tone-of-texts.md. */
    private static final Pattern NOT_OF_THE_HOUSE = Pattern
            .compile(
                    "(?i)(?<!\\{)\\b(silahkan|antrian|tiket|berkas|loket|harap|klik|cek|print|booth|Anda harus)\\b|(?-i)\\banda\\b");
    private static final Pattern TOKEN = Pattern.compile("--([\\w-]+): ([^;]+);");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern NAMED_IN_HTML = Pattern.compile("data-t(?:-label|-placeholder)?=\"([^\"]+)\"");
    private static final Pattern NAMED_IN_SCRIPT = Pattern
            .compile("words\\.t\\('([^']+)'|tIn\\(\\w+(?:\\.\\w+)?, '([^']+)'");
    private static final Pattern LINKED_STYLE = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"");
    private static final Pattern CLASS_NAMED = Pattern.compile("\\sclass=\"([^\"]+)\"");
    private static final Pattern CLASS_STYLED = Pattern.compile("\\.([A-Za-z][\\w-]*)");
    private static final Pattern INLINE = Pattern.compile(
            "<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son\\w+=|javascript:",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern
            .compile("(?:src|href)=\"(?:https?:)?//|@import|url\\(\\s*['\"]?(?:https?:)?//|"
                    + "(?:fetch|import)\\(\\s*['\"`](?:https?:)?//|\\bfrom '(?:https?:)?//");
    private static final Pattern MARKUP_FROM_DATA = Pattern
            .compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");

    @ParameterizedTest
    @MethodSource("folders_of_words")
    void both_languages_have_the_same_words_with_the_same_places_to_fill_in(Path folder) throws IOException {
        var indonesian = words(folder.resolve("id.json"));
        var english = words(folder.resolve("en.json"));
        assertThat(english.keySet()).isEqualTo(indonesian.keySet());
        indonesian.forEach(
                (key, text) -> assertThat(places(english.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
        assertThat(indonesian.values()).noneMatch(String::isBlank);
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("folders_of_words")
    void the_indonesian_words_keep_to_the_tone_of_the_house(Path folder) throws IOException {
        words(folder.resolve("id.json"))
                .forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_OF_THE_HOUSE));
    }

    @Test
    void every_word_that_a_page_names_is_there() throws IOException {
        var known = new TreeSet<String>();
        for (var folder : folders_of_words().toList()) {
            known.addAll(words(folder.resolve("id.json")).keySet());
        }
        var named = new TreeSet<String>();
        for (var file : pages(".html")) {
            NAMED_IN_HTML.matcher(Files.readString(file)).results().map(found -> found.group(1)).forEach(named::add);
        }
        for (var file : pages(".js")) {
            NAMED_IN_SCRIPT.matcher(Files.readString(file)).results().map(PageFilesTest::firstGroup)
                    .forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(known).containsAll(named);
    }

    @Test
    void no_page_has_inline_script_or_style_or_handlers() throws IOException {
        for (var file : pages(".html")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(INLINE);
        }
    }

    @Test
    void nothing_is_fetched_from_elsewhere() throws IOException {
        for (var file : pages("")) {
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).as(file.toString())
                    .doesNotContainPattern(ELSEWHERE);
        }
    }

    @Test
    void no_script_makes_markup_from_text() throws IOException {
        for (var file : pages(".js")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(MARKUP_FROM_DATA);
        }
    }

    @Test
    void every_colour_has_a_light_a_dark_and_a_contrasting_value() throws IOException {
        var tokens = Files.readString(PageServer.PAGES.resolve("shared/tokens.css"));
        var themed = new TreeMap<>(values(tokens, ":root {"));
        themed.values().removeIf(value -> !value.contains("var(--light"));
        assertThat(themed).hasSizeGreaterThan(30);
        assertThat(themed.values())
                .allMatch(value -> value.matches("(?s)var\\(--light, .+\\) var\\(--dark, .+\\)"));
        assertThat(values(tokens, ":root[data-theme=\"contrast\"],").keySet()).containsAll(themed.keySet());
    }

    /** A style that moved to another file, or was lost under one of the same name, leaves its classes behind. */
    @Test
    void every_class_of_a_page_has_a_style_that_the_page_links() throws IOException {
        var styled = new TreeMap<String, Set<String>>();
        for (var file : pages(".css")) {
            styled.put(address(file), CLASS_STYLED.matcher(Files.readString(file)).results()
                    .map(found -> found.group(1)).collect(Collectors.toSet()));
        }
        for (var file : pages(".html")) {
            var page = Files.readString(file);
            var known = new TreeSet<String>();
            LINKED_STYLE.matcher(page).results().map(link -> link.group(1)).forEach(link -> {
                assertThat(styled).as(file.toString()).containsKey(link);
                known.addAll(styled.getOrDefault(link, Set.of()));
            });
            var named = CLASS_NAMED.matcher(page).results().flatMap(found -> Stream.of(found.group(1).split(" ", -1)));
            assertThat(named).as(file.toString()).isSubsetOf(known);
        }
    }

    /** Where the server has that file of a page. */
    private static String address(Path file) {
        return file.startsWith(PageServer.PAGES)
                ? "/display-board/" + PageServer.PAGES.relativize(file)
                : "/consoles/" + PageServer.CONSOLES.relativize(file);
    }

    private static Map<String, String> values(String tokens, String block) {
        var from = tokens.indexOf(block);
        assertThat(from).as(block).isPositive();
        var values = new TreeMap<String, String>();
        TOKEN.matcher(tokens.substring(from, tokens.indexOf('}', from))).results()
                .forEach(found -> values.put(found.group(1), found.group(2)));
        return values;
    }

    static Stream<Path> folders_of_words() {
        return Stream.of(PageServer.PAGES.resolve("shared/i18n"), PageServer.CONSOLES.resolve("i18n"),
                PageServer.CONSOLES.resolve("i18n/follow"), PageServer.CONSOLES.resolve("i18n/book"),
                PageServer.CONSOLES.resolve("i18n/door"), PageServer.CONSOLES.resolve("i18n/home"),
                PageServer.CONSOLES.resolve("i18n/draws"), PageServer.CONSOLES.resolve("i18n/companies"),
                PageServer.CONSOLES.resolve("i18n/surge"),
                PageServer.CONSOLES.resolve("i18n/appointments"),
                PageServer.CONSOLES.resolve("i18n/settings"),
                PageServer.CONSOLES.resolve("i18n/first-steps"));
    }

    private static Map<String, String> words(Path file) throws IOException {
        var text = Files.readString(file);
        var words = new TreeMap<String, String>();
        WORD.matcher(text).results().forEach(found -> words.put(found.group(1), found.group(2)));
        assertThat(words).as("one pair a line in %s, no key twice", file).hasSize((int) text.lines().count() - 2);
        return words;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstGroup(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static List<Path> pages(String ending) throws IOException {
        try (var ours = Files.walk(PageServer.PAGES);
                var theirs = Files.walk(PageServer.CONSOLES);
                var imagined = Files.walk(PageServer.CONSOLES.resolveSibling("imagined"))) {
            return Stream.of(ours, theirs, imagined).flatMap(files -> files).filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
