package id.bilik.queueserver.lab.benchmarks;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.testsupport.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whether pages that are open all day grow: their memory after a day of visits, beside that after its first hour. */
final class PageMemoryBench implements AutoCloseable {
    /** Without them a page has no video, and is the same in all else. */
    private static final Pattern CONVERSATIONS = Pattern.compile(".*/conversation/(booth|officer)-conversations?\\.js");
    private static final String BOOTHS = TicketBench.BRANCH + "/booths/";
    /** Pages that stand open from morning to evening. */
    private static final List<Map.Entry<String, String>> PAGES = List.of(
            Map.entry("officer", "/officer/pekalongan/g1"), Map.entry("board", "/board/pekalongan"),
            Map.entry("booth", "/booth/pekalongan/1"), Map.entry("staff", "/staff/pekalongan"));

    private final Playwright playwright;
    private final Browser browser;

    /**
     * A page after its garbage was collected.
     *
     * @param bytes of the script heap in use
     * @param nodes of its documents, also those that are not shown
     */
    record Memory(double bytes, double nodes) {}

    /** A page early and late in the day. */
    record Growth(Memory early, Memory late) {}

    private PageMemoryBench(Playwright playwright, Path chromium) {
        this.playwright = playwright;
        this.browser = Chromium.launch(playwright, chromium);
    }

    /** Empty where the machine has no Chromium. */
    static Optional<PageMemoryBench> open() {
        return Chromium.find().map(chromium -> new PageMemoryBench(Playwright.create(), chromium));
    }

    /** Opens the pages, serves so many visits early and so many more until late, and looks at the memory both times. */
    Map<String, Growth> grow(BilikProcess branch, int early, int late) throws IOException {
        Map<String, Page> pages = new LinkedHashMap<>();
        List<BrowserContext> contexts = new ArrayList<>();
        try {
            for (Map.Entry<String, String> page : PAGES) {
                // a context of its own: a browser allows six connections to one server
                // what a page holds does not depend on its size, and to draw a large one takes a third more of the processor
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(320, 240));
                contexts.add(context);
                // a visit takes a moment here: to open its camera each time would measure cameras
                context.route(CONVERSATIONS, Route::abort);
                SignedIn.as("supervisor", BilikProcess.RUN, URI.create("http://127.0.0.1:" + branch.port()), context);
                Page opened = context.newPage();
                opened.navigate("http://127.0.0.1:" + branch.port() + page.getValue());
                opened.waitForFunction("() => document.documentElement.dataset.live === 'live'");
                pages.put(page.getKey(), opened);
            }
            try (LeanClient client = LeanClient.connect(branch.port())) {
                client.send("POST", TicketBench.BRANCH + "/groups/g1/sign-on", "{\"officer\":\"bench\"}");
                serve(client, early);
            }
            Map<String, Memory> before = measure(pages);
            // a connection of its own again: the server hangs up on one that says nothing for long
            try (LeanClient client = LeanClient.connect(branch.port())) {
                serve(client, late);
            }
            Map<String, Memory> after = measure(pages);
            Map<String, Growth> growth = new LinkedHashMap<>();
            before.forEach((name, memory) -> growth.put(name,
                    new Growth(memory, Objects.requireNonNull(after.get(name)))));
            return growth;
        } finally {
            contexts.forEach(BrowserContext::close);
        }
    }

    private static void serve(LeanClient client, int visits) throws IOException {
        for (int i = 0; i < visits; i++) {
            client.send("POST", TicketBench.BRANCH + "/tickets",
                    "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
            LeanClient.Answer call = client.send("POST", TicketBench.BRANCH + "/groups/g1/call-next", "");
            if (call.status() != 200) {
                throw new IOException("nobody was called: " + call.body());
            }
            String ticket = call.text("ticket");
            String booth = BOOTHS + call.text("booth");
            client.send("POST", booth + "/arrive", "");
            client.send("PUT", TicketBench.BRANCH + "/tickets/" + ticket + "/note", "{\"text\":\"bench\"}");
            client.send("PUT", TicketBench.BRANCH + "/tickets/" + ticket + "/documents/ktp", "{\"ticked\":true}");
            client.send("POST", booth + "/prompt", "{\"prompt\":\"sign\"}");
            client.send("POST", booth + "/self-working", "");
            client.send("POST", booth + "/needs-officer", "{\"why\":\"ready\"}");
            client.send("POST", booth + "/complete", "");
            if (i % 10 == 0) {
                client.send("POST", booth + "/undo", "");
                client.send("POST", booth + "/complete", "");
            }
        }
    }

    private static Map<String, Memory> measure(Map<String, Page> pages) {
        Map<String, Memory> memory = new LinkedHashMap<>();
        pages.forEach((name, page) -> {
            // the last frames are shown, and what was left over is let go
            page.waitForTimeout(2_000);
            CDPSession session = page.context().newCDPSession(page);
            session.send("HeapProfiler.enable");
            session.send("HeapProfiler.collectGarbage");
            JsonObject heap = session.send("Runtime.getHeapUsage");
            JsonObject counters = session.send("Memory.getDOMCounters");
            memory.put(name, new Memory(heap.get("usedSize").getAsDouble(), counters.get("nodes").getAsDouble()));
            session.detach();
        });
        return memory;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
