package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static id.bilik.queueserver.journeys.FaceRoom.SARI;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Answer;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Homes;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.devices.FreePort;
import id.bilik.testsupport.faces.Connections;
import id.bilik.testsupport.faces.Faces;
import id.bilik.testsupport.faces.FakePerson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A participant at home, on the origin for phones, and the officer at the console; it is a Tuesday at nine. */
class HomeJourneyTest extends InChromium {
    private static final FakePerson ANI = FakePerson.number(7);
    private static final String TEN = "2026-03-10T10:00:00+07:00";

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T08:55:00", "Asia/Jakarta");
    private final List<String> faults = new ArrayList<>();
    private @Nullable TestServer server;
    private @Nullable FaceRoom room;
    private @Nullable Client phone;

    @BeforeEach
    void open_a_branch_with_three_booths_and_three_homes() throws IOException {
        int port = FreePort.find();
        Path here = requireNonNull(folder);
        server = TestServer.in(here).with(clock).with(Homes.plan()).with(new AccessConfig(List.of(),
                port, Optional.empty(), 0, here.resolve("tls"), false, Optional.empty())).start();
        phone = new Client(URI.create("http://127.0.0.1:" + port));
        room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void close() {
        requireNonNull(room).close();
        requireNonNull(server).close();
        assertThat(faults).isEmpty();
    }

    @Test
    void somebody_at_home_is_called_answers_talks_with_the_officer_and_is_done_by_keys_alone() {
        FaceRoom branch = requireNonNull(room);
        String key = book();
        Page officer = branch.officer();
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale("en").setReducedMotion(ReducedMotion.REDUCE))) {
            Page home = page(context, key);
            assertThat(home.locator("h1")).hasText("Your appointment from home");
            press(home, "#check-begin");
            assertThat(home.locator("#check-own")).isVisible();
            assertThat(home.locator("#check-level")).isVisible();
            see(home, "early");
            press(home, "#check-end");
            assertThat(FakePerson.open(home)).as("what was tried is shut").isZero();

            clock.advance(Duration.ofMinutes(40));
            branch.client().issue(UUID.randomUUID(), "jht").expect(201);
            // the page's clock went on from the hour that it was told, as that of the branch has not
            home.reload();
            press(home, "[data-action=check-in]");
            assertThat(home.locator("h1")).hasText("Please wait");
            see(home, "waiting");
            assertThat(branch.client().callNext("g1").expect(200).field("booth")).isEqualTo("1");
            assertThat(branch.client().callNext("g1").expect(200).field("booth")).isEqualTo("H1");
            assertThat(home.locator("h1")).hasText("The officer calls you");
            assertThat(branch.client().get(BRANCH + "/board").expect(200).json().toString())
                    .as("nobody in the hall is meant").doesNotContain("H1", home.locator("#ticket").textContent());
            assertThat(home.locator("#code")).isVisible();
            String code = home.locator("#code-theirs").textContent() + home.locator("#code-yours").textContent();
            assertThat(code).matches("[0-9]{6}");
            see(home, "called");
            press(home, "[data-action=arrive]");

            Faces.of(officer).awaitPicture("booth H1", ANI);
            Faces.of(officer).awaitVoice("booth H1", ANI);
            Faces.of(home).awaitPicture("officer", SARI);
            Locator tile = officer.locator(".tile[data-booth=H1]");
            assertThat(tile.locator(".tile-house")).isVisible();
            assertThat(officer.locator(".tile[data-booth='1'] .tile-house")).isHidden();
            tile.click();
            assertThat(tile.locator(".face-code")).hasText("Ucapkan " + code.substring(0, 3) + " · dijawab "
                    + code.substring(3));
            officer.locator(".chat-form .field").fill("Selamat pagi, Bu Ani");
            officer.locator(".chat-form .field").press("Enter");
            assertThat(home.locator("#said")).containsText("Selamat pagi, Bu Ani");
            branch.client().inBooth("H1", "self-working").expect(200);
            press(home, "[data-action=ready]");
            assertThat(tile).hasAttribute("data-stage", "needs-officer");
            see(home, "serving");
            Pictures.take(officer, "home-officer");

            branch.client().inBooth("H1", "complete").expect(200);
            assertThat(home.locator("h1")).hasText("Your visit is complete");
            home.waitForFunction("() => person.tracks.every((track) => track.readyState === 'ended')");
            assertThat(home.content()).doesNotContain("Bu Ani");
        }
    }

    @Test
    void the_booking_page_asks_where_somebody_will_be_and_leads_to_the_page_for_home() {
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale("en").setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.navigate(requireNonNull(phone).at("/book/pekalongan").toString());
            press(page, "[data-service=jht]");
            press(page, "[data-reason=pension-age]");
            assertThat(page.locator("[data-place=branch]")).isVisible();
            see(page, "place");
            press(page, "[data-place=home]");
            press(page, "[data-date='2026-03-10']");
            press(page, "[data-at='2026-03-10T10:30']");
            reach(page, "#field-nik");
            page.keyboard().type("3375012507900002");
            reach(page, "#field-name");
            page.keyboard().type("Sari Dewi");
            press(page, "[type=submit]");
            assertThat(page.locator(".book-facts")).containsText("At home, by video");
            press(page, "[data-does=confirm]");
            see(page, "booked");
            press(page, "a[href*='/home/']");
            assertThat(page.locator("h1")).hasText("Your appointment from home");
        }
        assertThat(requireNonNull(room).client().journal("BookingHeld").getFirst().get("where").asText())
                .isEqualToIgnoringCase("home");
    }

    @Test
    void who_did_not_answer_is_offered_the_next_place_and_takes_it_by_keys() {
        FaceRoom branch = requireNonNull(room);
        String key = book();
        clock.advance(Duration.ofMinutes(40));
        branch.client().signOn("g1");
        for (String language : List.of("en", "id")) {
            try (BrowserContext context = browser().newContext(new Browser.NewContextOptions()
                    .setViewportSize(320, 640).setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
                boolean first = language.equals("en");
                Page home = page(context, key);
                if (first) {
                    press(home, "[data-action=check-in]");
                    assertThat(branch.client().callNext("g1").expect(200).field("booth")).isEqualTo("H1");
                    branch.client().inBooth("H1", "no-show").expect(200);
                }
                assertThat(home.locator("h1")).hasText(first
                        ? "Would another time suit you?"
                        : "Apakah waktu lain cocok untuk Anda?");
                assertThat(home.locator("#detail")).containsText(first ? "Tuesday 10 March" : "Selasa, 10 Maret");
                see(home, "offered-" + language);
                if (first) {
                    press(home, "[data-action=decline]");
                    // the list has another place at once, by its own rules
                    assertThat(home.locator("#detail")).containsText("11:00");
                } else {
                    press(home, "[data-action=accept]");
                    assertThat(home.locator("h1")).hasText("Janji temu Anda dari rumah");
                }
            }
        }
        assertThat(branch.client().journal("OfferTaken")).hasSize(1);
        assertThat(branch.client().journal("BookingMissed")).hasSize(1);
    }

    /** A place at ten from home, confirmed: what stands behind the # of its link. */
    private String book() {
        Answer held = requireNonNull(phone).post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"%s","place":"home",
                 "person":{"nik":"3375012507900002","name":"Sari Dewi"}}""".formatted(UUID.randomUUID(), TEN))
                .expect(201);
        String booking = held.field("booking");
        String secret = held.field("secret");
        requireNonNull(room).client().post(BRANCH + "/bookings/" + booking + "/confirm", "{}").expect(200);
        return booking + "." + secret;
    }

    private Page page(BrowserContext context, String key) {
        Page page = context.newPage();
        ANI.sitBefore(page);
        Faces.watch(page);
        Connections.watch(page);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.navigate(requireNonNull(phone).at("/home/pekalongan#" + key).toString());
        assertThat(page.locator("html[data-live=live]")).hasCount(1);
        return page;
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "home-" + name);
    }
}
