package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonsTest {

    private final KioskAtWork kiosk = new KioskAtWork();

    @BeforeEach
    void the_kiosk_knows_its_branch() { await().until(() -> kiosk.get("/api/plan").json().path("online").asBoolean()); }

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void a_button_does_all_that_a_touch_does() {
        JsonNode shown = kiosk.press("5").json().path("screen").path("shown");

        assertThat(shown.path("ticket").path("ticket").asText()).isEqualTo("A001");
        assertThat(kiosk.server.asked).singleElement()
                .satisfies(asked -> assertThat(asked.path("service").asText()).isEqualTo("info"));
        assertThat(kiosk.slips()).singleElement().asString().contains("Kepesertaan dan informasi");
    }

    @Test
    void a_button_may_be_called_by_its_service() {
        kiosk.press("kolektif");

        assertThat(kiosk.slips()).singleElement().asString().contains("Kolektif (perusahaan)");
    }

    @Test
    void a_bouncing_or_impatient_button_gives_one_ticket() {
        kiosk.press("1");
        kiosk.press("1");
        kiosk.press("2");
        kiosk.clock.pass(Duration.ofMillis(1_999));
        kiosk.press("1");

        assertThat(kiosk.slips()).hasSize(1);

        kiosk.clock.pass(Duration.ofMillis(1));
        kiosk.press("1");
        assertThat(kiosk.slips()).hasSize(2);
    }

    /** Nobody reads the number of whoever came before, and nobody's is gone before it was read. */
    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "P1D", "P-1D", "P400D"})
    void a_clock_that_jumps_neither_keeps_a_number_on_the_screen_nor_takes_it_away(Duration step) {
        kiosk.press("1");
        kiosk.off = step;
        kiosk.clock.pass(Duration.ofSeconds(4));
        await().during(Duration.ofMillis(600)).until(() -> isShown());
        kiosk.clock.pass(Duration.ofMinutes(5));
        await().until(() -> !isShown());
        kiosk.press("1");
        assertThat(kiosk.slips()).hasSize(2);
    }

    private boolean isShown() { return kiosk.get("/api/screen").json().path("shown").isObject(); }

    @Test
    void a_button_that_is_held_starts_the_spoken_menu_after_it_did_what_it_does() {
        JsonNode screen = hold("5").path("screen");
        assertThat(screen.path("shown").path("ticket").path("ticket").asText()).isEqualTo("A001");
        assertThat(screen.path("menu").path("last")).map(JsonNode::asText).containsExactly("audio");

        assertThat(hold("next").path("screen").path("menu").path("last")).map(JsonNode::asText)
                .containsExactly("audio", "next", "audio");
        assertThat(hold("audio").path("screen").path("menu").path("count").asInt()).isEqualTo(4);
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void presses_while_a_ticket_is_on_its_way_mean_nothing() throws Exception {
        kiosk.server.thinkMillis = 300;
        try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
            pool.invokeAll(
                    IntStream.range(0, 5).<Callable<KioskAtWork.Answer>>mapToObj(i -> () -> kiosk.press("1")).toList());
        }

        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_button_that_finds_no_server_says_so_on_the_screen() {
        kiosk.server.away(() -> {
            JsonNode shown = kiosk.press("1").json().path("screen").path("shown");
            assertThat(shown.path("problem").path("status").asInt()).isEqualTo(503);
        });
    }

    @Test
    void lamps_tell_what_can_be_pressed_and_what_is_wrong() {
        assertThat(lamp("printer-trouble")).isFalse();
        kiosk.printer("cover-open");
        assertThat(lamp("printer-trouble")).isTrue();
        assertThat(lamp("paper-low")).isFalse();
        kiosk.printer("paper-near-end");
        assertThat(lamp("paper-low")).isTrue();
        await().untilAsserted(() -> assertThat(lamp("button-1")).isTrue());
        kiosk.server.open = false;
        await().untilAsserted(() -> assertThat(lamp("button-1")).isFalse());
    }

    @Test
    void the_hardware_tells_which_button_is_which_service() {
        JsonNode buttons = kiosk.get("/api/hardware").json().path("buttons");

        assertThat(IntStream.range(0, 6).mapToObj(buttons::get)
                .map(button -> button.path("name").asText() + " " + button.path("service").asText()).toList())
                .isEqualTo(List.of("1 jht", "2 jkk", "3 jkm", "4 jp", "5 info", "6 kolektif"));
    }

    @Test
    void what_a_button_brought_about_leaves_the_screen_after_its_time() {
        kiosk.press("1");
        kiosk.clock.pass(Duration.ofSeconds(20));
        kiosk.printer("ready"); // makes the kiosk look

        assertThat(kiosk.get("/api/screen").json().has("shown")).isFalse();
    }

    @Test
    void a_number_without_a_slip_stays_three_times_as_long() {
        kiosk.printer("jammed");
        kiosk.press("1");
        kiosk.clock.pass(Duration.ofSeconds(59));
        kiosk.printer("ready");
        assertThat(kiosk.get("/api/screen").json().has("shown")).isTrue();

        kiosk.clock.pass(Duration.ofSeconds(1));
        kiosk.printer("jammed");
        assertThat(kiosk.get("/api/screen").json().has("shown")).isFalse();
    }

    private JsonNode hold(String button) {
        return kiosk.post("/api/simulated/buttons/" + button, "{\"long\":true}").json();
    }

    private boolean lamp(String name) { return kiosk.get("/api/hardware").json().path("lamps").path(name).asBoolean(); }
}
