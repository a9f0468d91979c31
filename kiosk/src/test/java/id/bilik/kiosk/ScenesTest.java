package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every scene, on every screen, in every light and language, with a picture of each where pictures are wanted. */
class ScenesTest extends PageInBrowser {

    /** Landscape small and usual, and a tall stand. */
    private static final List<int[]> SIZES = List.of(new int[]{1024, 600}, new int[]{1280, 800}, new int[]{1080, 1920});
    private static final String TALL = "1080x1920";

    private static final String NOT_TODAY = """
            {"chance":0.1,"likely":false,"instead":{"id":"Kemungkinan besar tidak terlayani hari ini. Anda dapat \
            mendaftar daring melalui Lapak Asik, memakai aplikasi JMO, atau datang pada hari kerja berikutnya saat \
            buka.","en":"You will most likely not be served today. You can register online with Lapak Asik, use the JMO \
            app, or come back at opening on the next working day."}}""";

    /** A scene that is looked at on many screens would else be taken for one that somebody walked away from. */
    @Override
    void beforeThePage() { stopTheSeconds(); }

    /** Seven papers with names as long as those of the shipped plan, and services that hardly fit on a tile. */
    static String longer(String plan) {
        return plan.replace("\"documents\":[", "\"documents\":["
                + """
                        {"id":"a","text":{"id":"Kartu peserta BPJS Ketenagakerjaan (KPJ)","en":"BPJS Ketenagakerjaan membership card (KPJ)"}},
                        {"id":"b","text":{"id":"Formulir laporan kecelakaan kerja (tahap 1 dan 2)","en":"Work accident report forms (stages 1 and 2)"}},
                        {"id":"c","text":{"id":"Surat keterangan berhenti bekerja atau paklaring","en":"Letter that your employment has ended (paklaring)"}},
                        {"id":"d","text":{"id":"Laporan polisi, jika kecelakaan lalu lintas","en":"Police report, if it was a traffic accident"},"required":false},""")
                .replace("Kepesertaan dan informasi", "Informasi kepesertaan dan ketenagakerjaan")
                .replace("Klaim JHT", "Klaim JHT (Jaminan Hari Tua)");
    }

    /** From the start to the ticket, as a participant gets there; every scene on the way is looked at as it opens. */
    private void walk(String language, Consumer<String> look) {
        lookAt("start", look);
        language(language);
        lookAt("services", look);
        service("jht");
        lookAt("priority", look);
        priority("none");
        lookAt("documents", look);
        answer("missing");
        lookAt("missing", look);
        back();
        answer("all");
        assertThat(number()).isVisible();
        lookAt("ticket", look);
    }

    private void lookAt(String scene, Consumer<String> look) {
        assertThat(scene(scene)).isVisible();
        look.accept(scene);
    }

    /** A scene follows its screen, so each is walked to once and looked at on all. */
    private void onEveryScreen(Consumer<String> look) {
        for (int[] size : SIZES) {
            size(size[0], size[1]);
            look.accept(size[0] + "x" + size[1]);
        }
    }

    @Test
    void every_scene_fits_on_every_screen_with_long_names_and_large_targets() {
        longNames();
        for (String language : List.of("id", "en")) {
            navigate();
            walk(language, scene -> check(scene + "-" + language));
        }
    }

    @Test
    void what_is_out_of_the_ordinary_fits_too() {
        longNames();
        kiosk.server.servedToday = NOT_TODAY;
        kiosk.printer("paper-out");
        navigate();
        assertThat(page.locator("#trouble")).isVisible();
        check("start-paper-out");
        page.locator(".need-priority").tap();
        check("start-priority");
        quick("jht");
        check("priority-in-all");
        priority("elderly");
        assertThat(page.locator(".fact.priority")).isVisible();
        check("ticket-priority-not-today-no-slip");
        done();
        quick("jht");
        assertThat(page.locator(".slip.bad")).isVisible();
        check("ticket-not-today-no-slip");
        done();
        kiosk.server.servedToday = "";
        quick("jht");
        assertThat(page.locator(".slip.bad")).isVisible();
        check("ticket-no-slip");
        done();
        kiosk.printer("ready");
        assertThat(page.locator(".owed")).isVisible();
        check("start-slip-owed");
        kiosk.server.answersToLose.set(3);
        quick("info");
        assertThat(page.locator("[data-message=refusedAway]")).isVisible();
        check("refused-away");
        back();
        kiosk.server.open = false;
        assertThat(page.locator("[data-message=closed]")).isVisible();
        check("closed");
        kiosk.server.open = true;
        kiosk.server.ticketing = false;
        kiosk.server.planChange = plan -> longer(plan).replaceFirst("\"open\":true,\"day\"", "\"open\":false,\"day\"");
        assertThat(page.locator("[data-message=full]")).isVisible();
        check("full");
        kiosk.server.ticketing = true;
        kiosk.server.planChange = ScenesTest::longer;
        kiosk.server.away(() -> {
            assertThat(page.locator("[data-message=serverAway]")).isVisible();
            check("away");
        });
        assertThat(scene("start")).isVisible();
    }

