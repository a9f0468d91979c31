package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.FaceRoom.SARI;
import static id.bilik.queueserver.journeys.FaceRoom.personIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import id.bilik.testsupport.faces.Faces;
import id.bilik.testsupport.faces.FakePerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The officer's console and the screen of a booth, each a real page of a real server, see and hear each other. */
class FaceToFaceTest extends InChromium {
    private static final Page.WaitForFunctionOptions SOON = new Page.WaitForFunctionOptions().setTimeout(30_000);

    @TempDir
    private Path folder;
    private TestServer server;
    private FaceRoom room;
    private Page officer;

    @BeforeEach
    void open_the_branch() {
        server = TestServer.in(folder).start();
        room = new FaceRoom(browser(), URI.create("http://127.0.0.1:" + server.port()));
        officer = room.officer();
    }

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    @Test
    void a_booth_and_its_officer_see_each_other_until_the_visit_is_over() {
        Page booth = room.booth("1");
        awaitTracks(booth, "person.tracks.length === 2 && ended(person.tracks)");
        assertThat(room.call()).isEqualTo("1");
        Faces.of(booth).awaitPicture("officer", SARI);
        assertThat(FakePerson.openedEver(booth)).as("called, not seated: no more than the booth's own test")
                .isEqualTo(2);

        room.client().inBooth("1", "arrive").expect(200);
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        Faces.of(officer).awaitVoice("booth 1", personIn("1"));
        Faces.of(booth).awaitVoice("officer", SARI);
        assertThat(FakePerson.open(booth)).isEqualTo(2);
        room.client().inBooth("1", "attend").expect(200);
        Faces.of(booth).awaitWidth("officer", SARI, 640);
        Pictures.take(officer, "face-to-face-officer");
        Pictures.take(booth, "face-to-face-booth");

        room.client().inBooth("1", "complete").expect(200);
        awaitTracks(booth, "person.tracks.length === 4 && ended(person.tracks)");
        booth.waitForFunction("() => !document.querySelector('video[data-officer]').srcObject", null, SOON);
        officer.waitForFunction("() => !document.querySelector(\"video[data-booth='1']\")?.srcObject", null, SOON);
        assertThat(FakePerson.open(officer)).as("the officer is still on duty").isEqualTo(2);
    }

    @Test
    void the_next_visit_sees_and_hears_nothing_of_the_last() {
        Page booth = room.booth("1");
        assertThat(room.seat()).isEqualTo("1");
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        write(officer, "Selamat pagi, Bu Ani");
        assertThat(booth.locator("#said")).containsText("Selamat pagi, Bu Ani");
        officer.locator(".chat-caption input").check();
        write(officer, "Tunjukkan kartu");
        assertThat(booth.locator("#caption")).hasText("Tunjukkan kartu");
        assertThat(officer.locator(".chat-shown")).containsText("Tunjukkan kartu");
        booth.locator("#quick button").first().click();
        assertThat(officer.locator(".chat-line")).hasCount(2);

        room.client().inBooth("1", "complete").expect(200);
        officer.waitForFunction("() => !document.querySelector(\"video[data-booth='1']\")?.srcObject", null, SOON);
        double since = Faces.of(officer).now();
        FakePerson next = FakePerson.number(7);
        next.takeSeat(booth);
        assertThat(room.seat()).isEqualTo("1");
        Faces.of(officer).awaitPicture("booth 1", next);
        Faces.of(officer).awaitVoice("booth 1", next);
        assertThat(Faces.of(officer).seenSince(since, "booth 1")).isEqualTo(Set.of(next.id()));
        assertThat(Faces.of(officer).heardSince(since, "booth 1")).isEqualTo(Set.of(next.id()));
        assertThat(booth.locator("#said")).isEmpty();
        assertThat(booth.locator("#caption")).isHidden();
        assertThat(booth.locator("#caption")).isEmpty();
        assertThat(officer.locator(".chat-line")).hasCount(0);
        assertThat(booth.content()).doesNotContain("Bu Ani", "Tunjukkan kartu");
        assertThat(officer.content()).doesNotContain("Bu Ani", "Tunjukkan kartu");
    }

    @Test
    void a_picture_of_a_document_is_gone_with_its_visit() {
        Page booth = room.booth("1");
        assertThat(room.seat()).isEqualTo("1");
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        room.client().post(Client.BRANCH + "/booths/1/prompt", "{\"prompt\":\"show\",\"document\":\"ktp\"}")
                .expect(200);
        booth.locator("#show").click();
        booth.locator("#document-take").click();
        booth.locator("#document-send").click();
        Locator picture = officer.locator("#picture");
        assertThat(picture).isVisible();
        picture.click();
        assertThat(officer.locator("dialog[open] canvas")).isVisible();

        room.client().inBooth("1", "complete").expect(200);
        assertThat(officer.locator("dialog[open]")).hasCount(0);
        assertThat(room.seat()).isEqualTo("1");
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        assertThat(picture).isHidden();
        assertThat(officer.locator("dialog canvas")).hasCount(0);
    }

    @Test
    void people_whose_camera_is_blocked_or_missing_are_told_and_served_by_voice_and_in_writing() {
        Page blocked = room.booth("1", personIn("1").withoutCamera("NotAllowedError"));
        Page missing = room.booth("2", personIn("2").withoutCamera("NotFoundError"));
        room.seat();
        room.seat();
        assertThat(officer.locator(".tile[data-booth='1'] .face-state")).hasText("Kamera tidak diizinkan");
        assertThat(officer.locator(".tile[data-booth='2'] .face-state")).hasText("Tidak ada kamera");
        assertThat(blocked.locator("#own-text")).hasText("Kamera tidak diizinkan");
        assertThat(missing.locator("#own-text")).hasText("Tidak ada kamera");
        for (String booth : Set.of("1", "2")) {
            Page page = room.screen(booth);
            officer.locator(".tile[data-booth='" + booth + "']").click();
            Faces.of(page).awaitPicture("officer", SARI);
            Faces.of(officer).awaitVoice("booth " + booth, personIn(booth));
            write(officer, "Tulis saja, bilik " + booth);
            assertThat(page.locator("#said")).hasText("PetugasTulis saja, bilik " + booth);
            page.locator("#quick button").first().click();
            assertThat(officer.locator(".chat-line[data-from=booth]")).hasCount(1);
            assertThat(Faces.of(officer).everSeen("booth " + booth)).isEmpty();
        }
    }

    @Test
    void a_camera_that_is_unplugged_is_told_and_comes_back_when_it_is_plugged_in() {
        Page booth = room.booth("1");
        room.seat();
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        FakePerson.unplug(booth, "video");
        assertThat(officer.locator(".tile[data-booth='1'] .face-state")).hasText("Tidak ada kamera");
        assertThat(booth.locator("#own-text")).hasText("Tidak ada kamera");
        Faces.of(officer).awaitVoice("booth 1", personIn("1"));
        FakePerson.plugIn(booth, "video");
        Faces.of(officer).awaitPicture("booth 1", personIn("1"));
        assertThat(officer.locator(".tile[data-booth='1'] .face-state")).isEmpty();
    }

    private static void write(Page officer, String text) {
        officer.locator(".chat-form .field").fill(text);
        officer.locator(".chat-form .field").press("Enter");
    }

    /** Waits until a condition holds for the tracks of the cameras and microphones that a page has opened. */
    private static void awaitTracks(Page page, String condition) {
        page.waitForFunction("() => { const ended = (all) => all.every((track) => track.readyState === 'ended');"
                + " return " + condition + "; }", null, SOON);
    }
}
