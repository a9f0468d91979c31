package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.devices.FreePort;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers from a phone of 320 pixels to the officer and back, by keys alone; it is Tuesday 10 March at nine. */
class PapersJourneyTest extends InChromium {
    private static final String WEDNESDAY = "2026-03-11";

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

    @Test
    void a_paper_is_sent_over_a_line_that_breaks_found_unreadable_by_the_officer_and_asked_for_again()
            throws IOException {
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale("en").setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.navigate(requireNonNull(phone).at("/book/pekalongan").toString());
            book(page);
            String link = page.url();
            sendPapers(page);

            clock.set(Instant.parse("2026-03-11T02:40:00Z")); // twenty minutes before
            page.reload();
            press(page, "[data-does=checkIn]");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("have checked in");
            judge();

            page.navigate("about:blank");
            page.navigate(link);
            assertThat(page.locator("[data-paper=ktp][data-state=unreadable]")).containsText("Too dark");
            assertThat(page.locator("#papers")).containsText("Please send 1 paper again");
            see(page, "again");
            choose(page, "ktp", photo("brighter.jpg"));
            assertThat(page.locator("[data-paper=ktp][data-state=sent]")).not().containsText("Too dark");
        }
    }

    private static void book(Page page) {
        press(page, "[data-service=jht]");
        see(page, "reasons");
        press(page, "[data-reason=laid-off]");
        assertThat(page.locator(".book-papers-group li")).hasCount(5);
        see(page, "list");
        press(page, "main > .primary");
        reach(page, "#left-on");
        page.keyboard().type("02202026");
        assertThat(page.locator("#left-on")).hasValue("2026-02-20");
        press(page, "[type=submit]");
        assertThat(page.locator("#problem")).containsText("20 March");
        see(page, "too-soon");
        reach(page, "#left-on");
        page.keyboard().type("02102026");
        press(page, "[type=submit]");
        press(page, "[data-date='" + WEDNESDAY + "']");
        press(page, "[data-at='" + WEDNESDAY + "T10:00']");
        reach(page, "#field-nik");
        page.keyboard().type("3375012507900002");
        reach(page, "#field-name");
        page.keyboard().type("Sari Dewi");
        page.keyboard().press("Enter");
        press(page, "[data-does=confirm]");
    }

    private void sendPapers(Page page) throws IOException {
        Path html = requireNonNull(folder).resolve("ktp.jpg");
        Files.writeString(html, "<!doctype html><script>alert(1)</script>");
        choose(page, "ktp", html);
        assertThat(page.locator("[data-paper=ktp]")).containsText("neither a photo");
        see(page, "refused");

        AtomicInteger broken = new AtomicInteger();
        page.route("**/papers/ktp?offset=262144", route -> {
            if (broken.getAndIncrement() == 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        choose(page, "ktp", photo("card.png"));
        assertThat(page.locator("[data-paper=ktp][data-state=sent]")).isVisible();
        assertThat(broken).as("the line broke once, and the part went again").hasValue(2);
        see(page, "sent");
    }

    private void judge() {
        Client branch = requireNonNull(server).client();
        branch.signOn("g1");
        String booth = Morning.call(branch);
        branch.inBooth(booth, "arrive").expect(200);
        try (BrowserContext context = SignedIn.as("officer g1", TestServer.RUN, branch.at("/"), browser().newContext(
                new Browser.NewContextOptions().setViewportSize(1366, 768).setLocale("en")
                        .setReducedMotion(ReducedMotion.REDUCE)))) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.navigate(branch.at("/officer/pekalongan/g1").toString());
            page.locator("[data-does=papers]").waitFor();
            page.keyboard().press("s");
            assertThat(page.locator("[data-does=papers]")).isFocused();
            page.keyboard().press("Enter");
            press(page, "[data-look=ktp]");
            page.waitForFunction("() => document.querySelector('.sent-stage img')?.naturalWidth > 0");
            press(page, ".sent-tools [data-does=larger]");
            assertThat(page.locator(".sent-stage img")).hasAttribute("style", "inline-size: 150%;");
            reach(page, "#sentence-ktp");
            page.keyboard().type("Too dark");
            assertThat(Accessibility.violations(page)).isEmpty();
            Pictures.take(page, "papers-officer");
            press(page, "[data-verdict=unreadable]");
            assertThat(page.locator("#sent-papers [data-paper=ktp][data-state=unreadable]")).isVisible();
        }
        assertThat(branch.get("/api/audit").expect(200).text()).contains("papers-shown", "ktp, page 1",
                "ktp: unreadable");
    }

    private static void choose(Page page, String paper, Path file) {
        page.waitForFileChooser(() -> press(page, "#paper-" + paper)).setFiles(file);
    }

    /** Noise, of more than two parts. */
    private Path photo(String name) throws IOException {
        BufferedImage picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < 600; x++) {
            for (int y = 0; y < 400; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        Path file = requireNonNull(folder).resolve(name);
        ImageIO.write(picture, name.substring(name.length() - 3), file.toFile());
        return file;
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "papers-" + name);
    }
}
