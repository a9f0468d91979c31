package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.FaceRoom.SARI;
import static id.bilik.queueserver.journeys.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import id.bilik.queueserver.server.ServerProcess;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.devices.FaultProxy;
import id.bilik.testsupport.faces.Faces;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People go on talking while the server, or the line to it, is gone: pictures and sound do not go by it. */
class FacesOverRestartTest extends InChromium {
    /** Of two busy cores. That it is the same call is told by its tracks. */
    private static final double LONGEST_GAP_MILLIS = 10_000;
    /** A page asks the less often the longer the server is away. */
    private static final HasCountOptions SOON = new HasCountOptions().setTimeout(30_000);
    private static final String TRACKS = "(video) => [...video.srcObject.getTracks()].map((track) => track.id).join()";

    @TempDir
    private Path folder;

    /** What happens to the server, or to the line to it. */
    private interface Fate {
        void befall() throws IOException, InterruptedException;
    }

    @Test
    void the_line_to_the_server_breaks_and_the_pictures_go_on() throws IOException, InterruptedException {
        try (TestServer server = TestServer.in(folder).start();
                FaultProxy line = new FaultProxy(server.port());
                FaceRoom room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + line.port()))) {
            hold(room, () -> {
                line.setRefusing(true);
                line.cut();
            }, () -> line.setRefusing(false));
        }
    }

    @Test
    void the_server_is_killed_and_started_anew_and_the_pictures_go_on() throws IOException, InterruptedException {
        ServerProcess first = ServerProcess.start(folder);
        ServerProcess[] running = {first};
        try (FaultProxy line = new FaultProxy(first.address().getPort());
                FaceRoom room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + line.port()))) {
            hold(room, first::kill, () -> {
                running[0] = ServerProcess.start(folder);
                line.retarget(running[0].address().getPort());
            });
        } finally {
            running[0].close();
        }
    }

    private static void hold(FaceRoom room, Fate goes, Fate comesBack) throws IOException, InterruptedException {
        Page officer = room.officer();
        Page booth = room.booth("1");
        assertThat(room.seat()).isEqualTo("1");
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        Faces.of(booth).awaitPicture("officer", SARI);
        String seen = (String) officer.locator("video[data-booth='1']").evaluate(TRACKS);
        String shown = (String) booth.locator("video[data-officer]").evaluate(TRACKS);
        double officersTime = Faces.of(officer).now();
        double boothsTime = Faces.of(booth).now();

        Set<Page> back = new HashSet<>();
        for (Page page : List.of(officer, booth)) {
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
                if (String.valueOf(frame.text()).startsWith("{\"type\":\"welcome\"")) {
                    back.add(page);
                }
            }));
        }
        goes.befall();
        assertThat(officer.locator("html[data-live=lost]")).hasCount(1);
        assertThat(booth.locator("html[data-live=lost]")).hasCount(1);
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        Faces.of(booth).awaitPicture("officer", SARI);
        comesBack.befall();
        assertThat(officer.locator("html[data-live=live]")).hasCount(1, SOON);
        assertThat(booth.locator("html[data-live=live]")).hasCount(1, SOON);
        officer.waitForCondition(() -> back.size() == 2);
        officer.locator(".chat-form .field").fill("Sudah tersambung lagi");
        officer.locator(".chat-form .field").press("Enter");
        assertThat(booth.locator("#said")).containsText("Sudah tersambung lagi");

        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        Faces.of(booth).awaitPicture("officer", SARI);
        assertThat(officer.locator("video[data-booth='1']").evaluate(TRACKS)).isEqualTo(seen);
        assertThat(booth.locator("video[data-officer]").evaluate(TRACKS)).isEqualTo(shown);
        assertThat(Faces.of(officer).longestGapSince(officersTime, "booth 1")).isLessThan(LONGEST_GAP_MILLIS);
        assertThat(Faces.of(booth).longestGapSince(boothsTime, "officer")).isLessThan(LONGEST_GAP_MILLIS);
    }
}
