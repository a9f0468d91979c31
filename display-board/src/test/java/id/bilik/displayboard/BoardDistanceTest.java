package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOARD;
import static id.bilik.displayboard.ImaginedViews.board;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The board on a screen of 55 inches, read from ten metres: what a participant needs is nowhere smaller than normal sight
 * can tell, however much there is of it. docs/board.md says where the limit comes from.
 */
class BoardDistanceTest extends InBrowser {
    private static final int SERVICES = 12;
    private static final String MESSAGE = "Sistem sedang diperbarui sampai pukul 10.30; klaim tetap diterima. "
            .repeat(3).substring(0, 200);
    private static final String TOO_SMALL = """
            () => {
              const limit = 14.5;
              const millimetres = 1218 / Math.max(innerWidth, innerHeight);
              const pen = document.createElement('canvas').getContext('2d');
              const needed = '.now *, .last *, .waiting *, .board-message, .board-message *, h1, .board-clock time, .board-zone';
              return [...document.querySelectorAll(needed)].filter((part) => part.checkVisibility({ visibilityProperty: true })
                && [...part.childNodes].some((child) => child.nodeType === 3 && child.data.trim())).map((part) => {
                const style = getComputedStyle(part);
                pen.font = `${style.fontWeight} 1000px ${style.fontFamily}`;
                const height = pen.measureText('x').actualBoundingBoxAscent / 1000 * parseFloat(style.fontSize) * millimetres;
                return height < limit ? `${height.toFixed(1)} mm: ${part.className || part.id} ${part.textContent}` : '';
              }).filter(Boolean);
            }""";

    private static final String OVER_EACH_OTHER = """
            () => {
              const faults = [];
              const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1;
              const apart = (parts) => parts.filter((part) => part.checkVisibility()).forEach((part, index, all) => {
                for (const other of all.slice(index + 1)) {
                  if (meet(part.getBoundingClientRect(), other.getBoundingClientRect())) {
                    faults.push(`${part.className} meets ${other.className}: ${part.textContent}`);
                  }
                }
              });
              for (const row of document.querySelectorAll('.waiting-row, .last-row, .now-call')) apart([...row.children]);
              apart([...document.querySelectorAll('.board-head, .stage, .last, .waiting, .board-foot')]);
              const booth = document.querySelector('.now-booth').getBoundingClientRect();
              const number = document.querySelector('.now-booth-number').getBoundingClientRect();
              if (number.left < booth.left || number.right > booth.right) faults.push('the number of the booth leaves its box');
              return faults;
            }""";

