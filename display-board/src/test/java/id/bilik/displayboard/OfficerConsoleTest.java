package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static id.bilik.displayboard.ImaginedViews.GROUP;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.group;
import static id.bilik.displayboard.ImaginedViews.paper;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The officer's console: what it sends, and what it tells when that does not work. */
class OfficerConsoleTest extends InBrowser {
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
        page.keyboard().press("f");
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
                "POST " + BRANCH + "/booths/7/attend {\"ticket\":\"A017\"}",
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
        assertThat(page.locator("#visit h2")).hasText("A017 · Bilik 7");
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
    void whom_to_turn_to_is_suggested_with_the_reason_and_one_key_goes_there() {
        server.view(GROUP, group("yes").replace("\"callable\":\"yes\"", "\"callable\":\"yes\",\"suggest\":"
                + "{\"booth\":\"7\",\"ticket\":\"A017\",\"reason\":\"help\"}"));
        open("/officer/test/g2");
        page.keyboard().press("2");
        assertThat(page.locator("#suggest")).containsText("bilik 7, A017");
        assertThat(page.locator("#suggest-why")).hasText("meminta bantuan");
        page.keyboard().press("g");
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST " + BRANCH + "/booths/7/attend {\"ticket\":\"A017\"}");
        assertThat(page.locator(".tile.selected .tile-ticket")).hasText("A017");

        server.view(GROUP, group("yes"));
        assertThat(page.locator("#suggest")).isHidden();
        page.keyboard().press("g");
        page.keyboard().press("3");
        assertThat(page.locator(".tile[data-booth='9']")).isFocused();
        assertThat(server.commands).hasSize(1);
    }

    @Test
    void a_visit_that_has_the_officer_says_so_and_may_be_sent_to_work_alone() {
        server.view(GROUP, group("yes").replace("needs-officer", "with-officer"));
        open("/officer/test/g2");
        var tile = page.locator(".tile[data-booth='7']");
        assertThat(tile.locator(".badge").first()).hasText("Bersama Anda");
        page.keyboard().press("1");
        page.keyboard().press("w");
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("POST " + BRANCH + "/booths/7/self-working {\"ticket\":\"A017\"}");
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
        assertThat(tile.locator("[data-action=undo]")).containsText("Urungkan: A011 selesai");
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

        server.view(GROUP, group("yes").replace("\"called\"", "\"serving\",\"attention\":\"needs-officer\""));
        assertThat(tile.locator(".badge").first()).hasText("Menunggu petugas");
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
}
