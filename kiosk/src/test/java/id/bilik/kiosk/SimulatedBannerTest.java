package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kiosk whose devices are simulated prints on nothing: who looks at its page knows it. */
class SimulatedBannerTest extends PageInBrowser {

    @Override
    Map<String, String> told() { return Map.of("development", "no"); }

    @Test
    void each_scene_says_that_nothing_is_printed_here() {
        assertThat(page.locator("#simulated"))
                .hasText("Uji coba: perangkat simulasi. Di sini tidak ada karcis yang dicetak.");
        language("en");
        assertThat(scene("services")).isVisible();
        assertThat(page.locator("#simulated")).hasText("Trial: simulated devices. No slip is printed here.");
        isAccessible("simulated");
        picture("simulated");
    }

    @Test
    void a_development_run_has_no_banner() {
        try (KioskAtWork other = new KioskAtWork()) {
            assertThat(other.get("/api/plan").json().at("/page/simulated").asBoolean(true)).isFalse();
        }
    }
}