    @Test
    void with_large_text_and_at_200_percent_nothing_is_cut_off_and_all_can_be_reached() {
        longNames();
        navigate();
        assist("text");
        walk("en", scene -> onEveryScreen(screen -> {
            for (String zoom : List.of("", "2")) {
                zoom(zoom);
                String name = screen + "-large-" + (zoom.isEmpty() ? "text" : "200") + "-" + scene;
                picture(name);
                fitsByScrolling(name);
            }
            zoom("");
        }));
    }

    private void zoom(String factor) {
        page.evaluate("zoom => document.documentElement.style.setProperty('--zoom', zoom)", factor);
        drawn();
    }

    @Test
    void with_the_controls_low_all_of_them_are_in_the_lower_part_of_the_screen() {
        navigate();
        assist("reach");
        walk("id", scene -> onEveryScreen(screen -> {
            picture(screen + "-reach-" + scene);
            fits(screen + " reach " + scene);
            if (screen.equals(TALL)) {
                assertThat(((Number) page.evaluate(
                        "() => Math.min(...[...document.querySelectorAll('button')].filter((each) =>"
                                + " each.checkVisibility()).map((each) => each.getBoundingClientRect().top))"))
                        .doubleValue()).as(scene).isGreaterThan(1920 * 0.4);
            }
        }));
    }

    @Test
    void no_scene_has_a_barrier_in_any_language_nor_can_be_read_worse_in_the_dark() {
        for (String language : List.of("id", "en")) {
            navigate();
            walk(language, scene -> {
                picture("light-" + scene + "-" + language);
                isAccessible("light " + scene + " " + language);
                theme(ColorScheme.DARK);
                picture("dark-" + scene + "-" + language);
                hasReadableColours("dark " + scene + " " + language);
                theme(ColorScheme.LIGHT);
            });
        }
    }

    @Test
    void no_scene_can_be_read_worse_with_contrast() {
        for (String language : List.of("id", "en")) {
            navigate();
            assist("contrast");
            walk(language, scene -> {
                picture("contrast-" + scene + "-" + language);
                hasReadableColours("contrast " + scene + " " + language);
            });
        }
    }

    @Test
    void what_is_out_of_the_ordinary_has_no_barrier_either() {
        for (boolean contrast : new boolean[]{false, true}) {
            Consumer<String> look = contrast ? this::hasReadableColours : this::isAccessible;
            kiosk.printer("cover-open");
            kiosk.server.servedToday = NOT_TODAY;
            navigate();
            if (contrast) {
                assist("contrast");
            }
            assertThat(page.locator("#trouble")).isVisible();
            look.accept("trouble");
            page.locator(".need-priority").tap();
            look.accept("priority wished");
            quick("jht");
            look.accept("priority in all languages");
            priority("elderly");
            assertThat(page.locator(".fact.priority")).isVisible();
            look.accept("ticket with priority");
            done();
            quick("jht");
            assertThat(page.locator(".slip.bad")).isVisible();
            look.accept("ticket without slip");
            picture((contrast ? "contrast" : "light") + "-ticket-no-slip");
            kiosk.printer("ready");
            kiosk.server.open = false;
            navigateClosed();
            look.accept("closed");
            kiosk.server.open = true;
            assertThat(scene("start")).isVisible();
        }
    }

    private void navigateClosed() {
        page.navigate(kiosk.address());
        assertThat(page.locator("[data-message=closed]")).isVisible();
    }

    private void longNames() {
        kiosk.server.planChange = ScenesTest::longer;
        navigate();
        assertThat(page.locator(".quick")).containsText("Jaminan Hari Tua");
    }

    /** On every screen. */
    private void check(String name) {
        onEveryScreen(screen -> {
            picture(screen + "-" + name);
            fits(screen + " " + name);
            targetsAreLarge(screen + " " + name);
        });
    }
}
