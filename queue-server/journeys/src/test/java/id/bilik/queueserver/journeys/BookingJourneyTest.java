package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.ReaderException;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.devices.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A booking from a phone of 320 pixels, on the origin for phones, by keys alone; it is a Tuesday at nine. */
class BookingJourneyTest extends InChromium {
    private static final String WEDNESDAY = "2026-03-11";
    private static final String THURSDAY = "2026-03-12";

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private final List<String> faults = new ArrayList<>();
    private @Nullable TestServer server;
    private @Nullable Client phone;

    @BeforeEach
    void start() throws IOException {
        int port = FreePort.find();
        server = TestServer.in(requireNonNull(folder)).with(clock)
                .with(new AccessConfig(List.of(), port, Optional.empty(), 0, folder.resolve("tls"), false,
                        Optional.empty()))
                .start();
        phone = new Client(URI.create("http://127.0.0.1:" + port));
    }

    @AfterEach
    void stop() {
        requireNonNull(server).close();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"id,tercatat,dibatalkan", "en,is booked,is cancelled"})
    void a_place_is_booked_seen_moved_once_and_cancelled_by_keys_alone(String language, String booked, String cancelled)
            throws IOException {
        long wednesday = free(WEDNESDAY);
        long thursday = free(THURSDAY);
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = page(context, "/book/pekalongan");
            book(page, language);
            assertThat(page.locator("h1")).containsText(booked);
            see(page, language + "-confirmed");
            assertThat(free(WEDNESDAY)).isEqualTo(wednesday - 1);
            assertThat(Files.readString(page.waitForDownload(() -> press(page, "[data-does=calendar]")).path()))
                    .contains("BEGIN:VCALENDAR", "METHOD:PUBLISH");
            String link = page.url();
            page.close();

            int events = requireNonNull(server).client().journal().size();
            Page opened = page(context, URI.create(link).getPath() + "#" + URI.create(link).getFragment());
            assertThat(opened.locator("h1")).containsText(booked);
            assertThat(requireNonNull(server).client().journal()).as("a GET changes nothing").hasSize(events);
            move(opened);
            assertThat(opened.locator("h1")).containsText(booked);
            assertThat(opened.locator("[data-does=move]")).hasCount(0);
            assertThat(free(WEDNESDAY)).as("open again after a while").isEqualTo(wednesday - 1);
            assertThat(free(THURSDAY)).isEqualTo(thursday - 1);
            press(opened, "[data-does=cancel]");
            opened.keyboard().press("Enter");
            assertThat(opened.locator("h1")).containsText(cancelled);
            see(opened, language + "-cancelled");
            assertThat(free(THURSDAY)).as("open again after a while").isEqualTo(thursday - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"id,sudah melapor", "en,have checked in"})
    void who_has_come_checks_in_on_the_phone_by_keys_alone(String language, String checkedIn)
            throws IOException, ReaderException {
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = page(context, "/book/pekalongan");
            toPerson(page);
            page.keyboard().press("Enter");
            press(page, "[data-does=confirm]");
            String link = page.url();
            assertThat(page.locator(".book-symbol")).isVisible();
            page.locator(".book-symbol").evaluate("(picture) => picture.decode()");
            assertThat(URI.create(SeenSymbol.read(page.locator(".book-symbol"))).getFragment())
                    .as("the symbol for the scanner").isEqualTo(URI.create(link).getFragment());
            assertThat(page.locator("[data-does=checkIn]")).hasCount(0); // it is the day before
            page.close();

            clock.set(Instant.parse("2026-03-11T02:40:00Z")); // twenty minutes before
            Page opened = page(context, URI.create(link).getPath() + "#" + URI.create(link).getFragment());
            see(opened, language + "-check-in");
            press(opened, "[data-does=checkIn]");
            opened.keyboard().press("Enter");
            assertThat(opened.locator("h1")).containsText(checkedIn);
            String ticket = requireNonNull(server).client().journal("BookingCheckedIn").getFirst().get("ticket")
                    .asText();
            assertThat(opened.locator(".book-facts")).containsText(ticket);
            see(opened, language + "-checked-in");
            press(opened, "[data-does=follow]");
            assertThat(opened.locator("#ticket")).hasText(ticket);
        }
    }

    @Test
    void a_double_click_makes_one_booking() {
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = page(context, "/book/pekalongan");
            toPerson(page);
            page.locator("[type=submit]").dblclick();
            page.locator("[data-does=confirm]").dblclick();
            assertThat(page.locator("[data-does=cancel]")).isVisible();
        }
        assertThat(requireNonNull(server).client().journal("BookingHeld")).hasSize(1);
        assertThat(requireNonNull(server).client().journal("BookingConfirmed")).hasSize(1);
    }

    private void book(Page page, String language) {
        see(page, language + "-service");
        toPerson(page);
        see(page, language + "-person");
        page.keyboard().press("Enter");
        page.locator("[data-does=confirm]").waitFor();
        see(page, language + "-held");
        press(page, "[data-does=confirm]");
    }

    private static void toPerson(Page page) {
        press(page, "[data-service=jht]");
        press(page, "[data-reason=pension-age]");
        press(page, "main > .primary");
        press(page, "[data-date='" + WEDNESDAY + "']");
        press(page, "[data-at='" + WEDNESDAY + "T10:00']");
        reach(page, "#field-nik");
        page.keyboard().type("3375012507900002");
        reach(page, "#field-name");
        page.keyboard().type("Sari Dewi");
    }

    private static void move(Page page) {
        press(page, "[data-does=move]");
        press(page, "[data-date='" + THURSDAY + "']");
        press(page, "[data-at='" + THURSDAY + "T10:00']");
        assertThat(page.locator("dialog")).isVisible();
        page.keyboard().press("Enter");
    }

    private Page page(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.navigate(requireNonNull(phone).at(path).toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        return page;
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "booking-" + name);
    }

    /** Places at ten on a date, as anybody may see them. */
    private long free(String date) {
        for (JsonNode slot : requireNonNull(phone).get(BRANCH + "/slots?service=jht&from=" + date + "&days=1")
                .expect(200).json().get("slots")) {
            if (slot.get("at").asText().startsWith(date + "T10:00")) {
                return slot.get("free").asLong();
            }
        }
        return 0;
    }
}
