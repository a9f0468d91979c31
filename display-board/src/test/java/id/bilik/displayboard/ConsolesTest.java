package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages by which people act: what they send, and what they tell when it does not work. */
class ConsolesTest extends InBrowser {
    private static final String BRANCH = "/api/branches/test";
    private static final String GROUP = BRANCH + "/groups/g2";
    private static final String BOOTH = BRANCH + "/booths/8";
    private static final long LIGHT_BYTES = 60_000;

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
        assertThat(tile.locator("[data-action=undo]")).containsText("Batalkan A011");
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

    @Test
    void a_press_in_a_booth_names_its_ticket() {
        server.view(BOOTH, booth("8",
                "\"paused\":false,\"visit\":" + visit("A021", "\"serving\",\"attention\":\"self-working\"")));
        open("/booth/test/8");
        page.getByRole(AriaRole.BUTTON).filter(new FilterOptions()
                .setHasText("Saya perlu bantuan")).click();
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("POST " + BOOTH + "/needs-officer {\"ticket\":\"A021\",\"why\":\"help\"}");
    }

    @Test
    void a_booth_shows_what_the_officer_asks_and_which_papers_are_still_to_be_seen() {
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A021",
                "\"serving\",\"attention\":\"needs-officer\",\"arrivedAt\":\"2026-11-22T10:41:00+07:00\",\"documents\":["
                        + paper("kpj", true) + ","
                        + paper("ktp", false)
                        + "],\"prompt\":{\"prompt\":\"show\",\"document\":\"ktp\",\"at\":\"2026-11-22T10:41:00+07:00\"}")));
        page.setViewportSize(1280, 720);
        open("/booth/test/8");
        assertThat(page.locator("#asked")).containsText("Mohon perlihatkan: Kartu <i>ktp</i>");
        assertThat(page.locator("#asked")).containsText("Please show: Card <i>ktp</i>");
        assertThat(page.locator("#papers li").first()).containsText("ktp");
        assertThat(page.locator("#papers li.seen")).containsText("kpj");
        assertThat(page.locator("#video")).isVisible();
        for (var button : page.locator("button:visible").all()) {
            var box = button.boundingBox();
            assertThat(box.height).isGreaterThanOrEqualTo(48);
            assertThat(box.width).isGreaterThanOrEqualTo(48);
            assertThat(box.y + box.height).as("in sight without scrolling").isLessThanOrEqualTo(720);
        }
    }

    @Test
    void the_language_that_a_participant_chose_ends_with_the_visit() {
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A021", "\"called\"")));
        open("/booth/test/8");
        page.locator("#language").click();
        assertThat(page.locator("#headline")).hasText("Please come in and sit down");
        server.view(BOOTH, booth("8", "\"paused\":false"));
        assertThat(page.locator("#headline")).hasText("Selamat datang");
    }

    @Test
    void closing_the_day_is_asked_for_once_more_with_what_it_does() {
        server.view(BRANCH + "/staff", """
                {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"day":{"date":"2026-11-22","open":true,"ticketing":true},"groups":[],
                "waiting":[],"today":{"issued":9,"waiting":3,"called":1,"serving":2,"held":1,"completed":2,"noShow":0,
                "abandoned":0,"printFailed":0},"printFailures":[]}""");
        open("/staff/test");
        page.locator("#day").click();
        assertThat(page.locator("dialog")).containsText("3 menunggu, 3 di bilik, 1 ditunda");
        page.keyboard().press("Escape");
        page.locator("#day").click();
        page.locator("dialog [type=submit]").click();
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST " + BRANCH + "/day/close");
    }

    @Test
    void a_phone_shows_the_booth_when_it_is_called_and_is_light() {
        var bytes = new AtomicLong();
        page.onResponse(response -> {
            if (!response.url().endsWith("/live")) {
                bytes.addAndGet(overTheWire(response.body()));
            }
        });
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7"));
        open("/follow/secret");
        assertThat(page.locator("#ahead")).hasText("7 orang di depan Anda");
        assertThat(page).hasTitle("A012 · 7 di depan");
        assertThat(bytes.get()).isBetween(10_000L, LIGHT_BYTES);

        server.view("/api/follow/secret",
                follow("\"called\",\"booth\":\"3\",\"calledAt\":\"2026-11-22T10:41:00+07:00\""));
        assertThat(page.locator("#booth")).hasText("Bilik 3");
        assertThat(page).hasTitle("Bilik 3 · A012");
    }

    @Test
    void a_participant_comes_back_later_within_the_rules() {
        page.setViewportSize(360, 640);
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7,\"deferAtMostMinutes\":25"));
        open("/follow/secret");
        page.locator("#defer").click();
        assertThat(page.locator("dialog label")).containsText(
                new String[]{"10 menit lagi", "20 menit lagi", "25 menit lagi"});
        page.keyboard().press("2");
        page.keyboard().press("Enter");
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST /api/follow/secret/defer {\"minutes\":20}");

        server.view("/api/follow/secret", follow("\"deferred\",\"mayReturn\":true,"
                + "\"deferredUntil\":\"2026-11-22T11:02:00+07:00\",\"deferAtMostMinutes\":20"));
        assertThat(page.locator("#detail")).containsText("11.02");
        page.locator("#return").click();
        awaitCommands(2);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void a_phone_without_a_network_says_so() {
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7"));
        open("/follow/secret");
        page.context().setOffline(true);
        server.stop();
        assertThat(page.locator("#strip")).isVisible();
        assertThat(page.locator("#ahead")).hasText("7 orang di depan Anda");
        page.context().setOffline(false);
    }

    @Test
    void a_phone_says_kindly_that_its_number_may_not_be_served_today_and_stops_when_it_is_likely_again() {
        String unlikely = "\"waiting\",\"ahead\":41,\"servedToday\":{\"chance\":0.1,\"likely\":false";
        server.view("/api/follow/secret",
                follow(unlikely + ",\"instead\":{\"id\":\"Lewat aplikasi.\",\"en\":\"Use the app.\"}}"));
        open("/follow/secret");
        var notice = page.locator("#not-today");
        assertThat(notice).containsText("Kemungkinan tidak terlayani hari ini");
        assertThat(notice).containsText("Lewat aplikasi.");
        page.locator("#language").click();
        assertThat(notice).containsText("You may not be served today");
        assertThat(notice).containsText("Use the app.");

        server.view("/api/follow/secret", follow(unlikely + "}"));
        assertThat(notice).containsText("Please ask our staff.");
        server.view("/api/follow/secret",
                follow("\"waiting\",\"ahead\":9,\"servedToday\":{\"chance\":0.9,\"likely\":true}"));
        assertThat(notice).isHidden();
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":8"));
        assertThat(page.locator("#ahead")).hasText("8 ahead of you");
        assertThat(notice).isHidden();
    }

    /** Bytes of a text as the server sends it: compressed. */
    private static int overTheWire(byte[] text) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.size();
    }

    private void awaitCommands(int count) {
        for (int tries = 0; tries < 100 && server.commands.size() < count; tries++) {
            page.waitForTimeout(50);
        }
        assertThat(server.commands).hasSize(count);
    }

    private static String group(String callable) {
        return """
                {"sequence":9,"branch":"test","name":"Cabang Uji","group":"g2","now":"2026-11-22T10:42:00+07:00",
                "open":true,"mode":"manual","duty":{"officer":"Sari","since":"2026-11-22T08:00:00+07:00"},
                "concurrency":4,"load":2,"openBooths":["7","8","9"],"callable":"%s","booths":[%s,%s,%s],
                "held":[{"ticket":"D004","service":"jp","heldAt":"2026-11-22T10:40:00+07:00",
                "until":"2026-11-22T10:55:00+07:00","booth":"7"}],"queue":{"count":0,"next":[]},
                "services":[{"id":"jht","letter":"A","names":{"id":"Klaim JHT"}},
                {"id":"jp","letter":"D","names":{"id":"Pensiun"}}]}"""
                .formatted(callable,
                        booth("7",
                                "\"paused\":false,\"visit\":"
                                        + visit("A017", "\"serving\",\"attention\":\"needs-officer\"")),
                        booth("8", "\"paused\":false,\"visit\":" + visit("A021", "\"called\"")),
                        booth("9", "\"paused\":false"));
    }

    private static String booth(String booth, String more) { return """
            {"sequence":9,"branch":"test","name":"Cabang Uji","booth":"%s","group":"g2",
            "now":"2026-11-22T10:42:00+07:00","open":true,"languages":["id","en"],"status":"open","onDuty":true,
            "paused":false,%s}""".formatted(booth, more); }

    private static String visit(String ticket, String stage) {
        return """
                {"ticket":"%s","service":"jht","names":{"id":"Klaim JHT"},"priority":"none","stage":%s,
                "issuedAt":"2026-11-22T10:00:00+07:00","calledAt":"2026-11-22T10:40:00+07:00","recalls":0,
                "lastCalledAt":"2026-11-22T10:40:00+07:00","reason":"FIRST_COME","explanation":"","targetSeconds":600}"""
                .formatted(ticket, stage);
    }

    private static String paper(String id, boolean ticked) {
        return "{\"id\":\"%s\",\"text\":{\"id\":\"Kartu <i>%s</i>\",\"en\":\"Card <i>%s</i>\"},\"required\":true,\"ticked\":%s}"
                .formatted(id, id, id, ticked);
    }

    private static String follow(String stage) {
        return """
                {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"open":true,"ticket":"A012","service":"jht","names":{"id":"Klaim JHT"},
                "priority":"none","issuedAt":"2026-11-22T10:00:00+07:00","mayLeave":true,"stage":%s}"""
                .formatted(stage);
    }
}
