package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static id.bilik.displayboard.ImaginedViews.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faces on the officer's console, with imagined conversations in the place of the engine. */
class OfficerRoomTest extends InBrowser {
    @BeforeEach
    void open_the_console_with_faces() {
        page.route("**/conversation/officer-conversations.js",
                route -> route.fulfill(new Route.FulfillOptions().setContentType("text/javascript")
                        .setPath(Path.of("src/test/js/imagined-conversations.js"))));
        page.setViewportSize(1280, 720);
        server.view(GROUP, ImaginedViews.busyGroup());
        open("/officer/test/g2");
        assertThat(page.locator("video[data-booth='7']")).isVisible();
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void each_booth_has_one_picture_that_goes_on_when_it_becomes_large() {
        for (var booth : List.of("7", "8", "9", "10", "12")) {
            assertThat(page.locator("video[data-booth='" + booth + "']")).hasCount(1);
        }
        assertThat(page.locator("video[data-booth='11']")).hasCount(0);
        var nine = page.locator("video[data-booth='9']");
        nine.evaluate("video => { window.nine = video; window.broken = 0;"
                + " for (const what of ['emptied', 'pause', 'loadstart']) video.addEventListener(what, () => { window.broken += 1; }); }");
        var small = nine.boundingBox();
        page.keyboard().press("3");
        assertThat(nine.boundingBox().width).isGreaterThan(small.width * 2.5);
        assertThat(page.evaluate("document.querySelector(\"video[data-booth='9']\") === window.nine && window.broken"))
                .isEqualTo(0);
        assertThat(page.evaluate("[...document.querySelectorAll('video[data-booth]')].filter((video) => !video.muted)"
                + ".map((video) => video.dataset.booth).join()")).isEqualTo("9");
        Pictures.take(page, "officer-faces");
    }

    @Test
    void everything_fits_beside_the_faces_too_whichever_booth_is_large() {
        List<String> faults = new ArrayList<>();
        for (String view : List.of(ImaginedViews.busyGroup(), ImaginedViews.fullestGroup())) {
            server.view(GROUP, view);
            open("/officer/test/g2");
            assertThat(page.locator("video[data-booth='7']")).isVisible();
            for (int width : List.of(1280, 1366)) {
                page.setViewportSize(width, width * 9 / 16);
                for (int key = 1; key <= 6; key++) {
                    page.keyboard().press(String.valueOf(key));
                    String at = "booth of key %d, %d wide: ".formatted(key, width);
                    outOfTheirTiles().forEach(fault -> faults.add(at + fault));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void who_hears_the_officer_is_always_said() {
        var who = page.locator(".talk-who");
        assertThat(who).hasText("Hanya bilik 7 mendengar Anda");
        assertThat(marks("Mendengar Anda")).hasCount(1);
        page.locator("[data-talk=all]").click();
        assertThat(who).hasText("PENGUMUMAN: semua bilik mendengar Anda");
        assertThat(marks("Mendengar Anda")).hasCount(5);
        page.locator("[data-talk=hold]").click();
        assertThat(marks("Mendengar Anda")).hasCount(0);
        page.keyboard().down("v");
        assertThat(who).hasText("Hanya bilik 7 mendengar Anda");
        page.keyboard().up("v");
        assertThat(who).hasText("Tidak ada yang mendengar sampai tombol ditahan");
        page.keyboard().press("i");
        assertThat(who).hasText("Mikrofon Anda mati: tidak ada bilik yang mendengar");
        assertThat(asked()).endsWith("hold true", "hold false");
    }

    @Test
    void a_booth_that_speaks_or_lacks_something_says_so_and_the_chat_stays() {
        imagine("'9'", "{ speaking: true, camera: 'blocked', chat: [{ from: 'booth', text: '<b>halo</b>', at: '' }] }");
        var nine = page.locator(".tile[data-booth='9']");
        assertThat(nine).hasClass(Pattern.compile("speaking"));
        assertThat(nine.locator(".face-state")).hasText("Kamera tidak diizinkan");
        assertThat(nine.locator(".mark.unread")).hasText("1 pesan baru");
        page.keyboard().press("3");
        assertThat(nine.locator(".mark.unread")).isHidden();
        assertThat(page.locator(".chat-line")).hasText("Peserta<b>halo</b>");
        page.keyboard().press("k");
        page.keyboard().type("Selamat pagi");
        page.keyboard().press("Enter");
        page.locator(".chat-caption input").check();
        page.locator(".chat-form .field").fill("Mohon menunggu");
        page.keyboard().press("Enter");
        assertThat(page.locator(".chat-shown")).containsText("Tampil besar di bilik: Mohon menunggu");
        page.locator(".chat-shown button").click();
        assertThat(page.locator(".chat-shown")).isHidden();
        assertThat(asked()).contains("chat 9 A023 Selamat pagi", "caption 9 A023 Mohon menunggu true",
                "caption 9 A023  true");
        imagine("null", "{ own: { camera: 'none', microphone: 'blocked' } }");
        assertThat(page.locator(".talk-trouble")).containsText("Mikrofon tidak diizinkan");
        assertThat(page.locator(".talk-trouble")).containsText("Tidak ada kamera");
    }

    @Test
    void a_picture_of_a_document_is_turned_enlarged_and_ticked() {
        page.locator("[data-show=ktp]").click();
        awaitCommands(1);
        assertThat(asked()).contains("document 7");
        // as the engine has it: a blob, which the content security policy has to let through
        page.evaluate(
                """
                        async () => {
                          const canvas = document.createElement('canvas');
                          canvas.width = 400;
                          canvas.height = 200;
                          const blob = await new Promise((done) => canvas.toBlob(done));
                          window.imagine('7', { documentPicture: { at: '2026-11-22T10:41:00+07:00', url: URL.createObjectURL(blob) } });
                        }""");
        page.locator("#picture").click();
        var canvas = page.locator("dialog canvas");
        assertThat(canvas).hasAttribute("width", "400");
        page.keyboard().press("r");
        assertThat(canvas).hasAttribute("width", "200");
        page.keyboard().press("+");
        assertThat(page.locator("dialog")).containsText("150 %");
        page.locator("dialog .papers input").nth(1).check();
        awaitCommands(2);
        assertThat(server.commands.getLast())
                .isEqualTo("PUT " + BRANCH + "/tickets/A017/documents/ktp {\"ticked\":true}");
        imagine("'7'", "{ stay: null, documentPicture: null }");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void what_is_being_written_to_one_participant_is_never_sent_to_the_next() {
        page.keyboard().press("3");
        assertThat(page.locator("#chat-title")).hasText("Obrolan dengan A023");
        page.keyboard().press("k");
        page.keyboard().type("Saldo Ibu ");
        server.view(GROUP, ImaginedViews.busyGroup().replace("A023", "A032"));
        assertThat(page.locator(".chat-gone")).containsText("A023 tidak lagi di bilik");
        page.keyboard().type("5.000.000 cxn");
        page.keyboard().press("Enter");
        assertThat(asked()).noneMatch(what -> what.startsWith("chat") || what.startsWith("caption"));
        assertThat(page.locator(".chat-form .field")).hasValue("Saldo Ibu ");
        page.keyboard().press("Escape");
        assertThat(page.locator("#chat-title")).hasText("Obrolan dengan A032");
        assertThat(page.locator(".chat-form .field")).hasValue("");
        page.keyboard().press("k");
        page.keyboard().type("Halo");
        page.keyboard().press("Enter");
        assertThat(asked()).contains("chat 9 A032 Halo");
        awaitCommands(0);
    }

    @Test
    void the_conversation_of_the_next_visit_is_not_shown_below_the_one_before() {
        imagine("'7'", "{ stay: '7 A031', ticket: 'A031', chat: [{ from: 'booth', text: 'Halo', at: '' }],"
                + " documentPicture: { at: '2026-11-22T10:41:00+07:00', url: 'data:,' } }");
        assertThat(page.locator("#visit h2")).hasText("A017Bilik 7");
        assertThat(page.locator("#chat")).isHidden();
        assertThat(page.locator("#picture")).isHidden();
    }

    @Test
    void another_window_that_took_the_conversations_gives_them_back() {
        imagine("null", "{ standby: true }");
        assertThat(page.locator("#talk")).isHidden();
        page.locator("#take-over").click();
        assertThat(page.locator("#talk")).isVisible();
        page.locator(".chat-head button").click();
        assertThat(page.locator(".invite-code")).hasText("K7QF-29");
        assertThat(asked()).contains("invite 7 A017");
        assertThat(page.locator("dialog")).containsText("10.52");
    }

    @Test
    void it_breaks_no_rule_of_accessibility_in_any_theme_and_fits_at_200_percent() {
        imagine("'9'", "{ speaking: true, camera: 'none', chat: [{ from: 'booth', text: 'Halo', at: '' }] }");
        imagine("'7'", "{ quality: 'poor', chat: [{ from: 'booth', text: 'Halo', at: '' }],"
                + " documentPicture: { at: '2026-11-22T10:41:00+07:00', url: 'data:,' } }");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (var theme : List.of("dark", "contrast")) {
            page.evaluate("theme => { document.documentElement.dataset.theme = theme;"
                    + " document.getAnimations().forEach((each) => each.finish()); }", theme);
            assertThat(Accessibility.violationsInColours(page)).as(theme).isEmpty();
        }
        page.setViewportSize(640, 360);
        assertThat(page.evaluate(
                """
                        async () => {
                          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                          return [...document.querySelectorAll('body *')].filter((part) => part.checkVisibility())
                            .filter((part) => part.getBoundingClientRect().right > innerWidth).map((part) => part.outerHTML.slice(0, 60));
                        }"""))
                .isEqualTo(List.of());
        for (var opener : List.of("#keys", "#picture", ".chat-head button", ".talk .sign:nth-child(3)")) {
            page.locator(opener).click();
            assertThat(page.locator("dialog")).isVisible();
            assertThat(Accessibility.violationsButForColours(page)).as(opener).isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    private Locator marks(String words) {
        return page.locator(".mark.voice",
                new Page.LocatorOptions().setHasText(Pattern.compile("^" + words)));
    }

    private List<String> outOfTheirTiles() { return ((List<?>) page.evaluate(
            """
                    () => [...document.querySelectorAll('.tile, .tile button, .talk, .talk button, .chat input, #call-next, video')]
                      .filter((part) => part.checkVisibility()).filter((part) => {
                        const box = part.getBoundingClientRect();
                        const tile = (part.closest('.tile') ?? document.documentElement).getBoundingClientRect();
                        return box.bottom > innerHeight || box.right > innerWidth || box.bottom > tile.bottom + 1 || box.right > tile.right + 1;
                      }).map((part) => part.outerHTML.slice(0, 80))"""))
            .stream().map(String::valueOf).toList(); }

    private void imagine(String booth, String change) {
        page.evaluate("() => window.imagine(" + booth + ", " + change + ")");
    }

    @SuppressWarnings("unchecked")
    private List<String> asked() { return (List<String>) page.evaluate("window.asked"); }
}
