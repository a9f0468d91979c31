package id.bilik.queueserver.lab.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.testsupport.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What people see, in a headless Chromium: how long a call takes to its pixels, what a page weighs, when it paints. */
final class PageBench implements AutoCloseable {
    private static final double SETTLED_MILLIS = 4_000;
    /** Keeps for each ticket the wall clock, in milliseconds, after the frame that first showed it on top of the list. */
    private static final String WATCH = """
            performance.setResourceTimingBufferSize(2000);
            window.painted = {};
            new MutationObserver(() => {
              const ticket = document.querySelector('#calls .last-row .number')?.textContent;
              if (!ticket || ticket in window.painted) return;
              window.painted[ticket] = null;
              requestAnimationFrame(() => {
                const afterFrame = new MessageChannel();
                afterFrame.port1.onmessage = () => { window.painted[ticket] = Date.now(); };
                afterFrame.port2.postMessage(0);
              });
            }).observe(document, { childList: true, subtree: true, characterData: true });
            """;
    private static final String WEIGH = """
            () => {
              const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const sum = (some) => some.reduce((bytes, file) => bytes + file.transferSize, 0);
              const isVoice = (file) => file.name.includes('/display-board/voice/clips/');
              return [sum(files.filter((file) => !isVoice(file))), sum(files.filter(isVoice)),
                performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1];
            }""";

    private final Playwright playwright;
    private final Browser browser;

    /** @param p50 from the press of *call next* to the painted frame, milliseconds; likewise p95 */
    record Pixels(double p50, double p95) {}

    /**
     * @param bytes      over the wire with an empty cache, without the voice
     * @param voiceBytes clips of the voice, fetched after the page is shown
     * @param firstPaint first contentful paint after the navigation began, milliseconds
     */
    record Weight(long bytes, long voiceBytes, double firstPaint) {}

    private PageBench(Playwright playwright, Path chromium) {
        this.playwright = playwright;
        this.browser = Chromium.launch(playwright, chromium);
    }

    /** Empty where the machine has no Chromium. */
    static Optional<PageBench> open() {
        return Chromium.find().map(chromium -> new PageBench(Playwright.create(), chromium));
    }

    /** Calls so many visits while so many boards watch: one of them in Chromium, the others as plain feeds. */
    Pixels callToPixels(BilikProcess branch, int boards, int calls) throws IOException {
        Histogram millis = new Histogram(60_000, 3);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080));
                Screens others = new Screens();
                LeanClient officer = LeanClient.connect(branch.port())) {
            context.addInitScript(WATCH);
            for (int i = 1; i < boards; i++) {
                others.open(branch.port(), TicketBench.BRANCH + "/board/live");
            }
            SignedIn.as("supervisor", BilikProcess.RUN, URI.create("http://127.0.0.1:" + branch.port()), context);
            Page page = context.newPage();
            page.navigate("http://127.0.0.1:" + branch.port() + "/board/pekalongan");
            page.waitForFunction("() => document.documentElement.dataset.live === 'live'");
            page.waitForTimeout(SETTLED_MILLIS);
            officer.send("POST", TicketBench.BRANCH + "/groups/g1/sign-on", "{\"officer\":\"bench\"}");
            for (int i = 0; i < calls; i++) {
                long pressed = System.currentTimeMillis();
                LeanClient.Answer call = officer.send("POST", TicketBench.BRANCH + "/groups/g1/call-next", "");
                if (call.status() != 200) {
                    throw new IOException("nobody was called: " + call.body());
                }
                String ticket = call.text("ticket");
                page.waitForFunction("ticket => window.painted[ticket]", ticket);
                long painted = ((Number) page.evaluate("ticket => window.painted[ticket]", ticket)).longValue();
                millis.recordValue(Math.max(0, painted - pressed));
                officer.send("POST", TicketBench.BRANCH + "/booths/" + call.text("booth") + "/no-show", "");
                page.waitForTimeout(120);
            }
        }
        return new Pixels(millis.getValueAtPercentile(50), millis.getValueAtPercentile(95));
    }

    /** Opens each page with an empty cache. */
    Map<String, Weight> weigh(BilikProcess branch, Map<String, String> pages) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        pages.forEach((name, path) -> {
            try (BrowserContext context = browser.newContext()) {
                context.addInitScript(WATCH);
                SignedIn.as("supervisor", BilikProcess.RUN, URI.create("http://127.0.0.1:" + branch.port()), context);
                Page page = context.newPage();
                page.navigate("http://127.0.0.1:" + branch.port() + path);
                page.waitForTimeout(SETTLED_MILLIS);
                List<Double> figures = new ArrayList<>();
                for (Object figure : (List<?>) page.evaluate(WEIGH)) {
                    figures.add(((Number) figure).doubleValue());
                }
                weights.put(name, new Weight(figures.get(0).longValue(), figures.get(1).longValue(), figures.get(2)));
            }
        });
        return weights;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
