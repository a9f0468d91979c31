package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The ways that people take through the page by touching it. */
class TouchJourneyTest extends PageInBrowser {

    @Test
    void language_service_priority_papers_number() {
        language("id");
        assertThat(page.locator("h1")).hasText("Apa keperluan Bapak/Ibu hari ini?");
        service("jht");
        priority("elderly");
        assertThat(page.locator(".papers li"))
                .containsText(new String[]{"e-KTP", "Kartu Keluarga", "NPWP, jika saldo lebih dari 50 juta rupiah"});
        assertThat(page.locator("#progress [aria-current=step]")).containsText("Dokumen");
        answer("all");

        assertThat(number()).hasText("A001");
        assertThat(page.locator(".ticket")).containsText("12-20 menit");
        assertThat(page.locator(".slip.good")).isVisible();
        assertThat(page.locator(".ticket figure img")).isVisible();
        assertThat(page.locator(".ticket .bring")).hasCount(0);
        assertThat(kiosk.slips()).hasSize(1);
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("elderly");
    }

    @Test
    void who_lacks_a_paper_reads_what_can_be_done_and_may_take_a_number_or_leave() {
        language("id");
        service("jht");
        priority("none");
        answer("missing");
        assertThat(page.locator(".advice")).containsText("sebelum pukul 15.00");
        answer("leave");
        assertThat(scene("start")).isVisible();
        assertThat(kiosk.server.asked).isEmpty();

        language("en");
        service("jht");
        priority("none");
        answer("missing");
        answer("take");
        assertThat(number()).hasText("A001");
    }

    @Test
    void who_knows_the_way_touches_once_and_is_told_which_papers_to_have_ready() {
        quick("jht");

        assertThat(number()).hasText("A001");
        assertThat(page.locator(".ticket .bring")).containsText("e-KTP · Kartu Keluarga");
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("none");
    }

    @Test
    void who_needs_priority_says_so_on_the_first_scene_in_either_language_and_reads_what_it_did() {
        Locator wish = page.locator(".need-priority");
        assertThat(wish).containsText("Saya perlu prioritas");
        assertThat(wish).containsText("I need priority");
        assertThat(wish).hasAttribute("aria-pressed", "false");
        wish.tap();
        assertThat(wish).hasAttribute("aria-pressed", "true");
        quick("jht");
        assertThat(page.locator("h1")).containsText("Apakah Bapak/Ibu perlu layanan prioritas?");
        assertThat(page.locator("h1")).containsText("Do you need priority service?");
        assertThat(page.locator("[data-priority=elderly]")).containsText("Lanjut usia");
        assertThat(page.locator("[data-priority=elderly]")).containsText("Elderly");
        back();
        assertThat(wish).hasAttribute("aria-pressed", "true");
        quick("jht");
        priority("elderly");

        assertThat(number()).hasText("A001");
        assertThat(page.locator(".fact.priority")).containsText("Prioritas Anda berlaku");
        assertThat(page.locator(".fact.priority")).containsText("Tanpa prioritas: 25-40 menit");
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("elderly");
        assertThat(kiosk.slips().getFirst()).contains("PRIORITAS (tanpa: 25-40 menit)");
        done();
        assertThat(wish).hasAttribute("aria-pressed", "false");

        kiosk.server.withoutPriority = new long[]{720, 1_150};
        wish.tap();
        quick("info");
        priority("pregnant");
        assertThat(page.locator(".fact.priority")).containsText("Saat ini lama tunggu sama dengan tanpa prioritas.");
        done();
        quick("info");
        assertThat(number()).hasText("A003");
        assertThat(page.locator(".fact.priority")).hasCount(0);
        assertThat(kiosk.server.asked.getLast().path("priority").asText()).isEqualTo("none");
    }

    @Test
    void a_tile_says_about_how_long_the_wait_is_and_follows_the_server_without_a_new_plan_or_a_line_in_the_memory() {
        Locator wait = page.locator(".quick [data-wait-of=jht]");
        assertThat(wait).containsText("Tunggu: 12-20 menit");
        assertThat(wait).containsText("Wait: 12-20 minutes");
        assertThat(page.locator(".quick [data-service=jht]")).containsText("JHT claim");
        assertThat(page.locator(".quick [data-wait-of=kolektif]")).isEmpty(); // nobody on duty serves it
        int planVersion = kiosk.get("/api/screen").json().path("planVersion").asInt();
        long memory = kiosk.memory();
        page.evaluate("() => { document.querySelector('.quick [data-service=jht]').touched = true; }");

        kiosk.server.planChange = plan -> plan.replaceFirst(
                "\"lowSeconds\":720,\"likelySeconds\":900,\"highSeconds\":1150",
                "\"lowSeconds\":300,\"likelySeconds\":400,\"highSeconds\":480");
        assertThat(wait).containsText("Tunggu: 5-8 menit");
        assertThat(page.evaluate("() => document.querySelector('.quick [data-service=jht]').touched"))
                .as("a finger on the tile keeps its touch").isEqualTo(true);
        assertThat(kiosk.get("/api/screen").json().path("planVersion").asInt()).isEqualTo(planVersion);
        assertThat(kiosk.memory()).isEqualTo(memory);

        language("en");
        assertThat(page.locator(".services [data-wait-of=jht]")).hasText("Wait: 5-8 minutes");
        kiosk.server.planChange = plan -> plan.replace("\"waiting\"", "\"passedOver\"");
        assertThat(page.locator(".services [data-wait-of=jht]")).isEmpty();
    }

