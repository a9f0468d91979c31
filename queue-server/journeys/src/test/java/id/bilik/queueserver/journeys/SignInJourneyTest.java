package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.bilik.queueserver.server.Answer;
import id.bilik.queueserver.server.AuthenticatorApp;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways into a branch as people go them, by keys alone. */
class SignInJourneyTest extends InChromium {
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
    void a_first_supervisor_makes_the_branch_ready_for_an_officers_morning() {
        Page supervisor = browserAt("/join");
        joinAsSupervisor(supervisor);

        supervisor.navigate(at("/access"));
        assertThat(supervisor.locator("#people")).containsText("Rina Wati");
        supervisor.locator("#new-account input[name=name]").fill("Budi");
        supervisor.keyboard().press("Enter");
        String code = supervisor.locator("dialog input[name=text]").inputValue();
        supervisor.keyboard().press("Escape");

        Page pc = browserAt("/pair");
        pc.keyboard().press("Tab");
        pc.locator("#choose button").press("Enter");
        pair(pc, supervisor, "pc-depan");
        pc.waitForURL("**/sign-in");

        pc.navigate(at("/join"));
        pc.locator("input[name=code]").fill(code);
        pc.keyboard().press("Enter");
        pc.locator("input[name=pin]").fill("270519");
        look(pc, "join-pin");
        pc.keyboard().press("Enter");
        pc.waitForURL(at("/"));

        pc.navigate(at("/officer/pekalongan/g1"));
        assertThat(pc.locator("#sign-on button[type=submit]")).isVisible(); // a press does not wait for that
        pc.locator("#sign-on button[type=submit]").press("Enter");
        assertThat(pc.locator("#duty")).hasText("Budi");
        pc.keyboard().press("Control+Alt+l");
        pc.waitForURL("**/sign-in?to=**");
        assertThat(pc.locator("#officers")).containsText("Budi");
        look(pc, "sign-in-shared-pc");
        pc.locator("input[name=pin]").fill("270519");
        pc.keyboard().press("Enter");
        pc.waitForURL("**/officer/pekalongan/g1");
        assertThat(pc.locator("#duty")).hasText("Budi");
        look(supervisor, "access");
        supervisor.clock().setFixedTime(Date.from(clock.instant()));
        supervisor.navigate(at("/audit/pekalongan"));
        assertThat(supervisor.locator("#lines")).containsText("pc-depan");
        look(supervisor, "audit");
    }

    @Test
    void a_board_and_a_booth_show_a_code_are_paired_and_lose_it_again() {
        Page technician = browserAt("/sign-in");
        SignedIn.as("supervisor", TestServer.RUN, server().client().at("/"), technician.context());
        technician.navigate(at("/access"));
        Page board = browserAt("/board/pekalongan?groups=g1");
        look(board, "pair-board");
        pair(board, technician, "papan-lobi");
        board.waitForURL(url -> url.endsWith("/board/pekalongan?groups=g1"));
        assertThat(board.locator("#waiting")).isVisible();

        Page booth = browserAt("/booth/pekalongan/3?camera=C920&speaker=Handset");
        pair(booth, technician, "layar-3");
        booth.waitForURL(url -> url.endsWith("/booth/pekalongan/3?camera=C920&speaker=Handset"));
        booth.navigate(at("/booth/pekalongan/4"));
        booth.waitForURL("**/pair?to=**");

        technician.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cabut: papan-lobi")).press("Enter");
        technician.locator("dialog button[type=submit]").press("Enter");
        board.waitForURL("**/pair?to=**", new Page.WaitForURLOptions().setTimeout(20_000));
    }

    @Test
    void a_technician_pairs_a_kiosk_has_it_renew_its_key_and_revokes_it() {
        Page technician = browserAt("/sign-in");
        SignedIn.as("technician", TestServer.RUN, server().client().at("/"), technician.context());
        Client kiosk = server().client().anonymous();
        Answer asked = kiosk.post("/api/pairings", "{\"kind\":\"kiosk\",\"name\":\"kiosk-2\"}").expect(201);
        technician.navigate(at("/access"));
        assertThat(technician.locator("#people-section")).isHidden();
        assertThat(technician.locator("#keys-section")).isHidden();
        technician.locator("#waiting button", new Page.LocatorOptions().setHasText(asked.field("code"))).press("Enter");
        assertThat(technician.locator("dialog input[name=text]")).hasValue("kiosk-2");
        look(technician, "access-technician");
        technician.keyboard().press("Enter");
        assertThat(technician.locator("#devices")).containsText("kiosk-2");
        Client paired = kiosk.with(kiosk.post("/api/pairings/claim", "{\"claim\":\"" + asked.field("claim") + "\"}")
                .expect(200).field("key"));

        press(technician, "Perbarui kunci: kiosk-2");
        assertThat(technician.locator("#state")).containsText("kiosk-2");
        assertThat(report(paired).expect(200).json().get("renewKey").asBoolean()).isTrue();
        press(technician, "Cabut: kiosk-2");
        assertThat(technician.locator("#devices")).not().containsText("kiosk-2");
        report(paired).expect(401);
    }

