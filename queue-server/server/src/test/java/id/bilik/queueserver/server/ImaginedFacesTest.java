package id.bilik.queueserver.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.faces.Faces;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a demonstration an officer sees people in booths that have no screen. */
class ImaginedFacesTest extends InChromium {
    private static final Page.WaitForFunctionOptions SOON = new Page.WaitForFunctionOptions().setTimeout(30_000);
    /** Whether three further pictures have come, and differ from each other: who sits there moves. */
    private static final String MOVES = """
            (booth) => {
              const video = document.querySelector(`video[data-booth='${booth}']`);
              const shown = window.shown ??= {};
              if (!video?.srcObject || video.readyState < 2) { delete shown[booth]; return false; }
              const canvas = new OffscreenCanvas(64, 36);
              const pen = canvas.getContext('2d');
              pen.drawImage(video, 0, 0, 64, 36);
              const { data } = pen.getImageData(0, 0, 64, 36);
              const seen = shown[booth] ??= new Set();
              seen.add(data.join());
              return seen.size > 3 && video.currentTime > 0;
            }""";

    @Test
    void a_booth_without_a_screen_has_a_moving_face_until_its_visit_is_over_and_a_screen_goes_before(
            @TempDir Path folder) {
        try (TestServer server = TestServer.in(folder).with(ImaginedPeopleTest.DEMONSTRATION).start();
                FaceRoom room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()))) {
            Page officer = room.officer();
            assertThat(room.seat()).isEqualTo("1");
            assertThat(room.seat()).isEqualTo("2");
            awaitMoving(officer, "1");
            awaitMoving(officer, "2");
            assertThat(officer.locator(".tile[data-booth='1'] .face-state")).isEmpty();
            Pictures.take(officer, "faces-in-the-demo");

            room.client().inBooth("1", "complete").expect(200);
            officer.waitForFunction("() => !document.querySelector(\"video[data-booth='1']\").srcObject", null, SOON);
            assertThat(room.seat()).isEqualTo("1");
            awaitMoving(officer, "1");

            Page screen = room.booth("1");
            Faces.of(officer).awaitPicture("booth 1", personIn("1"));
            screen.close();
            awaitMoving(officer, "1");
            assertThat(Faces.of(officer).everSeen("booth 2")).as("somebody of another booth").isEmpty();
        }
    }

    private static void awaitMoving(Page officer, String booth) {
        officer.evaluate("(booth) => { delete window.shown?.[booth]; }", booth);
        officer.waitForFunction(MOVES, booth, SOON);
    }
}
