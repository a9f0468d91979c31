package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.FaceRoom.SARI;
import static id.bilik.queueserver.journeys.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.devices.UdpLine;
import id.bilik.testsupport.faces.Connections;
import id.bilik.testsupport.faces.Faces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Picture and sound go by lines that are cut while people talk, that of booth 1 for a while and that of booth 2 for long.
 * Signals pass all the time. Nobody touches anything.
 */
class CutLineTest extends InChromium {
    private static final Duration SHORT_CUT = Duration.ofSeconds(10);
    /** Browsers give a connection up before. */
    private static final Duration LONG_CUT = Duration.ofSeconds(30);
    /** Before a browser gives a connection up by itself. */
    private static final Duration FOUND_BY_THE_WATCHDOG = Duration.ofSeconds(12);
    /** Of two busy cores; on quiet ones it takes a second after the short cut, and four after the long one. */
    private static final Duration SOON = Duration.ofSeconds(40);
    /** There and back it takes more than 0.6 s, which is too long for a conversation. */
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final HasTextOptions IN_A_WHILE = new HasTextOptions().setTimeout(20_000);

    @TempDir
    private Path folder;

    @Test
    void pictures_are_back_after_a_short_cut_and_a_long_one_and_the_pages_say_meanwhile_what_is_wrong() {
        try (TestServer server = TestServer.in(folder).start();
                UdpLine first = new UdpLine();
                UdpLine second = new UdpLine();
                FaceRoom room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()))) {
            Page officer = room.officer();
            Page one = room.booth("1", first);
            Page two = room.booth("2", second);
            assertThat(room.seat() + room.seat()).isEqualTo("12");
            awaitEachOther(officer, one, "1");
            awaitEachOther(officer, two, "2");
            assertAllGoBy(officer, one, first, two, second);

            first.cut();
            second.cut();
            long cutAt = System.nanoTime();
            for (String booth : new String[]{"1", "2"}) {
                assertThat(officer.locator(state(booth))).hasText("Sambungan terputus, dicoba lagi", IN_A_WHILE);
                assertThat(room.screen(booth).locator("#sign")).hasText("Sambungan terputus sebentar", IN_A_WHILE);
            }
            double still = Faces.of(officer).now();
            double stillThere = Faces.of(two).now();

            restAfter(officer, cutAt, SHORT_CUT);
            assertThat(Faces.of(officer).seenSince(still, "booth 1")).as("during the cut").isEmpty();
            first.restore();
            comeBack(officer, one, "1", SOON);
            first.setDelay(SLOW);
            assertThat(officer.locator(".tile[data-booth='1'] .face-quality")).hasText("Sambungan buruk", IN_A_WHILE);
            assertThat(officer.locator(state("1"))).isEmpty();
            first.setDelay(Duration.ZERO);
            first.loseDoors();
            assertThat(officer.locator(state("1"))).hasText("Sambungan terputus, dicoba lagi", IN_A_WHILE);
            comeBack(officer, one, "1", FOUND_BY_THE_WATCHDOG);

            restAfter(officer, cutAt, LONG_CUT);
            assertThat(officer.locator(state("2"))).hasText("Sambungan terputus, dicoba lagi");
            assertThat(Faces.of(officer).seenSince(still, "booth 2")).as("during the cut").isEmpty();
            assertThat(Faces.of(two).seenSince(stillThere, "officer")).as("during the cut").isEmpty();
            second.restore();
            comeBack(officer, two, "2", SOON);
            awaitEachOther(officer, one, "1");
            assertAllGoBy(officer, one, first, two, second);
        }
    }

    private static void comeBack(Page officer, Page booth, String name, Duration atMost) {
        long began = System.nanoTime();
        awaitEachOther(officer, booth, name);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as("booth " + name).isLessThan(atMost);
        Faces.of(officer).awaitVoice("booth " + name, personIn(name));
        assertThat(officer.locator(state(name))).isEmpty();
        assertThat(booth.locator("#sign[data-sign=broken]")).hasCount(0);
    }

    private static void awaitEachOther(Page officer, Page booth, String name) {
        try {
            Faces.of(officer).awaitPicture("booth " + name, personIn(name));
            Faces.of(booth).awaitPicture("officer", SARI);
        } catch (AssertionError late) {
            throw new AssertionError("%s%nthe officer: %s%nbooth %s: %s".formatted(late.getMessage(),
                    Connections.figures(officer), name, Connections.figures(booth)), late);
        }
    }

    /** No page has found another way to the other one. */
    private static void assertAllGoBy(Page officer, Page one, UdpLine first, Page two, UdpLine second) {
        assertThat(Connections.farPorts(one)).isNotEmpty().isSubsetOf(first.ports());
        assertThat(Connections.farPorts(two)).isNotEmpty().isSubsetOf(second.ports());
        assertThat(Connections.farPorts(officer)).hasSize(2).allMatch(
                port -> first.ports().contains(port) || second.ports().contains(port));
    }

    /** The length of a cut is what is tried here; the browser's events go on meanwhile. */
    private static void restAfter(Page page, long nanos, Duration time) {
        page.waitForTimeout((double) Math.max(0, time.minusNanos(System.nanoTime() - nanos).toMillis()));
    }

    private static String state(String booth) { return ".tile[data-booth='" + booth + "'] .face-state"; }
}
