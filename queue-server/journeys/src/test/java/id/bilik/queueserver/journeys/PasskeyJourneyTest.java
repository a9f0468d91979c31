package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys as people use them, by keys alone, with the authenticator that Chromium has for tests. */
class PasskeyJourneyTest extends InChromium {
    private static final String PASSWORD = "tujuh bakau biru laut";

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:40:00", "Asia/Jakarta");
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable TestServer server;

    @BeforeAll
    static void be_patient() { PlaywrightAssertions.setDefaultAssertionTimeout(20_000); }

    @BeforeEach
    void start() { server = TestServer.in(Objects.requireNonNull(folder)).with(clock).start(); }

    @AfterEach
    void stop() {
        contexts.forEach(BrowserContext::close);
        server().close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_supervisor_joins_with_a_passkey_signs_in_with_it_and_changes_it_for_another() {
        Page page = browserAt("/join");
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        String laptop = plugIn(devices, "internal");
        join(page);

        lock(page);
        signIn(page, "another password");
        assertThat(page.locator("#problem")).containsText("not right");
        signIn(page, PASSWORD);
        page.waitForURL("**/first-steps/pekalongan**");

        page.locator("a.signed-in-name").press("Enter");
        page.waitForURL("**/my-sign-in");
        assertThat(page.locator("#passkeys tr")).hasCount(1);
        assertThat(page.locator("#passkeys")).containsText("Faktor kedua terakhir");
        page.locator("#new-passkey input").press("Enter");
        assertThat(page.locator("#state")).containsText("sudah punya passkey");

        clock.advance(Duration.ofMinutes(11));
        page.reload();
        page.locator("#new-passkey input").fill("Kunci");
        page.keyboard().press("Enter");
        page.locator("dialog input[name=password]").fill(PASSWORD);
        look(page, "passkey-proof");
        page.locator("dialog .dialog-buttons button:nth-child(2)").press("Enter");
        assertThat(page.locator("#state")).containsText("sudah punya passkey");
        present(devices, laptop, false);
        String key = plugIn(devices, "usb");
        page.locator("#new-passkey input").press("Enter");
        assertThat(page.locator("#passkeys tr")).hasCount(2);
        look(page, "my-sign-in");

        page.locator("#passkeys tr:first-child button").press("Enter");
        page.locator("dialog button[type=submit]").press("Enter");
        assertThat(page.locator("#passkeys tr")).hasCount(1);
        assertThat(page.locator("#passkeys")).containsText("Kunci");
        lock(page);
        pullOut(devices, key);
        present(devices, laptop, true);
        signIn(page, PASSWORD);
        assertThat(page.locator("#problem")).containsText("not right");
    }

    @Test
    void a_copy_of_a_passkey_is_found_out_and_an_address_in_numbers_offers_the_app_alone() {
        Page page = browserAt("/join");
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        String laptop = plugIn(devices, "internal");
        join(page);
        JsonObject asked = new JsonObject();
        asked.addProperty("authenticatorId", laptop);
        JsonObject copy = devices.send("WebAuthn.getCredentials", asked).getAsJsonArray("credentials").get(0)
                .getAsJsonObject();
        lock(page);
        signIn(page, PASSWORD);
        page.waitForURL("**/first-steps/pekalongan**");

        pullOut(devices, laptop);
        asked.addProperty("authenticatorId", plugIn(devices, "internal"));
        asked.add("credential", copy);
        devices.send("WebAuthn.addCredential", asked);
        lock(page);
        signIn(page, PASSWORD);
        assertThat(page.locator("#problem")).containsText("not right");
        assertThat(server().client().get("/api/audit").expect(200).text()).contains("passkey-refused");

        page.navigate(server().client().at("/sign-in").toString());
        assertThat(page.locator("#form")).isVisible();
        assertThat(page.locator("#by-passkey")).isHidden();
    }

    private void join(Page page) {
        page.locator("input[name=code]").fill(server().access().people().inviteFirstSupervisor());
        page.keyboard().press("Enter");
        page.locator("input[name=name]").fill("Rina Wati");
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#by-app")).isHidden();
        look(page, "join-passkey");
        page.keyboard().press("Enter");
        page.waitForURL("**/first-steps/pekalongan**");
    }

    private void signIn(Page page, String password) {
        assertThat(page.locator("#by-passkey")).isVisible();
        page.locator("input[name=account]").fill("Rina Wati");
        page.locator("input[name=password]").fill(password);
        look(page, "sign-in-passkey");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#by-passkey")).isFocused();
        page.keyboard().press("Enter");
    }

    private static void lock(Page page) {
        assertThat(page.locator("a.signed-in-name")).hasText("Rina Wati");
        page.keyboard().press("Control+Alt+l");
        page.waitForURL("**/sign-in?to=**");
    }

    /**
     * An authenticator with a finger on it.
     *
     * @param how a browser reaches it, {@code internal} or {@code usb}
     */
    private static String plugIn(CDPSession devices, String how) {
        JsonObject options = JsonParser.parseString("""
                {"options": {"protocol": "ctap2", "transport": "%s", "hasResidentKey": true,
                "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}"""
                .formatted(how)).getAsJsonObject();
        return devices.send("WebAuthn.addVirtualAuthenticator", options).get("authenticatorId").getAsString();
    }

    /** Whether somebody touches an authenticator when it blinks. */
    private static void present(CDPSession devices, String authenticator, boolean touched) {
        JsonObject whether = new JsonObject();
        whether.addProperty("authenticatorId", authenticator);
        whether.addProperty("enabled", touched);
        devices.send("WebAuthn.setAutomaticPresenceSimulation", whether);
    }

    private static void pullOut(CDPSession devices, String authenticator) {
        JsonObject which = new JsonObject();
        which.addProperty("authenticatorId", authenticator);
        devices.send("WebAuthn.removeVirtualAuthenticator", which);
    }

    private Page browserAt(String path) {
        BrowserContext context = browser().newContext();
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("TrustedHTML")
                    || message.text().contains("Permissions-Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(at(path));
        page.waitForFunction("() => (document.documentElement.dataset.ready ?? 'yes') === 'yes'");
        return page;
    }

    private static void look(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        Pictures.take(page, name);
    }

    /** Under a name, since an address in numbers has no passkeys. */
    private String at(String path) {
        return "http://localhost:" + server().port() + path;
    }

    private TestServer server() { return Objects.requireNonNull(server); }
}
