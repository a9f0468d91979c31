package id.bilik.queueserver.lab.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.testsupport.browser.Chromium;
import id.bilik.testsupport.devices.UdpLine;
import id.bilik.testsupport.faces.Connections;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An officer at the console of g1 in one Chromium, and the screens of six booths in another one. Cameras and microphones
 * are those that a Chromium imagines: they cost the machine next to nothing.
 */
final class VideoRoom implements AutoCloseable {
    static final List<String> BOOTHS = List.of("1", "2", "3", "4", "5", "6");
    /** The booth whose picture and sound go by {@link #line}. */
    static final String BEHIND_LINE = "2";
    /** A booth's screen has a machine of its own in a branch: here six of them would paint with the two cores of one officer. */
    private static final String UNPAINTED = """
            document.addEventListener('DOMContentLoaded', () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('video { visibility: hidden !important; }');
              document.adoptedStyleSheets.push(sheet);
            });""";

    private final Playwright playwright;
    private final URI address;
    private final Client client;
    private final Browser screens;
    private final Browser desk;
    private final ProcessTree deskTree;
    private final UdpLine line = new UdpLine();
    private final Map<String, Page> booths = new LinkedHashMap<>();
    private Page officer;

    VideoRoom(Path chromium, URI address) {
        this.playwright = Playwright.create();
        this.address = address;
        this.client = new Client(address).with(BilikProcess.RUN.apiKey());
        this.screens = Chromium.launch(playwright, chromium);
        ProcessTree.Started<Browser> started = ProcessTree.of(() -> Chromium.launch(playwright, chromium));
        this.desk = started.made();
        this.deskTree = started.tree();
        client.signOn("g1");
        officer = watchedConsole();
        for (String booth : BOOTHS) {
            booths.put(booth, open(screens, "/booth/pekalongan/" + booth, 1024, 768, page -> {
                page.addInitScript(UNPAINTED);
                FrameTimes.watch(page);
                SoundDelay.hear(page);
                if (booth.equals(BEHIND_LINE)) {
                    Connections.lead(page, line);
                }
            }));
        }
    }

    /** The console with a watch on its pictures. */
    void openWatchedConsole() {
        officer.context().close();
        officer = watchedConsole();
    }

    /** The console as it is. */
    void openPlainConsole() {
        officer.context().close();
        officer = console(page -> {});
    }

    private Page watchedConsole() {
        return console(page -> {
            FrameTimes.watch(page);
            SoundDelay.speak(page);
        });
    }

    private Page console(Consumer<Page> before) { return open(desk, "/officer/pekalongan/g1", 1366, 768, before); }

    /** Each in a context of its own: a browser allows six connections to one server in one of them. */
    private Page open(Browser browser, String path, int width, int height, Consumer<Page> before) {
        BrowserContext context = SignedIn.as("supervisor", BilikProcess.RUN, address, browser.newContext());
        Page page = context.newPage();
        page.setViewportSize(width, height);
        Connections.watch(page);
        before.accept(page);
        page.navigate(address.resolve(path).toString());
        page.locator("html[data-live=live]").waitFor();
        return page;
    }

    Client client() { return client; }

    Page officer() { return officer; }

    Page booth(String booth) { return Objects.requireNonNull(booths.get(booth), booth); }

    UdpLine line() { return line; }

    ProcessTree desk() { return deskTree; }

    @Override
    public void close() {
        screens.close();
        desk.close();
        playwright.close();
        line.close();
    }
}
