package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.bilik.queueserver.server.RealProvider;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way by a head office as a browser goes it: over two sites, with cookies that do not come along everywhere. */
class HeadOfficeJourneyTest extends InChromium {

    @TempDir
    @Nullable
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private @Nullable RealProvider office;
    private @Nullable TestServer server;
    private @Nullable BrowserContext context;

    @BeforeAll
    static void be_patient() { PlaywrightAssertions.setDefaultAssertionTimeout(20_000); }

    @BeforeEach
    void start() {
        Path place = Objects.requireNonNull(folder);
        office = new RealProvider(place);
        server = TestServer.in(place)
                .with(new AccessConfig(List.of(), 0, Optional.empty(), 0, place.resolve("tls"), false,
                        Optional.of(office.config())))
                .start();
        office.register(server);
        context = browser().newContext();
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
        if (server != null) {
            server.close();
        }
        if (office != null) {
            office.close();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_supervisor_of_the_head_office_comes_to_the_page_that_was_asked_for_and_proves_it_again() {
        office().employ("e-1001", "Rina Wati", "cn=supervisors,ou=bilik");
        Page page = Objects.requireNonNull(context).newPage();
        page.onConsoleMessage(message -> {
            if (page.url().startsWith(at("/")) && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(at("/access"));
        page.waitForURL("**/sign-in?to=**");
        assertThat(page.locator("#to-head-office")).isVisible();
        look(page, "sign-in-head-office");

        follow(page.locator("#to-head-office"));
        signInAtOffice(page, "e-1001");
        page.locator("button[type=submit]").click(); // consents
        page.waitForURL(at("/access"));
        assertThat(page.locator("#people")).containsText("Rina Wati");
        assertThat(page.locator("#people")).containsText("Kantor pusat");

        page.locator("#new-account input[name=name]").fill("Budi");
        page.keyboard().press("Enter");
        follow(page.locator("dialog a[href^='/oidc/start?prove=yes']"));
        signInAtOffice(page, "e-1001");
        page.waitForURL(at("/access"));
        page.locator("#new-account input[name=name]").fill("Budi");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog input[name=text]")).hasValue(Pattern.compile("[A-Z0-9-]{14}"));
    }

    @Test
    void while_the_head_office_is_away_the_page_says_so_and_asks_for_the_password() {
        office().close();
        Page page = Objects.requireNonNull(context).newPage();
        page.navigate(at("/sign-in?to=/access"));
        follow(page.locator("#to-head-office"));

        page.waitForURL("**/sign-in?office=away**");
        assertThat(page.locator("#problem")).containsText("Kantor pusat tidak menjawab");
        assertThat(page.locator("input[name=password]")).isVisible();
        look(page, "sign-in-head-office-away");
    }

    /** By a key, once it is there. */
    private static void follow(Locator link) {
        assertThat(link).isVisible();
        link.press("Enter");
    }

    private static void signInAtOffice(Page page, String subject) {
        page.locator("input[name=login]").fill(subject);
        page.locator("input[name=password]").fill("any");
        page.locator("button[type=submit]").click();
    }

    private static void look(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        Pictures.take(page, name);
    }

    private String at(String path) { return Objects.requireNonNull(server).client().at(path).toString(); }

    private RealProvider office() { return Objects.requireNonNull(office); }
}
