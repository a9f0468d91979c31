package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.CheckedPlan;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One number through a check of papers and two services: officer, booth and phone, by keys alone. */
class StepsJourneyTest extends InChromium {
    @TempDir
    @Nullable
    Path folder;

    private @Nullable TestServer server;
    private @Nullable FaceRoom room;

    @BeforeEach
    void open() {
        server = TestServer.in(requireNonNull(folder)).with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta"))
                .with(CheckedPlan.read()).start();
        room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + requireNonNull(server).port()));
    }

    @AfterEach
    void close() {
        requireNonNull(room).close();
        requireNonNull(server).close();
    }

    @Test
    void a_paper_is_missing_and_fetched_and_the_visit_goes_on_to_a_service_that_the_officer_adds() {
        FaceRoom branch = requireNonNull(room);
        Client client = branch.client();
        Page officer = branch.officer();
        Page booth = branch.booth("1");
        JsonNode issued = client.issue(UUID.randomUUID(), "jht").expect(201).json();
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale("en").setReducedMotion(ReducedMotion.REDUCE))) {
            Page phone = context.newPage();
            phone.navigate(client.at(URI.create(issued.get("followUrl").asText()).getPath()).toString());
            assertThat(phone.locator("#steps li")).hasCount(2);
            assertThat(phone.locator("#steps [data-state=now]")).containsText("Document check");
            see(phone, "waiting");

            seat(client, "g1", "1");
            toPapers(officer);
            press(officer, "[data-steps=missing]");
            officer.locator("dialog input[value=kk]").waitFor();
            reach(officer, "dialog input[value=kpj]");
            for (String paper : new String[]{"kpj", "ktp", "buku-tabungan", "berhenti-kerja"}) {
                reach(officer, "dialog input[value=" + paper + "]");
                officer.keyboard().press("Space");
            }
            see(officer, "officer-missing");
            press(officer, "dialog [type=submit]");
            assertThat(officer.locator("#fetching li")).containsText("Kartu Keluarga");
            assertThat(booth.locator("#headline")).hasText("Silakan lengkapi dokumen");
            assertThat(booth.locator("#papers")).hasText("Kartu Keluarga");
            see(booth, "booth-missing");
            assertThat(phone.locator("#headline")).hasText("Please fetch what is missing");
            assertThat(phone.locator("#missing li")).hasText("Family card (Kartu Keluarga)");
            see(phone, "missing");
            press(phone, "#return");
            assertThat(phone.locator("#headline")).hasText("It is almost your turn");

            seat(client, "g1", "1");
            toPapers(officer);
            press(officer, "[data-steps=plan]");
            reach(officer, "dialog input[value=info]");
            officer.keyboard().press("Space");
            press(officer, "dialog [type=submit]");
            assertThat(officer.locator("#visit .steps li")).hasCount(3);
            assertThat(officer.locator(".tile[data-booth='1'] [data-action=complete]"))
                    .containsText("Lanjut: Klaim JHT");
            see(officer, "officer-steps");
            press(officer, ".tile[data-booth='1'] [data-action=complete]");
            assertThat(booth.locator("#detail")).containsText("A001");
            assertThat(booth.locator("#detail")).containsText("Klaim JHT");
            assertThat(phone.locator("#steps [data-state=now]")).containsText("JHT claim");

            seat(client, "g2", "7");
            client.inBooth("7", "complete").expect(200);
            assertThat(phone.locator("#steps [data-state=now]")).containsText("Information");
            client.inBooth("7", "complete").expect(200);
            assertThat(phone.locator("#headline")).hasText("Thank you for your visit");
        }
        assertThat(client.journal("TicketCalled")).as("check, check again, service; the other in one sitting")
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.get("ticket").asText()).isEqualTo("A001"));
    }

    /** The digit chooses the booth, and D leads to its papers; what else can be done about them is behind these. */
    private static void toPapers(Page officer) {
        officer.bringToFront();
        assertThat(officer.locator(".tile[data-booth='1'] [data-action=complete]")).isVisible();
        officer.keyboard().press("1");
        officer.keyboard().press("d");
    }

    private static void seat(Client client, String group, String booth) {
        if (!client.get(BRANCH + "/groups/" + group).expect(200).json().has("duty")) {
            client.signOn(group);
        }
        assertThat(client.callNext(group).expect(200).field("booth")).isEqualTo(booth);
        client.inBooth(booth, "arrive").expect(200);
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "steps-" + name);
    }
}