    private static Answer report(Client kiosk) {
        return kiosk.put(Client.BRANCH + "/devices/kiosk-2",
                "{\"version\":\"1\",\"clock\":\"2026-03-10T02:40:00Z\",\"printer\":\"ready\"}");
    }

    /** A button that asks whether somebody is sure. */
    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).press("Enter");
        page.locator("dialog button[type=submit]").press("Enter");
    }

    @Test
    void a_link_signs_in_and_a_page_for_another_role_says_so() {
        String token = TestServer.RUN.tokens().stream()
                .filter(each -> TestServer.RUN.findEntry(each).orElseThrow().words().equals("officer g1")).findFirst()
                .orElseThrow();
        Page officer = browserAt("/enter/" + token);
        officer.waitForURL("**/officer/pekalongan/g1");

        officer.navigate(at("/staff/pekalongan"));
        assertThat(officer.locator("#lead")).containsText("peran lain");
        look(officer, "sign-in");
    }

    @Test
    void somebody_who_has_lost_password_and_phone_is_let_in_by_a_new_code() {
        Page supervisor = browserAt("/join");
        joinAsSupervisor(supervisor);
        supervisor.navigate(at("/access"));
        supervisor.locator("#new-account input[name=name]").fill("Dewi");
        supervisor.locator("input[name=role][value=officer]").press("Space");
        supervisor.locator("input[name=role][value=auditor]").press("Space");
        supervisor.locator("#new-account input[name=name]").press("Enter");
        String code = supervisor.locator("dialog input[name=text]").inputValue();
        supervisor.keyboard().press("Escape");
        Page auditor = browserAt("/join");
        String lost = choose(auditor, code, PASSWORD);
        auditor.waitForURL("**/audit/pekalongan");

        supervisor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kode baru: Dewi")).press("Enter");
        supervisor.locator("dialog button[type=submit]").press("Enter");
        assertThat(supervisor.locator("dialog input[name=text]")).hasValue(Pattern.compile("[A-Z2-9-]{14}"));
        String again = supervisor.locator("dialog input[name=text]").inputValue();

        auditor.navigate(at("/audit/pekalongan"));
        auditor.waitForURL("**/sign-in?to=**");
        signIn(auditor, "Dewi", PASSWORD, lost);
        assertThat(auditor.locator("#problem")).isVisible();
        auditor.navigate(at("/join"));
        String found = choose(auditor, again, "empat puluh perahu");
        auditor.waitForURL("**/audit/pekalongan");

        Page elsewhere = browserAt("/sign-in");
        clock.advance(Duration.ofMinutes(1)); // a code of the app is good once
        signIn(elsewhere, "Dewi", "empat puluh perahu", found);
        elsewhere.waitForURL("**/audit/pekalongan");
    }

    private void joinAsSupervisor(Page page) {
        page.locator("input[name=code]").fill(server().access().people().inviteFirstSupervisor());
        page.keyboard().press("Enter");
        page.locator("input[name=name]").fill("Rina Wati");
        page.locator("input[name=password]").fill(PASSWORD);
        String secret = secret(page);
        assertThat(page.locator("#totp-picture")).isVisible();
        look(page, "join-password");
        page.locator("input[name=totp]").fill(AuthenticatorApp.code(secret, clock.instant()));
        page.keyboard().press("Enter");
        page.waitForURL("**/first-steps/pekalongan**");
    }

    /** With a code for an account that has a name; answers the secret of the second factor. */
    private String choose(Page page, String code, String password) {
        page.locator("input[name=code]").fill(code);
        page.keyboard().press("Enter");
        page.locator("input[name=password]").fill(password);
        String secret = secret(page);
        page.locator("input[name=totp]").fill(AuthenticatorApp.code(secret, clock.instant()));
        page.keyboard().press("Enter");
        return secret;
    }

    private void signIn(Page page, String name, String password, String secret) {
        page.locator("input[name=account]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=code]").fill(AuthenticatorApp.code(secret, clock.instant()));
        page.keyboard().press("Enter");
    }

    private static String secret(Page page) { return page.locator("#totp-secret").textContent().replace(" ", ""); }

    /** The technician approves the code that a screen shows, under another name than the suggested one. */
    private static void pair(Page device, Page technician, String name) {
        assertThat(device.locator("#code")).hasText(Pattern.compile("[A-Z2-9]{6}"));
        String code = device.locator("#code").textContent();
        technician.locator("#waiting button", new Page.LocatorOptions().setHasText(code)).press("Enter");
        technician.locator("dialog input[name=text]").fill(name);
        technician.keyboard().press("Enter");
        assertThat(technician.locator("#devices")).containsText(name);
    }

    private Page browserAt(String path) {
        BrowserContext context = browser().newContext();
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("TrustedHTML")) {
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

    private String at(String path) { return server().client().at(path).toString(); }

    private TestServer server() { return Objects.requireNonNull(server); }
}
