package id.bilik.queueserver.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The officer's console and the screens of two booths, each a real page of a real server, see and hear each other. */
class FaceToFaceTest extends InChromium {
    private static final WaitForFunctionOptions SOON = new WaitForFunctionOptions().setTimeout(20_000);
    /** A picture goes on: its time does. */
    private static final String MOVES = """
            async (chosen) => {
              const video = document.querySelector(chosen);
              if (!video?.srcObject || video.videoWidth === 0) return false;
              const before = video.currentTime;
              await new Promise((done) => setTimeout(done, 300));
              return video.currentTime > before;
            }""";
    /** Keeps every camera and microphone that the page opens. */
    private static final String KEEP = """
            window.opened = [];
            const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (what) => {
              const stream = await open(what);
              window.opened.push(...stream.getTracks());
              return stream;
            };""";

    @TempDir
    private Path folder;
    private TestServer server;
    private BrowserContext context;
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void open_the_branch() {
        server = TestServer.in(folder).start();
        context = SignedIn.as("supervisor", TestServer.RUN, address(),
                browser().newContext(new Browser.NewContextOptions().setViewportSize(1366, 768)));
        context.addInitScript(KEEP);
        client().post(BRANCH + "/groups/g1/sign-on", "{\"officer\":\"Sari\"}").expect(200);
    }

    @AfterEach
    void close() {
        context.close();
        server.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void a_booth_and_its_officer_see_each_other_until_the_visit_is_over() {
        Page officer = open("/officer/pekalongan/g1");
        Page booth = open("/booth/pekalongan/1");
        called();
        booth.waitForFunction(MOVES, "video[data-officer]", SOON);
        booth.waitForFunction("() => window.opened.every((track) => track.readyState === 'ended')", null, SOON);
        assertThat(opened(booth)).as("called, not seated").isZero();

        client().inBooth("1", "arrive").expect(200);
        officer.waitForFunction(MOVES, "video[data-booth='1']", SOON);
        assertThat(opened(booth)).isEqualTo(2);
        Pictures.take(officer, "face-to-face-officer");
        Pictures.take(booth, "face-to-face-booth");

        client().inBooth("1", "complete").expect(200);
        booth.waitForFunction("() => window.opened.every((track) => track.readyState === 'ended')", null, SOON);
        booth.waitForFunction("() => !document.querySelector('video[data-officer]').srcObject", null, SOON);
        officer.waitForFunction("() => !document.querySelector(\"video[data-booth='1']\")?.srcObject", null, SOON);

        called();
        client().inBooth("1", "arrive").expect(200);
        officer.waitForFunction(MOVES, "video[data-booth='1']", SOON);
    }

    @Test
    void two_booths_at_once_and_a_page_that_is_loaded_anew_comes_back_by_itself() {
        Page officer = open("/officer/pekalongan/g1");
        Page one = open("/booth/pekalongan/1");
        Page two = open("/booth/pekalongan/2");
        for (String booth : List.of("1", "2")) {
            called();
            client().inBooth(booth, "arrive").expect(200);
        }
        officer.waitForFunction(MOVES, "video[data-booth='1']", SOON);
        officer.waitForFunction(MOVES, "video[data-booth='2']", SOON);

        officer.reload();
        officer.waitForFunction(MOVES, "video[data-booth='1']", SOON);
        officer.waitForFunction(MOVES, "video[data-booth='2']", SOON);
        one.waitForFunction(MOVES, "video[data-officer]", SOON);
        two.reload();
        two.waitForFunction(MOVES, "video[data-officer]", SOON);
        officer.waitForFunction(MOVES, "video[data-booth='2']", SOON);
    }

    private void called() {
        client().issue(UUID.randomUUID(), "jht").expect(201);
        client().callNext("g1").expect(200);
    }

    /** Cameras and microphones that are open now; the booth's own test has let go of them. */
    private int opened(Page page) {
        return ((Number) page.evaluate("() => window.opened.filter((track) => track.readyState === 'live').length"))
                .intValue();
    }

    private Client client() { return server.client(); }

    private URI address() { return URI.create("http://127.0.0.1:" + server.port()); }

    private Page open(String path) {
        Page page = context.newPage();
        page.onPageError(faults::add);
        page.navigate(address().resolve(path).toString());
        assertThat(page.locator("html[data-live=live]")).hasCount(1);
        return page;
    }
}