    @ParameterizedTest
    @CsvSource({"1920,1080,false", "3840,2160,false", "1080,1920,false", "1920,1080,true", "1080,1920,true"})
    void twelve_services_with_the_longest_names_and_forty_booths_are_all_read_from_ten_metres(int width, int height,
            boolean media) {
        soonInTurn();
        if (media) {
            server.view(BOARD + "/settings", "{\"voice\":{\"volume\":0,\"quiet\":[]},\"media\":{\"seconds\":60,"
                    + "\"items\":[{\"kind\":\"text\",\"text\":\"Libur\\nbesok\"}]}}");
            server.view(ImaginedViews.BRANCH, "{\"languages\":[\"id\",\"en\"],\"services\":[],\"groups\":[]}");
        }
        page.setViewportSize(width, height);
        server.view(BOARD, fullBoard(false));
        open("/board/test");
        if (media) {
            assertThat(page.locator("#media")).isVisible();
        }
        assertEverythingIsReadFromTenMetres();
        Pictures.take(page, "board-ten-metres-" + width + (media ? "-media" : ""));
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920"})
    void a_wait_that_all_share_is_shown_once_and_large(int width, int height) {
        soonInTurn();
        page.setViewportSize(width, height);
        server.view(BOARD, fullBoard(true));
        open("/board/test");
        assertThat(page.locator("#waiting-shared [lang=id]")).hasText("Semua layanan: 25-40 menit");
        assertThat(page.locator("#waiting-shared [lang=en]")).hasText("All services: 25-40 minutes");
        assertThat(page.locator("#waiting .waiting-wait:visible")).hasCount(0);
        assertEverythingIsReadFromTenMetres();
        Pictures.take(page, "board-shared-wait-" + width);
        server.view(BOARD, fullBoard(false));
        assertThat(page.locator("#waiting-shared")).isHidden();
        assertThat(page.locator("#waiting .waiting-wait:visible").first()).isVisible();
    }

    @Test
    void few_services_stand_in_both_languages_at_once() {
        page.setViewportSize(1920, 1080);
        server.view(BOARD,
                board(10).replace("\"waiting\":[]", "\"waiting\":[" + row(1, "Klaim JHT", "Old-age savings", 1_500)
                        + "," + row(2, "Pensiun", "Pension", 600) + "]"));
        open("/board/test");
        assertThat(page.locator(".waiting-name [lang=id]:visible")).hasText(new String[]{"Klaim JHT", "Pensiun"});
        assertThat(page.locator(".waiting-name [lang=en]:visible")).hasText(new String[]{"Old-age savings", "Pension"});
        assertThat(tooSmall()).isEqualTo(List.of());
        assertThat(InSight.faults(page)).isEmpty();
        Pictures.take(page, "board-few-services");
    }

    @Test
    void a_message_in_two_languages_stands_in_both_and_a_long_one_in_turn_and_one_in_one_language_as_it_is() {
        soonInTurn();
        server.view(BOARD, withMessage(board(10), "Bilik 3 tutup", "Booth 3 is closed"));
        open("/board/test");
        assertThat(page.locator("#message [lang]:visible")).hasText(new String[]{"Bilik 3 tutup", "Booth 3 is closed"});
        assertThat(Accessibility.violations(page)).isEmpty();
        Pictures.take(page, "board-message-both");

        server.view(BOARD, withMessage(board(11), MESSAGE, MESSAGE.replace("Sistem", "English")));
        assertThat(page.locator("#message")).containsText("English");
        page.waitForCondition(() -> shownMessage().startsWith("English"));
        page.waitForCondition(() -> shownMessage().startsWith("Sistem"));
        assertThat(Accessibility.violations(page)).isEmpty();

        server.view(BOARD, board(12).replace("\"waiting\"", "\"message\":\"<b>Closed</b>\",\"waiting\""));
        assertThat(page.locator("#message")).hasText("<b>Closed</b>");
        assertThat(page.locator("#message [lang]")).hasCount(0);
        server.view(BOARD, board(13));
        assertThat(page.locator("#message")).isHidden();
    }

    /** Looks at the board until every service was there in both languages. */
    private void assertEverythingIsReadFromTenMetres() {
        Set<Object> read = new HashSet<>();
        page.waitForCondition(() -> {
            assertThat(tooSmall()).isEqualTo(List.of());
            assertThat(faultsOnceLaidOut()).isEmpty();
            read.addAll((List<?>) page.evaluate("() => [...document.querySelectorAll('.waiting-name [lang]')]"
                    + ".filter((name) => name.checkVisibility({ visibilityProperty: true })).map((name) => name.textContent)"));
            return read.size() == 2 * SERVICES;
        });
    }

    /** A look may fall between a change and its layout, which the browser makes before it paints: then a second one tells. */
    private List<Object> faultsOnceLaidOut() {
        List<Object> faults = faults();
        return faults.isEmpty() ? faults : faults();
    }

    private List<Object> faults() {
        List<Object> faults = new ArrayList<>(InSight.faults(page));
        faults.addAll((List<?>) page.evaluate(OVER_EACH_OTHER));
        return faults;
    }

    private Object tooSmall() { return page.evaluate(TOO_SMALL); }

    private String shownMessage() {
        return (String) page.evaluate("() => [...document.querySelectorAll('#message [lang]')].filter((text) => "
                + "text.checkVisibility({ visibilityProperty: true })).map((text) => text.textContent).join(' + ')");
    }

    /** Turns come soon: nobody reads here. */
    private void soonInTurn() {
        page.route("**/board/board-turns.js", route -> {
            String shipped = route.fetch().text();
            assertThat(shipped).contains("TURN_MILLIS = 10_000;");
            route.fulfill(new Route.FulfillOptions().setContentType("text/javascript")
                    .setBody(shipped.replace("TURN_MILLIS = 10_000;", "TURN_MILLIS = 400;")));
        });
    }

    /** The calls of the last 24 of 40 booths, twelve services, and the longest message in both languages. */
    private static String fullBoard(boolean sameWait) {
        String[] calls = IntStream.range(0, 24).mapToObj(index -> """
                {"ticket":"A%d","booth":"%d","group":"g1","calledAt":"2026-11-22T10:41:00+07:00",
                "lastCalledAt":"2026-11-22T10:41:00+07:00","recalls":1,"announcement":%d}"""
                .formatted(1100 - index, 40 - index, 200 - index)).toArray(String[]::new);
        String rows = IntStream.rangeClosed(1, SERVICES).mapToObj(index -> row(index, longest(index),
                longestEnglish(index), sameWait ? 1_500 : 60 * index)).collect(joining(","));
        return withMessage(board(300, calls).replace("\"waiting\":[]", "\"waiting\":[" + rows + "]")
                .replace("Cabang Uji", "Kantor Cabang Jakarta Kebayoran Baru"), MESSAGE, MESSAGE);
    }

    /** As long as a name may be, 80 characters. */
    private static String longest(int index) {
        return "Jaminan Kehilangan Pekerjaan %02d, Jaminan Hari Tua serta informasi kepesertaan.".formatted(index);
    }

    private static String longestEnglish(int index) {
        return "Unemployment benefits %02d, old-age savings as well as questions on membership.".formatted(index);
    }

    private static String row(int index, String name, String english, int seconds) {
        String wait = index == SERVICES && seconds == 60 * SERVICES
                ? "\"unserved\":{\"begun\":false,\"plannedAt\":\"2026-11-22T11:30:00+07:00\"}"
                : "\"wait\":{\"lowSeconds\":%d,\"likelySeconds\":%d,\"highSeconds\":%d}".formatted(seconds, seconds,
                        seconds + 900);
        return "{\"service\":\"s%d\",\"letter\":\"%c\",\"names\":{\"id\":\"%s\",\"en\":\"%s\"},\"count\":%d,%s}"
                .formatted(index, 'A' + index - 1, name, english, 90 + index, wait);
    }

    private static String withMessage(String board, String message, String english) {
        return board.replace("\"waiting\":[", "\"message\":\"%s\",\"messageInEnglish\":\"%s\",\"waiting\":["
                .formatted(message, english));
    }
}
