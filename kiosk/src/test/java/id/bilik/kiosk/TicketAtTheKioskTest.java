package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketAtTheKioskTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void a_ticket_is_issued_printed_and_reported() {
        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.get("ticket") + " " + answer.get("print")).isEqualTo("A001 printed");
        assertThat(answer.json().path("waitWords").path("id").asText()).isEqualTo("12-20 menit");
        assertThat(answer.json().path("wait").path("highSeconds").asInt()).isEqualTo(1_150);
        assertThat(kiosk.slips()).singleElement().asString()
                .contains("A001", "Klaim JHT", "Kantor Cabang Pekalongan", "08.15 WIB", "12-20 menit");
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A001 printed"));
    }

    @Test
    void an_english_speaker_gets_an_english_slip_and_the_server_knows_of_it() {
        kiosk.post("/api/tickets", "{\"service\":\"jht\",\"language\":\"en\"}");

        assertThat(kiosk.slips()).singleElement().asString().contains("JHT claim", "12-20 minutes", "A zero zero one");
        kiosk.take("jht");
        assertThat(kiosk.server.asked).extracting(asked -> asked.path("language").asText())
                .containsExactly("en", "id");
    }

    @Test
    void a_participant_who_may_not_be_served_today_hears_so_on_the_screen_and_on_the_slip() {
        kiosk.server.servedToday = """
                {"chance":0.15,"likely":false,"instead":{"id":"Lewat aplikasi.","en":"Use the app."},"more":1}""";

        KioskAtWork.Answer answer = kiosk.take("jht");
        kiosk.post("/api/tickets", "{\"service\":\"jht\",\"language\":\"en\"}");

        assertThat(answer.json().path("servedToday").toString())
                .isEqualTo("{\"chance\":0.15,\"likely\":false,\"instead\":{\"id\":\"Lewat aplikasi.\","
                        + "\"en\":\"Use the app.\"}}");
        assertThat(kiosk.slips().getFirst()).contains("Kemungkinan tidak terlayani hari ini", "Lewat aplikasi.");
        assertThat(kiosk.slips().getLast()).contains("You may not be served today", "Use the app.");
    }

    @Test
    void a_text_that_the_branch_has_in_one_language_only_is_printed_in_that_one() {
        kiosk.server.servedToday = "{\"likely\":false,\"instead\":{\"id\":\"Lewat aplikasi.\",\"en\":\" \"}}";

        kiosk.post("/api/tickets", "{\"service\":\"jht\",\"language\":\"en\"}");

        assertThat(kiosk.slips()).singleElement().asString().contains("You may not be served today",
                "Lewat aplikasi.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "{}", "{\"likely\":true,\"chance\":0.9}", "{\"likely\":\"?\"}"})
    void nobody_is_told_anything_where_the_server_does_not_say_that_it_is_unlikely(String servedToday) {
        kiosk.server.servedToday = servedToday;

        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.status() + " " + answer.get("print")).isEqualTo("201 printed");
        assertThat(answer.json().path("servedToday").path("likely").asBoolean(true)).isTrue();
        assertThat(kiosk.slips()).singleElement().asString().doesNotContain("terlayani");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"begun":false,"plannedAt":"2026-03-02T09:30:00+07:00"} | Layanan belum dimulai. Rencana mulai pukul 09.30.
            {"begun":false,"plannedAt":"soon"}                      | Belum ada petugas yang melayani. Waktu tunggu belum diketahui.
            {"begun":true}                                          | Saat ini belum ada petugas. Waktu tunggu belum diketahui.
            """)
    void where_nobody_on_duty_serves_the_ticket_no_minutes_are_told(String unserved, String told) {
        kiosk.server.unserved = unserved;

        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.status() + " " + answer.get("print")).isEqualTo("201 printed");
        assertThat(answer.json().path("unservedWords").path("id").asText()).isEqualTo(told);
        assertThat(answer.json().has("wait") || answer.json().has("waitWords")).isFalse();
        assertThat(kiosk.slips()).singleElement().asString()
                .satisfies(slip -> assertThat(slip.replaceAll("\\s+", " ")).contains(told))
                .doesNotContain("menit", "Perkiraan");
    }

    @Test
    void priority_reaches_the_server_and_its_reason_stays_off_the_paper() {
        kiosk.post("/api/tickets", "{\"service\":\"jht\",\"priority\":\"pregnant\"}");

        assertThat(kiosk.server.asked).singleElement()
                .satisfies(asked -> assertThat(asked.path("priority").asText()).isEqualTo("pregnant"));
        assertThat(kiosk.slips()).singleElement().asString().contains("PRIORITAS").doesNotContainIgnoringCase("hamil");
    }

    @Test
    void a_double_tap_gives_one_ticket_and_one_slip() throws Exception {
        kiosk.server.thinkMillis = 200;
        UUID requestId = UUID.randomUUID();

        List<KioskAtWork.Answer> answers = atOnce(8, () -> kiosk.take("jht", requestId));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get("ticket")).isEqualTo("A001"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(kiosk.slips()).hasSize(1);
        assertThat(kiosk.server.asked).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_again_and_no_number_is_lost_with_it() {
        kiosk.server.answersToLose.set(2);

        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.status() + " " + answer.get("ticket") + " " + answer.get("print"))
                .isEqualTo("201 A001 printed");
        assertThat(kiosk.server.asked).extracting(asked -> asked.path("requestId").asText()).hasSize(3)
                .containsOnly(kiosk.server.asked.getFirst().path("requestId").asText());
        assertThat(kiosk.server.issued).hasValue(1);
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_wish_that_failed_may_be_repeated_and_prints_then() {
        kiosk.server.answersToLose.set(3);
        UUID requestId = UUID.randomUUID();

        assertThat(kiosk.take("jht", requestId).status()).isEqualTo(503);
        KioskAtWork.Answer second = kiosk.take("jht", requestId);

        assertThat(second.get("ticket") + " " + second.get("print")).isEqualTo("A001 printed");
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_request_id_for_two_wishes_is_refused() {
        UUID requestId = UUID.randomUUID();
        kiosk.take("jht", requestId);

        KioskAtWork.Answer other = kiosk.take("info", requestId);

        assertThat(other.status()).isEqualTo(422);
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_ticket_whose_paper_ran_out_still_stands_on_the_screen() {
        kiosk.printer("paper-out");

        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.status() + " " + answer.get("ticket") + " " + answer.get("print") + " "
                + answer.get("reason")).isEqualTo("201 A001 failed paper-out");
        assertThat(kiosk.get("/api/tickets/A001/qr.svg").text()).startsWith("<svg");
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A001 failed paper-out"));
    }

    @Test
    void a_failed_print_is_offered_again_once() {
        kiosk.printer("paper-out");
        kiosk.take("jht");

        assertThat(reprint("A001")).isEqualTo("200 failed paper-out");
        kiosk.printer("ready");
        assertThat(reprint("A001")).isEqualTo("200 printed ");
        assertThat(reprint("A001")).isEqualTo("409  ");
        assertThat(kiosk.slips()).singleElement().asString().contains("A001", "CETAK ULANG");
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A001 failed paper-out",
                "A001 printed"));
    }

    @Test
    void a_second_print_that_fails_too_is_the_last() {
        kiosk.printer("paper-out");
        kiosk.take("jht");
        kiosk.post("/api/simulated/printer", "{\"status\":\"ready\",\"jamNext\":true}");

        assertThat(reprint("A001")).isEqualTo("200 failed jammed");
        kiosk.printer("ready");
        assertThat(kiosk.post("/api/tickets/A001/reprint", "").get("refusal")).isEqualTo("ReprintUsed");
        assertThat(kiosk.slips()).isEmpty();
    }

    @Test
    void a_slip_that_came_out_is_not_printed_again() {
        kiosk.take("jht");

        KioskAtWork.Answer answer = kiosk.post("/api/tickets/A001/reprint", "");

        assertThat(answer.status() + " " + answer.get("refusal")).isEqualTo("409 AlreadyPrinted");
        assertThat(kiosk.slips()).hasSize(1);
        assertThat(kiosk.post("/api/tickets/A999/reprint", "").status()).isEqualTo(404);
    }

    @Test
    void a_mute_printer_leaves_a_doubt_and_its_participant_decides_once() {
        kiosk.printer("unknown");

        KioskAtWork.Answer answer = kiosk.take("jht");

        assertThat(answer.get("print") + " " + answer.get("reason")).isEqualTo("printed unconfirmed");
        assertThat(reprint("A001")).isEqualTo("200 printed unconfirmed");
        assertThat(kiosk.post("/api/tickets/A001/reprint", "").get("refusal")).isEqualTo("ReprintUsed");
        kiosk.take("jht");
        assertThat(kiosk.post("/api/tickets/A002/in-hand", "").get("reprint")).isEqualTo("false");
        assertThat(kiosk.post("/api/tickets/A002/reprint", "").get("refusal")).isEqualTo("AlreadyPrinted");
    }

    @Test
    void a_ticket_that_was_printed_before_a_restart_is_not_printed_again() {
        UUID requestId = UUID.randomUUID();
        kiosk.take("jht", requestId);
        kiosk.restart();

        KioskAtWork.Answer answer = kiosk.take("jht", requestId);

        assertThat(answer.status() + " " + answer.get("ticket") + " " + answer.get("print"))
                .isEqualTo("200 A001 printed");
        assertThat(kiosk.slips()).isEmpty();
        assertThat(kiosk.get("/api/tickets/A001/qr.svg").status()).isEqualTo(200);
    }

    @Test
    void a_slip_that_came_out_is_known_after_a_restart_although_the_server_has_not_heard_of_it() {
        kiosk.server.refuseReports = true;
        UUID requestId = UUID.randomUUID();
        kiosk.take("jht", requestId);
        kiosk.restart();

        assertThat(kiosk.take("jht", requestId).get("print")).isEqualTo("printed");
        assertThat(kiosk.get("/api/screen").json().at("/standby/offers")).isEmpty();
    }

    @Test
    void a_ticket_of_a_kiosk_whose_memory_is_gone_is_offered_and_not_printed_twice() {
        UUID requestId = UUID.randomUUID();
        kiosk.take("jht", requestId);
        kiosk.restartWithNewCard();

        KioskAtWork.Answer answer = kiosk.take("jht", requestId);

        assertThat(answer.get("ticket") + " " + answer.get("print") + " " + answer.get("reason"))
                .isEqualTo("A001 failed maybe-printed");
        assertThat(kiosk.slips()).isEmpty();
        assertThat(reprint("A001")).isEqualTo("200 printed ");
    }

    @Test
    void reports_wait_for_a_server_that_is_in_trouble_and_nobody_waits_for_them() {
        kiosk.server.refuseReports = true;
        assertThat(kiosk.take("jht").get("print")).isEqualTo("printed");
        assertThat(kiosk.take("jht").get("print")).isEqualTo("printed");
        kiosk.server.refuseReports = false;

        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A001 printed", "A002 printed"));
    }

    @Test
    void a_server_that_is_away_is_said_to_be_and_the_page_keeps_its_plan() {
        await().until(() -> kiosk.get("/api/plan").json().path("online").asBoolean());

        kiosk.server.away(() -> {
            KioskAtWork.Answer answer = kiosk.take("jht");
            assertThat(answer.status() + " " + answer.type()).isEqualTo("503 application/problem+json");
            assertThat(answer.get("title")).isEqualTo("The queue-server can't be reached");
            assertThat(kiosk.get("/api/plan").json().path("online").asBoolean()).isFalse();
            assertThat(kiosk.get("/api/plan").json().path("services")).hasSize(6);
            assertThat(kiosk.slips()).isEmpty();
        });

        await().until(() -> kiosk.get("/api/plan").json().path("online").asBoolean());
        assertThat(kiosk.take("jht").get("ticket")).isEqualTo("A001");
    }

    @Test
    void what_the_server_refuses_is_passed_on() {
        KioskAtWork.Answer unknown = kiosk.take("nothing");
        kiosk.server.open = false;
        KioskAtWork.Answer closed = kiosk.take("jht");

        assertThat(unknown.status() + " " + unknown.get("detail")).isEqualTo("404 nothing is no service");
        assertThat(closed.status() + " " + closed.get("refusal")).isEqualTo("409 BranchClosed");
        assertThat(closed.type()).isEqualTo("application/problem+json");
        assertThat(kiosk.slips()).isEmpty();
    }

    @Test
    void many_at_once_get_a_number_and_a_slip_each() throws Exception {
        List<KioskAtWork.Answer> answers = atOnce(20, () -> kiosk.take("jht"));

        assertThat(answers).extracting(answer -> answer.get("ticket")).doesNotHaveDuplicates().hasSize(20);
        assertThat(kiosk.slips()).hasSize(20);
    }

    private String reprint(String ticket) {
        KioskAtWork.Answer answer = kiosk.post("/api/tickets/" + ticket + "/reprint", "");
        return answer.status() + " " + answer.get("print") + " " + answer.get("reason");
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Future<T>> futures = pool.invokeAll(IntStream.range(0, count).mapToObj(i -> task).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
