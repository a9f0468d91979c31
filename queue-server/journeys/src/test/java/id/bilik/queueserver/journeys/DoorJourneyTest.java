package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.ReaderException;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the sign at the door to a number on a phone of 320 pixels, by keys alone. */
class DoorJourneyTest extends InChromium {
    private static final String TOO_WIDE = "document.documentElement.scrollWidth > innerWidth";
    private static final Pattern FOLLOWED = Pattern.compile(".*/follow/.*");

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private @Nullable TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.in(requireNonNull(folder)).with(clock)
                .with(new BoardConfig(80, List.of(), Optional.empty(), Optional.empty(), 12, true)).start();
    }

    @AfterEach
    void stop() { requireNonNull(server).close(); }

    @Test
    void a_sign_is_read_a_service_chosen_and_a_second_scan_leads_to_the_same_number() throws Exception {
        URI at = requireNonNull(server).client().at("/");
        try (BrowserContext screens = SignedIn.as("supervisor", TestServer.RUN, at,
                browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)));
                BrowserContext pocket = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                        .setLocale("en"))) {
            Page sign = screens.newPage();
            sign.navigate(at.resolve("/door-sign/pekalongan").toString());
            look(sign, "door-sign");
            String first = read(sign.locator("#qr"));

            Page phone = pocket.newPage();
            open(phone, at, first);
            assertThat(phone.locator("h1")).hasText("Which service do you need?");
            look(phone, "door-choose");
            press(phone, "[data-service=jht]");
            phone.waitForURL(FOLLOWED);
            assertThat(phone.locator("#ticket")).hasText("A001");

            clock.advance(Duration.ofMinutes(1));
            sign.reload();
            String second = read(sign.locator("#qr"));
            assertThat(second).isNotEqualTo(first);
            open(phone, at, second);
            assertThat(phone.locator("#ticket")).hasText("A001");
            look(phone, "door-ticket");
            press(phone, "a.primary");
            phone.waitForURL(FOLLOWED);
            assertThat(requireNonNull(server).client().journal("TicketIssued")).hasSize(1);

            clock.advance(Duration.ofMinutes(1));
            try (BrowserContext other = browser().newContext(new Browser.NewContextOptions().setLocale("id"))) {
                Page photograph = other.newPage();
                open(photograph, at, first);
                assertThat(photograph.locator("h1")).hasText("Mohon pindai kode di pintu");
                assertThat(photograph.locator("button.book-choice")).hasCount(0);
            }
            showsItOnTheBoard(screens, at);
        }
    }

    @Test
    void who_has_booked_checks_in_with_the_code_at_the_door() throws Exception {
        Client staff = requireNonNull(server).client();
        URI at = staff.at("/");
        JsonNode booking = staff.anonymous().post(BRANCH + "/bookings", """
                {"requestId":"5f0e6c1a-0000-4000-8000-000000000001","service":"jht","at":"2026-03-11T10:00:00+07:00",
                 "place":"branch","person":{"nik":"3375012507900002","name":"Sari Dewi"}}""").expect(201).json();
        String key = booking.get("booking").asText() + "." + booking.get("secret").asText();
        staff.post(BRANCH + "/bookings/" + booking.get("booking").asText() + "/confirm", "").expect(200);
        try (BrowserContext pocket = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale("en"));
                BrowserContext screens = browser()
                        .newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)
                                .setReducedMotion(ReducedMotion.REDUCE))) {
            Page phone = pocket.newPage();
            phone.navigate(at.resolve("/book/pekalongan") + "#" + key);
            assertThat(phone.locator("h1")).hasText("Your appointment is booked");
            press(phone, "[data-does=remember]");
            assertThat(phone.locator("#remember-hint")).isFocused();
            look(phone, "door-kept");

            clock.set(Instant.parse("2026-03-11T02:12:00Z")); // twelve past nine, and the check-in opens at half past
            Page sign = SignedIn.as("supervisor", TestServer.RUN, at, screens).newPage();
            sign.navigate(at.resolve("/door-sign/pekalongan").toString());
            open(phone, at, read(sign.locator("#qr")));
            assertThat(phone.locator("[data-early]")).containsText("from 09:30");
            assertThat(phone.locator("[data-booking]")).hasCount(0);

            clock.advance(Duration.ofMinutes(30));
            sign.reload();
            open(phone, at, read(sign.locator("#qr")));
            look(phone, "door-booked");
            press(phone, "[data-booking]");
            phone.waitForURL(FOLLOWED);
            assertThat(phone.locator("#appointment")).containsText("10:00");
            assertThat(staff.journal("BookingCheckedIn")).hasSize(1);
            assertThat(staff.journal("TicketIssued")).hasSize(1);
            assertThat(phone.evaluate("localStorage.getItem('bilik.booked.pekalongan')")).isNull();
        }
    }

    private static void showsItOnTheBoard(BrowserContext screens, URI at) throws IOException, ReaderException {
        Page board = screens.newPage();
        board.setViewportSize(1920, 1080);
        board.navigate(at.resolve("/board/pekalongan").toString());
        assertThat(board.locator(".media-door")).isVisible();
        assertThat(read(board.locator(".media-door-qr"))).contains("/door/pekalongan#");
        Pictures.take(board, "door-board");
    }

    /** As a phone that reads the symbol: it comes to the address anew each time. */
    private static void open(Page phone, URI at, String symbol) {
        URI read = URI.create(symbol);
        phone.navigate("about:blank");
        phone.navigate(at.resolve(read.getPath()) + "#" + read.getFragment());
        assertThat(phone.locator("html")).hasAttribute("data-ready", "yes");
    }

    private static void look(Page page, String name) {
        assertThat(page.evaluate(TOO_WIDE)).as("%s is wider than its screen", name).isEqualTo(false);
        assertThat(Accessibility.violations(page)).isEmpty();
        Pictures.take(page, name);
    }

    private static String read(Locator symbol) throws IOException, ReaderException {
        assertThat(symbol).isVisible();
        symbol.evaluate("(picture) => picture.decode()");
        return SeenSymbol.read(symbol);
    }
}
