package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pages on which a branch is set up, in a browser. It is Tuesday, 2026-03-10, in the morning. */
abstract class SettingsInBrowser extends InChromium {
    static final String PLAN = BRANCH + "/plan";

    @TempDir
    static @Nullable Path folder;

    private static @Nullable TestServer server;
    static @Nullable ObjectNode shipped;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void begin_a_morning() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        server = TestServer.in(Objects.requireNonNull(folder)).with(Morning.clock()).start();
        Morning.begin(client());
        shipped = plan();
    }

    @AfterAll
    static void end_it() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void begin_again() {
        contexts.forEach(BrowserContext::close);
        adopt(Objects.requireNonNull(shipped));
        assertThat(complaints).isEmpty();
    }

    static void go(Page page, String part) {
        page.locator("[data-part=" + part + "]").press("Enter");
        assertThat(page.locator("#part-title")).isFocused();
    }

    static void look(Page page) {
        assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
        assertThat(page.locator("body")).not().containsText("settings."); // a word that is missing shows its key
    }

    /** A picture of the screen, whose top shows the part's title. */
    static void look(Page page, String name) {
        look(page);
        page.evaluate("() => window.scrollTo(0, 0)");
        Pictures.take(page, name);
    }

    final Page settings(String language, String part) { return settings(language, part, "supervisor"); }

    final Page settings(String language, String part, String role) {
        BrowserContext context = browser().newContext();
        contexts.add(context);
        SignedIn.as(role, TestServer.RUN, client().at("/"), context);
        context.addInitScript("localStorage.setItem('bilik.language', '" + language + "');");
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("TrustedHTML")) {
                complaints.add(message.text());
            }
        });
        page.navigate(client().at("/settings/pekalongan#" + part).toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        return page;
    }

    static void adopt(JsonNode plan) {
        client().post(PLAN, "{\"plan\":" + plan + ",\"basedOn\":" + view().get("sequence") + ",\"when\":\"now\"}")
                .expect(200);
    }

    static ObjectNode withTarget(double minutes) {
        ObjectNode changed = Objects.requireNonNull(shipped).deepCopy();
        ((ObjectNode) changed.get("services").get(0)).put("targetMinutes", minutes);
        return changed;
    }

    static ObjectNode plan() { return (ObjectNode) view().get("plan"); }

    static JsonNode view() { return client().get(PLAN).expect(200).json(); }

    static Client client() { return Objects.requireNonNull(server).client(); }
}
