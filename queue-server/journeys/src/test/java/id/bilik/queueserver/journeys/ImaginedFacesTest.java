package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.FaceRoom.SARI;
import static id.bilik.queueserver.journeys.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.faces.Faces;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a demonstration each page sees people on the other side, until somebody real is there. */
class ImaginedFacesTest extends InChromium {
    private static final Page.WaitForFunctionOptions SOON = new Page.WaitForFunctionOptions().setTimeout(30_000);
    private static final String OFFICER = "video[data-officer]";
    /** Whether pictures have come that differ from each other: who sits there moves. */
    private static final String MOVES = """
            (name) => {
              const video = document.querySelector(name);
              const shown = window.shown ??= {};
              if (!video?.srcObject || video.paused || video.readyState < 2) return false;
              const canvas = new OffscreenCanvas(64, 36);
              const pen = canvas.getContext('2d');
              pen.drawImage(video, 0, 0, 64, 36);
              const { data } = pen.getImageData(0, 0, 64, 36);
              const seen = shown[name] ??= new Set();
              seen.add(data.join());
              return seen.size > 3;
            }""";

    @Test
    void whoever_is_not_there_has_a_moving_face_until_the_visit_is_over_or_somebody_real_comes(@TempDir Path folder) {
        try (TestServer server = TestServer.in(folder).inDemonstration().start();
                FaceRoom room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()))) {
            assertThat(room.seat()).isEqualTo("1");
            Page screen = room.booth("1");
            awaitMoving(screen, OFFICER);

            Page officer = room.officer();
            Faces.of(screen).awaitPicture("officer", SARI);
            Faces.of(officer).awaitPicture("booth 1", personIn("1"));
            assertThat(room.seat()).isEqualTo("2");
            awaitMoving(officer, booth("2"));
            assertThat(Faces.of(officer).everSeen("booth 2")).as("somebody of another booth").isEmpty();

            screen.navigate(room.client().at("/sign-in").toString());
            awaitMoving(officer, booth("1"));
            assertThat(officer.locator(".tile[data-booth='1'] .face-state")).isEmpty();
            Pictures.take(officer, "faces-in-the-demo");
            room.client().inBooth("1", "complete").expect(200);
            officer.waitForFunction("(name) => !document.querySelector(name).srcObject", booth("1"), SOON);
            assertThat(room.seat()).isEqualTo("1");
            awaitMoving(officer, booth("1"));
        }
    }

    private static String booth(String booth) { return "video[data-booth='" + booth + "']"; }

    private static void awaitMoving(Page page, String video) {
        page.evaluate("(name) => { delete window.shown?.[name]; }", video);
        page.waitForFunction(MOVES, video, SOON);
    }
}
