package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.FaceRoom.SARI;
import static id.bilik.queueserver.server.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.faces.Faces;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One officer and people in six booths at once, whom each test leaves seated as it found them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixFacesTest extends InChromium {
    private static final List<String> BOOTHS = List.of("1", "2", "3", "4", "5", "6");

    /** Of 1; what codecs leave of nothing. */
    private static final double SILENT = 0.001;

    private TestServer server;
    private FaceRoom room;
    private Page officer;

    @BeforeAll
    void seat_them(@TempDir Path folder) {
        server = TestServer.in(folder).start();
        room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()));
        officer = room.officer();
        BOOTHS.forEach(room::booth);
        for (int i = 0; i < BOOTHS.size(); i++) {
            room.seat();
        }
    }

    @AfterAll
    void close() {
        room.close();
        server.close();
    }

    @Test
    void each_sees_whom_it_should_and_nobody_else_ever() {
        everybodySeesTheirs();
        Pictures.take(officer, "six-faces");
        for (String booth : BOOTHS) {
            assertThat(Faces.of(officer).everSeen("booth " + booth)).isEqualTo(Set.of(personIn(booth).id()));
            Faces there = Faces.of(room.screen(booth));
            assertThat(there.everSeen("officer")).isEqualTo(Set.of(SARI.id()));
        }
    }

    @Test
    void the_chosen_booth_is_large_after_every_switch_and_its_person_is_heard() {
        everybodySeesTheirs();
        String before = null;
        for (String booth : List.of("2", "5", "1", "6", "3", "4", "2")) {
            officer.locator(".tile[data-booth='" + booth + "']").click();
            Faces.of(officer).awaitWidth("booth " + booth, personIn(booth), 640);
            if (before != null) {
                Faces.of(officer).awaitWidth("booth " + before, personIn(before), 320);
            }
            assertThat(officer.locator("video[data-booth]").evaluateAll("(all) => all.filter((one) => !one.muted)"
                    + ".map((one) => one.dataset.booth).join()")).isEqualTo(booth);
            before = booth;
        }
    }

    @Test
    void the_officer_is_heard_in_the_chosen_booth_and_the_others_are_silent() {
        everybodySeesTheirs();
        for (String booth : List.of("3", "6")) {
            officer.locator(".tile[data-booth='" + booth + "']").click();
            Faces.of(room.screen(booth)).awaitVoice("officer", SARI);
            Faces.of(officer).awaitVoice("booth " + booth, personIn(booth));
            for (String other : BOOTHS) {
                if (!other.equals(booth)) {
                    Faces there = Faces.of(room.screen(other));
                    double since = there.now();
                    there.awaitListened(since, "officer", 10);
                    assertThat(there.loudestSince(since, "officer")).as(other).isLessThan(SILENT);
                }
            }
        }
    }

    @Test
    void the_officers_page_is_loaded_anew_and_gets_all_six_back() {
        everybodySeesTheirs();
        officer.reload();
        everybodySeesTheirs();
    }

    @Test
    void a_booths_page_is_loaded_anew_and_gets_its_picture_back() {
        everybodySeesTheirs();
        room.screen("4").reload();
        everybodySeesTheirs();
    }

    private void everybodySeesTheirs() {
        for (String booth : BOOTHS) {
            Faces.of(officer).awaitPicture("booth " + booth, personIn(booth));
            Faces.of(room.screen(booth)).awaitPicture("officer", SARI);
        }
    }
}
