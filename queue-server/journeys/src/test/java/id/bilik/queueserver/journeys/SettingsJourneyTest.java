package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.bilik.testsupport.browser.Accessibility;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A supervisor sets a branch up on its pages, by keys alone. */
class SettingsJourneyTest extends SettingsInBrowser {
    @Test
    void a_change_is_made_reviewed_adopted_and_taken_back() {
        Page page = settings("id", "branch");
        go(page, "services");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter"); // unfolds the first service
        for (int field = 0; field < 3; field++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#services-0-target")).isFocused();
        page.keyboard().type("25");
        page.locator("#services-add").press("Enter");
        assertThat(page.locator("#services-6-name-id")).isFocused();
        page.keyboard().type("Layanan Prioritas");
        page.keyboard().press("Tab");
        page.keyboard().type("Priority service");
        assertThat(page.locator("#services-6-id")).hasValue("layanan-prioritas");
        assertThat(page.locator("#services-6-letter")).hasValue("F");
        page.locator("#services-0-icon-pension").check();
        assertThat(page.locator("#services-6-icon-form")).isChecked();
        look(page, "settings-services");

        go(page, "hours");
        assertThat(page.locator("#holidays")).containsText("10 hari libur");
        page.locator(".set-row", new Page.LocatorOptions().setHasText("18 Mar 2026")).locator("button").first()
                .press("Enter");
        assertThat(page.locator("#holidays")).isFocused();
        assertThat(page.locator("#holidays")).containsText("9 hari libur");
        page.locator("#hours-new-date").fill("2026-04-10");
        page.locator("#hours-special-add").press("Enter");
        assertThat(page.locator("#hours-special-1-name-id")).isFocused();
        page.keyboard().type("Pindah kantor");
        page.keyboard().press("Tab");
        page.keyboard().type("Moving house");
        look(page);

        go(page, "groups");
        page.locator("#fields summary").first().press("Enter");
        page.locator("#groups-0-name-id").fill("Timur");
        page.locator("#groups-0-name-en").fill("East");
        look(page);
        go(page, "words");
        page.locator("#words-slip-foot-id").fill("Terima kasih, Bapak/Ibu");
        page.locator("#words-slip-foot-en").fill("Thank you");
        assertThat(page.locator(".set-paper")).containsText("Terima kasih, Bapak/Ibu");
        look(page);
        go(page, "rules");
        look(page);

        page.locator("#to-review").press("Enter");
        Locator check = page.locator("#review-check");
        assertThat(check).containsText("Target tunggu (menit): 40 → 25");
        assertThat(check).containsText("Gambar di kios");
        assertThat(check).containsText("Layanan Layanan Prioritas (baru)");
        assertThat(check).containsText("Layanan: kini juga Layanan Prioritas");
        assertThat(check).containsText("Tanggal khusus Rab, 18 Mar 2026 (baru)");
        assertThat(check).containsText("Nama › Indonesia: tidak ada → Timur");
        assertThat(page.locator("#review-what-if")).containsText("%");
        look(page, "settings-review");
        page.locator("#review-now").press("Enter");

        Locator steps = page.locator("#history-steps > li");
        assertThat(steps.first()).containsText("Terima kasih, Bapak/Ibu");
        assertThat(page.locator("#state")).containsText("sudah berlaku");
        look(page);
        assertThat(plan().get("services")).hasSize(7);
        assertThat(plan().get("services").get(0).get("targetMinutes").asInt()).isEqualTo(25);

        steps.nth(1).locator("button").last().press("Enter");
        page.locator("#review-now").press("Enter");
        assertThat(page.locator("#state")).containsText("sudah berlaku");
        assertThat(plan()).isEqualTo(shipped);
    }

    @Test
    void a_draft_is_there_again_after_a_reload_and_can_be_dropped() {
        Page page = settings("en", "branch");
        page.locator("#branch-title").fill("Kantor Baru");
        assertThat(page.locator("#state")).containsText("Draft saved by");
        page.reload();
        assertThat(page.locator("#branch-title")).hasValue("Kantor Baru");
        assertThat(page.locator("#state")).containsText("Draft saved by");
        tryWhatCouldBeDone(page);
        page.goBack();
        assertThat(page.locator("#state")).containsText("Draft saved by");
        page.locator("#drop").press("Enter");
        page.locator("dialog [type=submit]").press("Enter");
        assertThat(page.locator("#branch-title")).hasValue("Kantor Cabang Pekalongan");
        assertThat(view().get("draft")).isNull();
    }

    @Test
    void booths_for_participants_at_home_and_how_they_are_called_are_set_up() {
        Page page = settings("en", "groups");
        page.locator("#fields summary").nth(1).press("Enter");
        page.locator("#groups-1-booth-5-remove").press("Enter");
        page.locator("#groups-1-home-add").press("Enter");
        assertThat(page.locator("#groups-1-home-0")).isFocused();
        assertThat(page.locator("#groups-1-home-0")).hasValue("H1");
        assertThat(page.locator("#groups-1-home-add")).hasCount(0);
        look(page);
        go(page, "rules");
        page.locator("#rules-attempts").fill("11");
        page.locator("#rules-attemptSeconds").fill("30");
        page.locator("#rules-offers").fill("2");
        page.locator("#rules-offers").press("Tab");
        assertThat(page.locator("#rules-attempts-error")).isVisible();
        page.locator("#rules-attempts").fill("2");
        page.locator("#rules-attempts").press("Tab");
        assertThat(page.locator("#rules-attempts-error")).isHidden();
        look(page);
        page.locator("#to-review").press("Enter");
        assertThat(page.locator("#review-check")).containsText("Booths for participants at home");
        page.locator("#review-now").press("Enter");
        assertThat(page.locator("#state")).containsText("in force");
        assertThat(plan().at("/groups/1/homeBooths").toString()).isEqualTo("[\"H1\"]");
        assertThat(plan().at("/channels/home/attempts").asInt()).isEqualTo(2);
        assertThat(plan().at("/channels/home/offers").asInt()).isEqualTo(2);
    }

    /** On the staff page: changes of every kind side by side, in both languages, with round ticks and one clock. */
    private static void tryWhatCouldBeDone(Page page) {
        page.navigate(client().at("/staff/pekalongan").toString());
        tryOut(page, "group g1", "booths 3");
        tryOut(page, "hours", "closes 1320");
        tryOut(page, "settings", "draft");
        Locator rows = page.locator("#whatif-rows tr");
        assertThat(rows).hasCount(4);
        assertThat(rows.nth(1)).containsText("3 booths open");
        assertThat(rows.nth(2)).containsText("at 22:00");
        assertThat(rows.nth(3)).containsText("The draft of the plan");
        assertThat(rows.nth(3)).containsText("no clear difference");
        page.locator("#language").press("Enter");
        assertThat(rows.nth(2)).containsText("pukul 22.00");
        assertThat(page.locator("#whatif-state")).containsText("disimulasikan");
        assertThat(rows.nth(0)).containsText(Pattern.compile("\\d\\d\\.\\d\\d"));
        isDrawn(page, "whatif-picture", "Seperti sekarang");
        page.locator("#staffing-share").fill("75");
        page.locator("#staffing-ask").press("Enter");
        assertThat(page.locator("#staffing-result")).isVisible();
        isDrawn(page, "staffing-picture", "Kedatangan");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.locator("#whatif-rows button").last().press("Enter");
        assertThat(rows).hasCount(3);
        assertThat(page.locator("#whatif-change")).isFocused();
        page.locator("#language").press("Enter");
        page.reload();
        assertThat(page.locator("#staffing-result")).isVisible();
        assertThat(page.locator("#staffing-share")).hasValue("75");
    }

    private static void tryOut(Page page, String subject, String change) {
        page.locator("#whatif-subject").selectOption(subject);
        page.locator("#whatif-change").selectOption(change);
        int rows = page.locator("#whatif-rows tr").count();
        page.locator("#whatif-ask").press("Enter");
        assertThat(page.locator("#whatif-rows tr")).hasCount(Math.max(2, rows + 1));
    }

    private static void isDrawn(Page page, String canvas, String named) {
        page.waitForFunction("id => window.Chart?.getChart(id)", canvas);
        assertThat(
                String.valueOf(page.evaluate("id => Chart.getChart(id).legend.legendItems.map(it => it.text)", canvas)))
                .contains(named);
        assertThat(String.valueOf(page.evaluate("id => Chart.getChart(id).scales.x.ticks.map(it => it.label)", canvas)))
                .matches("\\[(\\d\\d\\.(00|15|30|45)(, )?)+]");
    }

    @Test
    void an_impossible_plan_names_its_field_in_words_and_leads_there() {
        Page page = settings("id", "services");
        page.locator("#fields summary").nth(1).press("Enter");
        page.locator("#services-1-letter").fill("a");
        page.keyboard().press("Tab");
        assertThat(page.locator("#services-1-letter-error")).hasText("Huruf A sudah dipakai layanan lain.");
        assertThat(page.locator("#services-1-letter")).hasAttribute("aria-invalid", "true");
        page.locator("#to-review").press("Enter");
        Locator lacks = page.locator(".set-problems");
        assertThat(lacks).hasText(
                "Layanan › Klaim JKK (kecelakaan kerja) › huruf: Huruf A sudah dipakai layanan lain.");
        assertThat(page.locator("#review-now")).isHidden();
        look(page);
        lacks.locator("a").press("Enter");
        assertThat(page.locator("#services-1-letter")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("B");
        go(page, "rules");
        page.locator("#rules-holdForMinutes").fill("7,5");
        page.locator("#rules-undoForSeconds").fill("");
        page.locator("#rules-bookedPercent").fill("40");
        page.keyboard().press("Tab");
        assertThat(page.locator("#rules-bookedPercent-error"))
                .hasText("Keempat jatah menjadi 110 %, seharusnya 100 %.");
        page.locator("#rules-horizonDays").fill("90");
        page.locator("#rules-releaseAt").fill("7.30");
        page.keyboard().press("Tab");
        assertThat(page.locator("#rules-horizonDays-error")).hasText("Mohon diisi angka 1 sampai 60.");
        assertThat(page.locator("#rules-releaseAt")).hasValue("07:30");
        page.locator("#rules-usual").press("Enter");
        assertThat(page.locator("#rules-holdForMinutes")).hasValue("30");
        assertThat(page.locator("#rules-bookedPercent")).hasValue("");
        assertThat(page.locator("#rules-horizonDays")).hasValue("");
        page.locator("#to-review").press("Enter");
        assertThat(page.locator("#review-result")).containsText("sama dengan rencana yang berlaku");
    }

    @Test
    void what_is_in_use_is_told_and_waits_for_the_end_of_the_day() {
        Page page = settings("id", "services");
        Locator removed = page.locator("#services-5-remove");
        page.locator("#fields summary").last().press("Enter");
        removed.press("Enter");
        assertThat(page.locator("#services-add")).isFocused();
        page.locator("#notices button").first().press("Enter");
        assertThat(page.locator(".set-card")).hasCount(6);
        assertThat(page.locator("#state")).containsText("tersimpan oleh");
        assertThat(view().get("draft").get("plan")).isEqualTo(shipped);
        removed.press("Enter"); // it is unfolded, as it was
        page.locator("#to-review").press("Enter");
        assertThat(page.locator(".set-problems"))
                .hasText("Masih ada kunjungan untuk layanan Klaim kolektif (perusahaan).");
        assertThat(page.locator("#review-now")).isHidden();
        page.locator("#review-after").press("Enter");
        Locator scheduled = page.locator("#news-scheduled");
        assertThat(scheduled).isVisible();
        look(page);
        scheduled.locator("button").last().press("Enter");
        assertThat(scheduled).isHidden();
        assertThat(view().get("scheduled")).isNull();
    }

    @Test
    void files_are_taken_as_plan_calendar_and_logo_or_refused_in_words() throws IOException {
        Page page = settings("en", "history");
        page.locator("#history-import").setInputFiles(file("plan.json", "{\"id\":"));
        assertThat(page.locator("#history-import-error")).containsText("no plan of a branch");
        page.locator("#history-import").setInputFiles(file("plan.json", withTarget(25).put("id", "tegal").toString()));
        assertThat(page.locator("#history-import-error")).containsText("another branch (tegal)");
        assertThat(page.locator("#history-export")).hasAttribute("download", "pekalongan-plan-2026-03-10.json");
        page.locator("#history-import").setInputFiles(file("plan.json", withTarget(25).toString()));
        assertThat(page.locator("#review-check")).containsText("40 → 25");

        go(page, "hours");
        page.locator("#hours-calendar").setInputFiles(file("days.ics", "Kalender"));
        assertThat(page.locator("#hours-calendar-error")).containsText("no .ics calendar");
        page.locator("#hours-calendar").setInputFiles(file("days.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT"
                + "\r\nDTSTART;VALUE=DATE:20260401\r\nSUMMARY:Hari jadi kota\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        assertThat(page.locator(".set-row", new Page.LocatorOptions().setHasText("Hari jadi kota"))).isVisible();

        go(page, "words");
        page.locator("#words-logo").setInputFiles(file("logo.png", "no picture"));
        assertThat(page.locator("#words-logo-error")).containsText("PNG or JPEG");
        page.locator("#words-logo").setInputFiles(new FilePayload("logo.png", "image/png", picture(2_304, 768)));
        assertThat(page.locator(".set-logo")).isVisible();
        page.waitForFunction("() => document.querySelector('.set-logo').naturalWidth === 576");
        assertThat(page.locator(".set-paper img")).isVisible();
        page.locator("#words-voice-own").press(" ");
        page.locator("#words-volume").press("ArrowLeft");
        page.locator("#words-quiet-add").press("Enter");
        assertThat(page.locator("#words-quiet-0-from")).isFocused();
        look(page);
        page.locator("#to-review").press("Enter");
        assertThat(page.locator("#review-check")).containsText("Quiet times: none → 12:00-13:00");
        assertThat(view().get("draft").get("plan").get("voice").get("volume").asInt()).isEqualTo(75);
    }

    @Test
    void an_auditor_reads_and_changes_nothing() {
        Page page = settings("en", "services", "auditor");
        assertThat(page.locator("[data-part=review]")).isHidden();
        page.locator("#fields summary").first().press("Enter");
        assertThat(page.locator("#services-0-target")).isDisabled();
        assertThat(page.locator("#services-add")).isHidden();
        look(page);
        go(page, "history");
        page.locator("#history-steps button").first().press("Enter");
        assertThat(page.locator(".set-summary")).containsText("JHT claim");
        assertThat(page.locator("#history-steps")).not().containsText("Take back");
        assertThat(page.locator("#history-import")).isHidden();
        look(page);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
