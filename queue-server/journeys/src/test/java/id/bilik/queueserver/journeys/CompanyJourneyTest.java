package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.collective.Column;
import id.bilik.queueserver.server.collective.ImaginedList;
import id.bilik.queueserver.server.collective.TableFile;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A company that lays people off: a supervisor opens it, its representative sends a list on a phone of 320 pixels, both agree,
 * and an officer works the list off. By keys alone, but for the choice of a file, which a system's own window makes.
 */
class CompanyJourneyTest extends InChromium {
    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private final List<String> faults = new ArrayList<>();
    private @Nullable TestServer server;

    private Client start() {
        server = TestServer.in(requireNonNull(folder)).with(clock).start();
        return server.client();
    }

    @AfterEach
    void stop() {
        requireNonNull(server).close();
        assertThat(faults).isEmpty();
    }

    @Test
    void a_supervisor_opens_a_company_which_is_refused_below_thirty_percent() {
        Client client = start();
        try (BrowserContext context = SignedIn.as("supervisor", TestServer.RUN, client.at("/"),
                browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)))) {
            Page page = page(context, client, "/companies/pekalongan");
            press(page, "#open summary");
            type(page, "company", "PT Tekstil Maju");
            type(page, "representative", "Budi Santoso");
            type(page, "attorney", "SK-12/2026");
            date(page, "attorneyDate");
            type(page, "workforce", "10000");
            type(page, "laidOff", "2999");
            date(page, "laidOffOn");
            page.keyboard().press("Enter");
            assertThat(page.locator("#problem")).containsText("29.99 %");
            see(page, "refused");
            reach(page, "#open-laidOff");
            page.keyboard().press("Control+a");
            page.keyboard().type("3000");
            page.keyboard().press("Enter");
            assertThat(page.locator("#work-title")).hasText("PT Tekstil Maju");
            assertThat(page.locator("#work")).containsText("30,00 persen");
            press(page, "#work > details summary");
            assertThat(page.locator("#work")).containsText("/company/pekalongan#c");
            see(page, "opened");
        }
        assertThat(client.get(BRANCH + "/companies").json().get("companies")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"id,Daftar dipakai,Jadwal disetujui", "en,list is taken,agreed to the schedule"})
    void a_representative_sends_a_list_corrects_it_and_agrees_to_the_schedule(String language, String taken,
            String agreed) throws IOException {
        Client client = start();
        String company = client.post(BRANCH + "/companies", """
                {"requestId":"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10","company":"PT Tekstil Maju","representative":"Budi",
                 "attorney":"SK-12","attorneyDate":"2026-03-01","workforce":100,"laidOff":30,
                 "laidOffOn":"2026-02-28"}""").expect(201).field("url");
        URI link = URI.create(company);
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = page(context, client, link.getPath() + "#" + link.getFragment());
            assertThat(page.locator("h1")).hasText("PT Tekstil Maju");
            assertThat(page.locator("main")).not().containsText("companies."); // a word that the page has not fetched
            List<List<String>> rows = ImaginedList.of(30);
            choose(page, TableFile.XLSX.write(ImaginedList.with(rows, 7, Column.PHONE, "12")));
            press(page, "[data-does=check]");
            assertThat(page.locator("#report tbody tr")).hasCount(1);
            assertThat(page.locator("#report tbody th")).hasText("8");
            see(page, language + "-report");
            choose(page, TableFile.CSV.write(rows));
            press(page, "[data-does=check]");
            press(page, "[data-does=take]");
            assertThat(page.locator("#report")).containsText(taken);

            client.post(BRANCH + "/companies/" + link.getFragment().split("\\.", -1)[0] + "/schedule", """
                    {"site":"company","from":"2026-03-11","officers":1,"secondsEach":900}""").expect(201);
            page.reload();
            assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
            see(page, language + "-proposed");
            press(page, "[data-does=agree]");
            assertThat(page.locator("#said")).containsText(agreed);
            assertThat(page.locator("section[aria-labelledby=days-title] tbody tr")).hasCount(2);
            see(page, language + "-agreed");

            press(page, "summary");
            reach(page, "#plan-from");
            page.locator("#plan-from").fill("2026-03-12");
            reach(page, "#plan-officers");
            page.keyboard().press("Control+a");
            page.keyboard().type("2");
            page.keyboard().press("Enter");
            assertThat(page.locator("#proposed")).containsText("2");
            see(page, language + "-own-proposal");
        }
    }

    @Test
    void an_officer_works_off_the_list_of_a_day() {
        Client client = start();
        String url = client.post(BRANCH + "/companies", """
                {"requestId":"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10","company":"PT Tekstil Maju","representative":"Budi",
                 "attorney":"SK-12","attorneyDate":"2026-03-01","workforce":10,"laidOff":3,
                 "laidOffOn":"2026-02-28"}""").expect(201).field("url");
        String fragment = URI.create(url).getFragment();
        String path = BRANCH + "/companies/" + fragment.split("\\.", -1)[0];
        client.post(path + "/list", "{\"take\":true,\"parts\":[\"" + Base64.getEncoder().encodeToString(
                TableFile.CSV.write(ImaginedList.of(3))) + "\"]}").expect(200);
        client.post(path + "/schedule", """
                {"site":"company","from":"2026-03-11","officers":1,"secondsEach":144}""").expect(201);
        client.anonymous().showing("Company " + fragment.split("\\.", -1)[1]).post(path + "/schedule/agree",
                "{\"version\":1}").expect(200);
        try (BrowserContext context = SignedIn.as("officer g1", TestServer.RUN, client.at("/"),
                browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)))) {
            Page page = page(context, client, "/companies/pekalongan");
            press(page, "[data-company]");
            assertThat(page.locator("#open")).isHidden();
            assertThat(page.locator("[data-does=check]")).hasCount(0);
            press(page, "[data-does=next]");
            assertThat(page.locator("#person")).containsText("Pekerja 1");
            see(page, "worklist");
            press(page, "[data-does=served]");
            press(page, "[data-does=next]");
            press(page, "[data-does=missing-papers]");
            press(page, "[data-does=next]");
            press(page, "[data-does=absent]");
            press(page, "[data-does=next]");
            assertThat(page.locator("#problem")).containsText("Tidak ada lagi");
            press(page, "[data-does=names]");
            assertThat(page.locator("#names tbody tr")).hasCount(3);
            assertThat(page.locator("section[aria-labelledby=days-title] tbody td")).hasText(
                    new String[]{"Di perusahaan", "09:00–13:00", "3", "1", "1", "1", "0",
                            "0 terkirim, 0 menunggu, 0 gagal"});
            see(page, "worked-off");
        }
    }

    private static void type(Page page, String field, String text) {
        reach(page, "#open-" + field);
        page.keyboard().type(text);
    }

    /** As the locale of the browser writes a date is none of our business; that the field can be reached is. */
    private static void date(Page page, String field) {
        reach(page, "#open-" + field);
        page.locator("#open-" + field).fill("2026-03-01");
    }

    private void choose(Page page, byte[] file) throws IOException {
        Path path = Files.write(requireNonNull(folder).resolve("daftar"), file);
        reach(page, "#list-file");
        page.locator("#list-file").setInputFiles(path);
    }

    private Page page(BrowserContext context, Client client, String path) {
        Page page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.navigate(client.at(path).toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        return page;
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "company-" + name);
    }
}
