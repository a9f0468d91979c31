package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who needs large text, low controls or both has the number first and whole, every button, and every word in one piece. */
class LargeAndLowTest extends PageInBrowser {

    private static final List<int[]> SIZES = List.of(new int[]{1024, 600}, new int[]{1280, 800}, new int[]{1920, 1080},
            new int[]{768, 1024}, new int[]{1080, 1920});
    private static final List<List<String>> HELPS = List.of(List.of("text"), List.of("reach"),
            List.of("text", "reach"));

    /** In the page: what lies before the beginning of the stage, where nobody can scroll to, or is hidden behind another. */
    private static final String OUT_OF_REACH = """
            () => {
              const stage = document.getElementById('stage');
              const top = stage.getBoundingClientRect().top;
              return [...stage.querySelectorAll('button, .number, h1, li, p')].filter(one => one.checkVisibility())
                .filter(one => one.getBoundingClientRect().top + stage.scrollTop < top - 1)
                .map(one => `above the stage: ${one.textContent.trim().slice(0, 30)}`);
            }""";

    /** In the page: words that stand on two lines. */
    private static final String BROKEN_WORDS = """
            () => {
              const broken = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (!text.parentElement.checkVisibility()) continue;
                for (const { index, 0: word } of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                  const range = document.createRange();
                  range.setStart(text, index);
                  range.setEnd(text, index + word.length);
                  if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word);
                }
              }
              return broken;
            }""";

    private static final String NUMBER_IN_SIGHT = """
            () => [...document.querySelectorAll('.ticket .number')].filter(number => {
              const { top, bottom } = number.getBoundingClientRect();
              return top < 0 || bottom > document.getElementById('stage').getBoundingClientRect().bottom;
            }).map(number => `the number ${number.textContent} is not in sight`)""";

    private final List<String> faults = new ArrayList<>();

    /** A scene that is looked at on many screens would else be taken for one that somebody walked away from. */
    @Override
    void beforeThePage() { stopTheSeconds(); }

    @Test
    void the_number_is_first_and_whole_all_can_be_reached_and_no_word_is_broken() {
        kiosk.server.planChange = ScenesTest::longer;
        for (List<String> helps : HELPS) {
            for (String language : List.of("id", "en")) {
                walk(String.join("-and-", helps) + " " + language, helps, language);
            }
        }
        assertThat(faults).isEmpty();
    }

    private void walk(String how, List<String> helps, String language) {
        navigate();
        helps.forEach(this::assist);
        look(how, "start");
        if (language.equals("id")) {
            press(".need-priority");
            look(how + " wished", "start");
            press(".quick [data-service=jht]");
            look(how + " in-all", "priority");
            press("[data-priority=elderly]");
            look(how + " prioritized", "ticket");
            done();
            helps.forEach(this::assist);
        }
        press(".tongue[lang=" + language + "]");
        look(how, "services");
        press(".services [data-service=jht]");
        look(how, "priority");
        press("[data-priority=none]");
        look(how, "documents");
        press("[data-answer=all]");
        look(how, "ticket");
        done();
    }

    /** Also where a finger could not: each fault is to be told, not the first alone. */
    private void press(String button) {
        page.locator(button).evaluate("one => one.click()");
    }

    private void look(String how, String scene) {
        assertThat(scene(scene)).isVisible();
        for (int[] size : SIZES) {
            size(size[0], size[1]);
            page.evaluate("() => document.getElementById('stage').scrollTo({ top: 0, behavior: 'instant' })");
            String name = size[0] + "x" + size[1] + " " + how + " " + scene;
            picture(name.replace(' ', '-'));
            for (String check : List.of(OUT_OF_REACH, BROKEN_WORDS, NUMBER_IN_SIGHT)) {
                ((List<?>) page.evaluate(check)).forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        size(1280, 800);
    }
}