    @Test
    void every_service_has_the_picture_of_its_plan_and_one_that_is_not_known_that_of_a_form() {
        kiosk.server.planChange = plan -> plan.replace("\"icon\":\"death\"", "\"icon\":\"of-tomorrow\"")
                .replace("\"icon\":\"company\",", "");
        assertThat(page.locator(".quick [data-service=jkm] .mark use")).hasAttribute("href",
                "/display-board/shared/service-icons.svg#form");
        language("id");
        for (String[] each : new String[][]{{"jht", "savings"}, {"info", "information"},
                {"jkm", "form"},
                {"kolektif", "form"}}) {
            assertThat(page.locator(".services [data-service=" + each[0] + "] .mark use"))
                    .hasAttribute("href", "/display-board/shared/service-icons.svg#" + each[1]);
        }
        assertThat(page.locator(".services .mark")).hasCount(6);
        assertThat(page.locator(".services .mark:not([aria-hidden=true])")).hasCount(0);
    }

    @Test
    void a_service_without_papers_asks_for_none() {
        language("en");
        service("info");
        priority("none");

        assertThat(number()).hasText("A001");
    }

    @Test
    void the_way_back_leads_through_every_step() {
        language("en");
        service("jht");
        priority("none");
        answer("missing");
        for (String scene : new String[]{"documents", "priority", "services", "start"}) {
            back();
            assertThat(scene(scene)).isVisible();
        }
        assertThat(page.locator("html")).hasAttribute("lang", "id");
    }

    @Test
    void a_double_click_gives_one_ticket() {
        kiosk.server.thinkMillis = 150;
        page.locator(".quick [data-service=jht]").dblclick();

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.asked).hasSize(1);
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void english_is_one_touch_away_in_every_scene_and_the_next_participant_finds_indonesian() {
        language("id");
        service("jht");
        page.locator("#languages [lang=en]").tap();
        assertThat(page.locator("h1")).hasText("Do you need priority service?");
        priority("none");
        answer("all");
        assertThat(page.locator(".ticket")).containsText("12-20 minutes");
        assertThat(kiosk.slips().getFirst()).contains("JHT claim");

        done();
        assertThat(page.locator("html")).hasAttribute("lang", "id");
    }

