package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.devices.UdpLine;
import id.bilik.testsupport.faces.Connections;
import id.bilik.testsupport.faces.Faces;
import id.bilik.testsupport.faces.FakePerson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The officer of g1 at the console and people in its booths, each before a page of its own. Every page keeps a
 * connection to the server, of which a browser opens six at most: a few pages share a context, which has its own.
 */
final class FaceRoom implements AutoCloseable {
    /** Whom the booths see. */
    static final FakePerson SARI = FakePerson.number(10);

    private static final int PAGES = 4;

    private final Browser browser;
    private final URI address;
    private final Client client;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Page> booths = new TreeMap<>();
    private int opened;

    /** At a server that stands at an address. */
    FaceRoom(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
        this.client = new Client(address).with(TestServer.RUN.apiKey());
        client.signOn("g1");
    }

    /** Who sits in a booth, unless a test says otherwise. */
    static FakePerson personIn(String booth) {
        return FakePerson.number(Integer.parseInt(booth));
    }

    /** The officer's console. */
    Page officer() { return open(SARI, "/officer/pekalongan/g1", 1366, 768, page -> {}); }

    /** The screen of a booth with its own person before it. */
    Page booth(String booth) {
        return booth(booth, personIn(booth));
    }

    Page booth(String booth, FakePerson who) { return booth(booth, who, page -> {}); }

    /** Its picture and sound, and those of others to it, go through that line. */
    Page booth(String booth, UdpLine line) {
        return booth(booth, personIn(booth), page -> Connections.lead(page, line));
    }

    private Page booth(String booth, FakePerson who, Consumer<Page> before) {
        Page page = open(who, "/booth/pekalongan/" + booth, 1024, 768, before);
        booths.put(booth, page);
        return page;
    }

    /** The screen of a booth that was opened. */
    Page screen(String booth) {
        return Objects.requireNonNull(booths.get(booth), booth);
    }

    Client client() { return client; }

    /** Somebody new is called; their booth. */
    String call() {
        client.issue(UUID.randomUUID(), "jht").expect(201);
        return Morning.call(client);
    }

    /** Somebody new sits down; their booth. */
    String seat() {
        String booth = call();
        client.inBooth(booth, "arrive").expect(200);
        return booth;
    }

    private Page open(FakePerson who, String path, int width, int height, Consumer<Page> before) {
        if (opened++ % PAGES == 0) {
            contexts.add(SignedIn.as("supervisor", TestServer.RUN, address, browser.newContext()));
        }
        Page page = contexts.getLast().newPage();
        page.setViewportSize(width, height);
        who.sitBefore(page);
        Faces.watch(page);
        Connections.watch(page);
        before.accept(page);
        page.onPageError(faults::add);
        page.navigate(address.resolve(path).toString());
        assertThat(page.locator("html[data-live=live]")).hasCount(1);
        return page;
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(faults).isEmpty();
    }
}
