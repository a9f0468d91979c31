package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static id.bilik.displayboard.ImaginedViews.GROUP;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.group;
import static id.bilik.displayboard.ImaginedViews.paper;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import id.bilik.testsupport.browser.Pictures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The officer's console: what it sends, and what it tells when that does not work. */
class OfficerConsoleTest extends InBrowser {
    /** All of this works without conversations; with them: {@link OfficerRoomTest}. */
    @BeforeEach
    void there_are_no_conversations() { page.route("**/conversation/officer-conversations.js", Route::abort); }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void an_officer_reaches_every_action_by_its_key_and_each_names_its_ticket() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        assertThat(page.locator(".tile-ticket").first()).hasText("A017");

        page.keyboard().press("2");
        page.keyboard().press("a");
        awaitCommands(1); // each goes on a connection of its own, and which one comes first would be chance
        page.keyboard().press("r");
        awaitCommands(2);
        page.keyboard().press("1");
        page.keyboard().press("w");
        awaitCommands(3);
        page.keyboard().press("e");
        page.keyboard().press("2");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).hasCount(0);
        awaitCommands(4);
        page.keyboard().press("h");
        page.keyboard().press("Escape");
        page.keyboard().press("t");
        page.keyboard().press("Enter");

        awaitCommands(5);
        assertThat(server.commands).containsExactly(
                "POST " + BOOTH + "/arrive {\"ticket\":\"A021\"}",
                "POST " + BOOTH + "/recall {\"ticket\":\"A021\"}",
                "POST " + BRANCH + "/booths/7/self-working {\"ticket\":\"A017\"}",
                "POST " + BRANCH + "/booths/7/complete {\"ticket\":\"A017\",\"outcome\":\"documents-missing\"}",
                "POST " + BRANCH + "/booths/7/transfer {\"ticket\":\"A017\",\"service\":\"jp\"}");
    }

    @Test
    void the_papers_the_note_and_the_request_are_within_reach_of_the_keyboard() {
        server.view(GROUP, group("yes").replace("\"attention\":\"needs-officer\"",
                "\"attention\":\"needs-officer\",\"need\":\"help\",\"documents\":[" + paper("kpj", true) + ","
                        + paper("ktp", false) + "]"));
        open("/officer/test/g2");
        page.keyboard().press("1");
        assertThat(page.locator("#visit h2")).hasText("A017Bilik 7");
        assertThat(page.locator(".tile.selected")).containsText("Perlu bantuan");
        assertThat(page.locator(".tile.selected")).containsText("dokumen 1/2");

        page.keyboard().press("d");
        page.keyboard().press("Space");
        awaitCommands(1);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        awaitCommands(2);
        page.keyboard().press("1");
        page.keyboard().press("b");
        page.keyboard().press("Enter");
        awaitCommands(3);
        page.keyboard().press("1");
        page.keyboard().press("m");
        page.keyboard().type("suara pelan");
        page.keyboard().press("Enter");
        awaitCommands(4);
        assertThat(page.locator(".tile.selected")).isFocused();
        assertThat(server.commands).containsExactly(
                "PUT " + BRANCH + "/tickets/A017/documents/ktp {\"ticked\":true}",
                "POST " + BRANCH + "/booths/7/prompt {\"ticket\":\"A017\",\"prompt\":\"show\",\"document\":\"ktp\"}",
                "POST " + BRANCH + "/booths/7/prompt {\"ticket\":\"A017\",\"prompt\":\"sign\"}",
                "PUT " + BRANCH + "/tickets/A017/note {\"text\":\"suara pelan\"}");
    }

    @Test
    void a_note_that_is_being_written_survives_a_new_view_and_markup_in_it_is_text() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.keyboard().press("1");
        page.keyboard().press("m");
        page.keyboard().type("setengah");
        server.view(GROUP, group("yes").replace("\"load\":2", "\"load\":3"));
        assertThat(page.locator("#load-words")).hasText("3 dari 4");
        assertThat(page.locator("#note")).hasValue("setengah");
        page.keyboard().press("Escape");

        server.view(GROUP, group("yes").replace("\"load\":2", "\"notes\":{\"A017\":\"<b>x</b>\"},\"load\":2"));
        assertThat(page.locator("#note")).hasValue("<b>x</b>");
        assertThat(page.locator("#visit b")).hasCount(0);
        page.keyboard().press("2");
        assertThat(page.locator("#note")).hasValue("");
    }

    @Test
    void a_completion_is_one_press_and_its_undo_another() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.keyboard().press("1");
        page.keyboard().press("c");
        awaitCommands(1);
        server.view(GROUP, group("yes").replace(booth("9", "\"paused\":false"), booth("9", "\"paused\":false,"
                + "\"last\":{\"ticket\":\"A011\",\"stage\":\"completed\",\"endedAt\":\"2026-11-22T10:41:55+07:00\","
                + "\"undoUntil\":\"2026-11-22T10:42:03+07:00\"}")));
        var tile = page.locator(".tile[data-booth='9']");
        assertThat(tile.locator("[data-action=undo]")).containsText("Urungkan: A011 kembali ke bilik");
        page.keyboard().press("3");
        page.keyboard().press("u");
        awaitCommands(2);
        assertThat(server.commands).containsExactly(
                "POST " + BRANCH + "/booths/7/complete {\"ticket\":\"A017\",\"outcome\":\"served\"}",
                "POST " + BRANCH + "/booths/9/undo {\"ticket\":\"A011\"}");
        assertThat(tile.locator("[data-action=undo]")).hasCount(0);
    }

    @Test
    void a_tile_changes_when_the_feed_says_so_and_not_before() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        var tile = page.locator(".tile[data-booth='8']");
        tile.locator("[data-action=arrive]").click();
        awaitCommands(1);
        page.waitForTimeout(200);
        assertThat(tile.locator(".badge").first()).hasText("Dipanggil");
        var language = tile.locator(".language-mark");
        assertThat(language).isHidden();

        server.view(GROUP, group("yes").replace("\"called\"",
                "\"serving\",\"attention\":\"needs-officer\",\"language\":\"en\""));
        assertThat(tile.locator(".badge").first()).hasText("Menunggu petugas");
        assertThat(language.locator("[aria-hidden]")).hasText("EN");
        assertThat(language).isVisible();
        assertThat(language.locator(".visually-hidden")).hasText("Peserta memakai bahasa Inggris");
        server.view(GROUP, group("yes").replace("\"called\"",
                "\"serving\",\"attention\":\"self-working\",\"language\":\"id\""));
        assertThat(language).isHidden();
    }

    @Test
    void a_lost_answer_to_call_next_is_asked_for_again_with_the_same_id() {
        var sent = new ArrayList<String>();
        page.route("**/call-next", route -> {
            sent.add(route.request().postData());
            if (sent.size() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.keyboard().press("n");
        awaitCommands(1);
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).contains("requestId").isEqualTo(sent.getLast());
    }

    @Test
    void a_refusal_is_told_in_words() {
        server.view(GROUP, group("NoRoom"));
        server.refuse(GROUP + "/call-next", "NoRoom");
        open("/officer/test/g2");
        assertThat(page.locator("#callable")).containsText("Belum ada tempat");
        page.keyboard().press("n");
        assertThat(page.locator(".notice")).containsText("Belum ada tempat");
    }

    @Test
    void a_held_visit_goes_on_in_a_free_booth() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.locator("#held [data-action=resume]").click();
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST " + BRANCH + "/booths/9/resume {\"ticket\":\"D004\"}");
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "1366,768", "1920,1080"})
    void all_booths_and_what_can_be_done_fit_the_screen(int width, int height) {
        page.setViewportSize(width, height);
        server.view(GROUP, ImaginedViews.busyGroup());
        open("/officer/test/g2");
        assertThat(page.locator(".tile")).hasCount(6);
        for (var language : new String[]{"id", "en"}) {
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.evaluate(
                    """
                            () => {
                              const cut = [...document.querySelectorAll(
                                  '.bar, .tile, .tile .badge, .tile h3, .tile-ticket, .tile .stopwatch, .tile button, #call-next, #suggest')]
                                .filter((part) => part.checkVisibility()).filter((part) => {
                                  const box = part.getBoundingClientRect();
                                  const tile = (part.closest('.tile') ?? document.documentElement).getBoundingClientRect();
                                  return box.top < 0 || box.bottom > innerHeight || box.right > innerWidth || part.scrollWidth > part.clientWidth + 1
                                    && part.clientWidth > 0 || box.bottom > tile.bottom || box.right > tile.right;
                                });
                              const page = document.documentElement;
                              return [...cut.map((part) => `${part.className} ${part.textContent}`),
                                ...(page.scrollHeight > innerHeight ? ['the page scrolls'] : [])];
                            }"""))
                    .isEqualTo(List.of());
            page.locator("#language").click();
        }
        Pictures.take(page, "officer-room-" + width);
    }

    @Test
    void the_officer_turns_to_a_booth_by_key_and_says_how_the_one_before_goes_on() {
        server.view(GROUP, ImaginedViews.busyGroup());
        open("/officer/test/g2");
        assertThat(page.locator(".tile.selected h3")).hasText("Bilik 7");
        assertThat(page.locator("#suggest-why")).hasText("Peserta meminta bantuan");
        assertThat(page.locator("#suggest")).hasAttribute("data-reason", "help");
        page.keyboard().press("l");
        page.keyboard().press("g");
        awaitCommands(1);
        assertThat(page.locator(".tile.selected h3")).hasText("Bilik 9");
        page.keyboard().press("4");
        page.keyboard().press("Enter");
        awaitCommands(2);
        page.keyboard().press("6");
        page.keyboard().press("f");
        awaitCommands(3);
        assertThat(server.commands).containsExactly(
                "POST " + BRANCH
                        + "/booths/9/attend {\"ticket\":\"A023\",\"leave\":\"self-working\",\"left\":\"A017\"}",
                "POST " + BRANCH + "/booths/10/attend {\"ticket\":\"A024\"}",
                "POST " + BRANCH + "/booths/12/attend {\"ticket\":\"D026\"}");
    }

    @Test
    void neither_a_call_nor_a_new_order_of_the_server_moves_the_selection_or_a_tile() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.keyboard().press("2");
        page.evaluate("() => { window.moves = 0; new MutationObserver((all) => { window.moves += all.length; })"
                + ".observe(document.querySelector('#tiles'), { childList: true }); }");
        page.keyboard().press("n");
        awaitCommands(1);
        server.view(GROUP, ImaginedViews.group("NoRoom", ImaginedViews.booths().reversed()));
        assertThat(page.locator("#callable")).containsText("Belum ada tempat");
        assertThat(page.locator(".tile.selected h3")).hasText("Bilik 8");
        assertThat(page.locator(".tile h3")).hasText(new String[]{"Bilik 7", "Bilik 8", "Bilik 9"});
        assertThat(page.evaluate("window.moves")).isEqualTo(0);
    }

    @Test
    void a_key_that_was_moved_in_the_dialog_works_at_its_new_place_alone() {
        server.view(GROUP, group("yes"));
        open("/officer/test/g2");
        page.locator("#keys").click();
        page.locator("dialog input[name=call-next]").fill("q");
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("#call-next kbd")).hasText("Q");
        page.locator(".tile").first().focus();
        page.keyboard().press("n");
        page.keyboard().press("q");
        awaitCommands(1);
        assertThat(server.commands.getFirst()).startsWith("POST " + GROUP + "/call-next");
    }
}