    @Test
    void without_paper_the_page_says_so_before_and_asks_for_a_photograph_after() {
        kiosk.printer("paper-out");
        assertThat(page.locator("#trouble")).containsText("Kertas karcis sedang habis");

        quick("info");
        assertThat(number()).hasText("A001");
        assertThat(page.locator(".slip.bad")).containsText("Mohon foto layar ini");
        assertThat(page.locator(".ticket figure img")).isVisible();

        kiosk.printer("ready");
        page.locator(".reprint").tap();
        assertThat(page.locator(".slip.good")).isVisible();
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_slip_that_did_not_come_out_is_offered_again_when_the_printer_is_back() {
        kiosk.printer("jammed");
        quick("jht");
        assertThat(page.locator(".slip.bad")).isVisible();
        done();
        assertThat(page.locator(".owed")).hasCount(0);

        kiosk.printer("ready");
        assertThat(page.locator(".owed")).containsText("Karcis A001 belum tercetak");
        page.locator(".owed button").tap();
        assertThat(number()).hasText("A001");
        assertThat(page.locator(".slip.good")).isVisible();
        assertThat(kiosk.slips()).hasSize(1);

        done();
        assertThat(page.locator(".owed")).hasCount(0);
    }

    @Test
    void a_button_of_a_service_shows_its_ticket_on_the_page() {
        kiosk.press("2");

        assertThat(number()).hasText("A001");
    }

    @Test
    void a_number_that_has_to_be_noted_is_not_pushed_aside_by_a_button() {
        kiosk.printer("paper-out");
        quick("jht");
        assertThat(number()).hasText("A001");
        kiosk.clock.pass(Duration.ofSeconds(5));
        kiosk.press("2");
        assertThat(number()).hasText("A001");

        done();
        assertThat(number()).hasText("A002");
    }

    @Test
    void the_page_says_that_the_server_is_away_and_comes_back_by_itself() {
        kiosk.server.away(() -> assertThat(page.locator("[data-message=serverAway]")).isVisible());

        assertThat(scene("start")).isVisible();
    }

    @Test
    void while_the_server_is_away_a_reserved_number_is_given_and_the_page_says_why_it_knows_no_wait() {
        kiosk.server.reserves = true;
        kiosk.restart();
        navigate();
        await().until(() -> kiosk.get("/api/screen").json().path("standby").path("numbers").asInt() == 2);
        kiosk.server.away(() -> {
            assertThat(page.locator("#trouble")).containsText("Sistem antrean sedang tidak tersambung");
            assertThat(scene("start")).isVisible();
            picture("start-on-its-own");
            quick("info");
            assertThat(number()).hasText("E901");
            assertThat(page.locator(".next")).containsText("Nomor ini berlaku");
            picture("ticket-reserved");
            done();
        });
        assertThat(page.locator("#trouble")).isHidden();
    }

    @Test
    void a_closed_branch_says_when_numbers_are_given() {
        kiosk.server.open = false;

        assertThat(page.locator("[data-message=closed]")).containsText("pukul 08.00 sampai 15.00");
        kiosk.server.open = true;
        assertThat(scene("start")).isVisible();
    }

    @Test
    void when_the_day_gives_no_more_numbers_the_page_says_that_and_not_that_it_is_closed() {
        kiosk.server.planChange = plan -> plan.replace("\"open\":true,\"ticketing\":true",
                "\"open\":true,\"ticketing\":false");

        assertThat(page.locator("[data-message=full]")).containsText("Nomor untuk hari ini sudah ditutup");
    }

    @Test
    void a_wish_whose_answer_was_lost_is_repeated_without_a_second_number() {
        kiosk.server.answersToLose.set(3);
        quick("jht");
        assertThat(page.locator("[data-message=refusedAway]")).isVisible();
        page.locator(".message .main").tap();

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.issued).hasValue(1);
    }

    @Test
    void who_may_not_be_served_today_reads_it_above_the_wait_in_the_language_of_the_page() {
        kiosk.server.servedToday = """
                {"chance":0.1,"likely":false,"instead":{"id":"Datang kembali besok.","en":"Come back tomorrow."}}""";
        quick("jht");
        Locator notice = page.locator(".not-today");
        assertThat(notice).containsText("Kemungkinan tidak terlayani hari ini");
        assertThat(notice).containsText("Datang kembali besok.");
        assertThat(notice.boundingBox().y + notice.boundingBox().height)
                .isLessThanOrEqualTo(page.locator(".fact.wait").boundingBox().y);
        page.locator("#languages [lang=en]").tap();
        assertThat(notice).containsText("Come back tomorrow.");
        done();

        kiosk.server.servedToday = "{\"likely\":false}";
        quick("jht");
        assertThat(notice).containsText("Silakan bertanya kepada petugas kami.");
        done();

        kiosk.server.servedToday = "{\"likely\":true,\"chance\":0.95}";
        quick("jht");
        assertThat(number()).hasText("A003");
        assertThat(notice).hasCount(0);
        done();

        kiosk.server.unserved = "{\"begun\":false,\"plannedAt\":\"2026-03-02T09:30:00+07:00\"}";
        quick("jht");
        assertThat(page.locator(".fact.wait dd")).hasText("Layanan belum dimulai. Rencana mulai pukul 09.30.");
        page.locator("#languages [lang=en]").tap();
        assertThat(page.locator(".fact.wait dd")).hasText("Service has not begun. It is planned for 09:30.");
    }

    @Test
    void a_branch_of_one_language_begins_with_its_services() {
        kiosk.server.planChange = plan -> plan.replace("[\"id\",\"en\"]", "[\"id\"]");

        assertThat(scene("services")).isVisible();
        assertThat(page.locator("#progress")).not().containsText("Bahasa");
        service("info");
        priority("none");
        assertThat(number()).hasText("A001");
    }

    @Test
    void help_with_the_screen_ends_with_the_person_who_asked_for_it() {
        assist("contrast");
        assist("text");
        assist("reach");
        assertThat(page.locator("html[data-contrast][data-text][data-reach]")).hasCount(1);
        quick("info");
        assertThat(number()).isVisible();
        done();

        assertThat(page.locator("html[data-contrast], html[data-text], html[data-reach]")).hasCount(0);
    }
}
