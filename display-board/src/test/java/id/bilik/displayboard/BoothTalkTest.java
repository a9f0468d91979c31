package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.paper;
import static id.bilik.displayboard.ImaginedViews.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.testsupport.browser.Accessibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A booth's screen and its conversation: faces, signs, devices, messages, a paper that is shown. */
class BoothTalkTest extends InBrowser {
    private static final String ARRIVED = ",\"arrivedAt\":\"2026-11-22T10:41:00+07:00\"";
    private static final String SHOW = ARRIVED + ",\"documents\":[" + paper("ktp", false) + "]"
            + ",\"prompt\":{\"prompt\":\"show\",\"document\":\"ktp\",\"at\":\"2026-11-22T10:41:00+07:00\"}";
    /** Two cameras, of which the second is not the one that shows the face; tracks that are open are counted. */
    private static final String TWO_CAMERAS = """
            window.opened = [];
            const cameras = ['face', 'paper'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }));
            navigator.mediaDevices.enumerateDevices = async () => cameras;
            navigator.mediaDevices.getUserMedia = async ({ video }) => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
              canvas.getContext('2d').fillRect(0, 0, 800, 600);
              const stream = canvas.captureStream(10);
              window.opened.push({ device: video.deviceId.exact, track: stream.getVideoTracks()[0] });
              return stream;
            };""";

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    private FakeTalk seated(String attention, String more) {
        var talk = new FakeTalk(page);
        show(attention, more);
        open("/booth/test/8");
        page.waitForFunction("() => window.talk");
        return talk;
    }

    private void show(String attention, String more) {
        server.view(BOOTH, booth("8", "\"visit\":" + visit("A021",
                "\"serving\",\"attention\":\"" + attention + "\"" + more)));
    }

    @Test
    void the_officer_is_seen_and_the_element_stays_the_same_through_every_turn() {
        var talk = seated("needs-officer",
                ARRIVED + ",\"officerIn\":{\"lowSeconds\":60,\"likelySeconds\":170,\"highSeconds\":400}");
        assertThat(page.locator("#headline")).hasText("Petugas melayani Anda sekitar 3 menit lagi");
        page.evaluate("() => { window.before = document.querySelector('video[data-officer]'); }");
        talk.set("{officer: {...talk.state.officer, stream: talk.picture('navy')}}");
        assertThat(page.locator("video[data-officer]")).isVisible();
        assertThat(page.locator("#nobody")).isHidden();

        show("with-officer", ARRIVED);
        assertThat(page.locator("#headline")).hasText("Petugas bersama Anda");
        assertThat(page.locator("#buttons button")).hasCount(0);
        assertThat((Boolean) page.evaluate("() => window.before === document.querySelector('video[data-officer]')"
                + " && window.before.srcObject === talk.state.officer.stream")).isTrue();

        server.view(BOOTH, booth("8", "\"paused\":false"));
        assertThat(page.locator("#video")).isHidden();
        assertThat(talk.calls("update")).endsWith(
                "[\"update\",{\"ticket\":\"A021\",\"stage\":\"serving\",\"withOfficer\":true}],[\"update\",null]]");
    }

    @Test
    void a_booth_says_that_everybody_is_spoken_to_and_what_the_officer_types() {
        var talk = seated("self-working", ARRIVED);
        assertThat(page.locator("#sign")).isHidden();
        talk.set("{officer: {...talk.state.officer, talking: 'all'}, caption: {text: 'Mohon tunggu', done: false}}");
        assertThat(page.locator("#sign")).hasText("Petugas berbicara kepada semua bilik");
        assertThat(page.locator("#caption")).hasText("Mohon tunggu");
        talk.set("{officer: {...talk.state.officer, talking: 'none'}, caption: null}");
        assertThat(page.locator("#sign")).isHidden();
        assertThat(page.locator("#caption")).isHidden();
    }

    @Test
    void camera_and_microphone_say_how_they_are_and_are_turned_off_and_on() {
        var talk = seated("self-working", ARRIVED);
        assertThat(page.locator("#camera")).hasText("Kamera menyala");
        page.locator("#camera").click();
        talk.set("{own: {camera: 'off', microphone: 'blocked', stream: null}}");
        assertThat(page.locator("#camera")).hasText("Kamera mati");
        assertThat(page.locator("#microphone")).hasText("Mikrofon tidak diizinkan");
        page.locator("#microphone").click();
        talk.set("{own: {camera: 'none', microphone: 'taken', stream: null}}");
        assertThat(page.locator("#camera")).hasText("Tidak ada kamera");
        assertThat(page.locator("#microphone")).hasText("Mikrofon sedang dipakai");
        assertThat(talk.calls("setCamera")).isEqualTo("[[\"setCamera\",false]]");
        assertThat(talk.calls("setMicrophone")).isEqualTo("[[\"setMicrophone\",true]]");
    }

    @Test
    void the_sound_is_turned_down_and_the_next_visit_begins_loud() {
        seated("self-working", ARRIVED);
        page.locator("#quieter").click();
        page.locator("#quieter").click();
        assertThat(page.locator("#loudness")).hasAttribute("aria-label", "Suara: 3 dari 5");
        assertThat((Double) page.evaluate("() => document.querySelector('[data-officer]').volume")).isEqualTo(0.6);
        server.view(BOOTH, booth("8", "\"visit\":" + visit("A022", "\"called\"")));
        assertThat(page.locator("#loudness")).hasAttribute("aria-label", "Suara: 5 dari 5");
    }

    @Test
    void people_write_with_their_finger_and_an_answer_opens_by_itself_and_all_goes_with_the_visit() {
        var talk = seated("self-working", ARRIVED);
        talk.set("{chat: [{from: 'officer', text: '<b>Halo</b>', at: ''}]}");
        assertThat(page.locator("#said p")).containsText("<b>Halo</b>");
        page.locator("#quick button").first().click();
        page.locator("#chat-text").click();
        for (String key : List.of("o", "k", ".")) {
            page.locator("#keys button")
                    .getByText(key, new GetByTextOptions().setExact(true))
                    .click();
        }
        page.locator("#keys [data-name=back]").click();
        page.locator("#keys [data-name=done]").click();
        assertThat(talk.calls("sendChat")).isEqualTo("[[\"sendChat\",\"Ya\"],[\"sendChat\",\"ok\"]]");
        assertThat(page.locator("#chat-text")).hasValue("");

        page.locator("#chat-text").fill("Nama saya");
        server.view(BOOTH,
                booth("8", "\"visit\":" + visit("A022", "\"serving\",\"attention\":\"self-working\"" + ARRIVED)));
        assertThat(page.locator("#chat")).isHidden();
        assertThat(page.locator("#chat-text")).hasValue("");
    }

    @Test
    void a_booth_that_is_open_elsewhere_says_so_and_can_be_taken_over() {
        var talk = seated("self-working", ARRIVED);
        talk.set("{standby: true}");
        assertThat(page.locator("#nobody-text")).hasText("Bilik ini sedang terbuka di layar lain.");
        page.locator("#take-over").click();
        assertThat(talk.calls("takeOver")).isEqualTo("[[\"takeOver\"]]");
    }

    @Test
    void a_paper_is_seen_before_it_is_sent_and_its_camera_is_shut_after_it() {
        page.addInitScript(TWO_CAMERAS);
        var talk = seated("with-officer", SHOW);
        talk.set("{own: {camera: 'on', microphone: 'on', stream: Object.assign(talk.picture('teal'), {})}}");
        page.evaluate(
                "() => { talk.state.own.stream.getVideoTracks()[0].getSettings = () => ({ deviceId: 'face' }); }");
        page.locator("#show").click();
        assertThat(page.locator("#document-title")).hasText("Perlihatkan: Kartu <i>ktp</i>");
        assertThat(page.locator("#document-send")).isHidden();
        page.waitForFunction("() => document.querySelector('#document-live').videoWidth === 1600");
        page.locator("#document-take").click();
        assertThat(page.locator("#document-still")).isVisible();
        assertThat(talk.calls("sendDocument")).isEqualTo("[]");
        assertThat(page.evaluate("() => document.querySelector('#document-still').width")).isEqualTo(1600);
        assertThat(InSight.faults(page)).isEmpty();
        assertThat(Accessibility.violations(page)).isEmpty();
        page.locator("#document-send").click();
        assertThat(page.locator("#document")).isHidden();
        assertThat(talk.calls("sendDocument")).startsWith("[[\"sendDocument\"");
        assertThat(page.evaluate("() => opened.map(({ device, track }) => device + ' ' + track.readyState).join()"))
                .isEqualTo("paper ended");
        assertThat(page.evaluate("() => document.querySelector('#document-still').width")).isEqualTo(0);
    }

    @Test
    void what_the_officer_no_longer_asks_for_is_not_shown_any_more() {
        page.addInitScript(TWO_CAMERAS);
        var talk = seated("with-officer", SHOW);
        talk.set("{own: {camera: 'on', microphone: 'on', stream: talk.picture('teal')}}");
        page.locator("#show").click();
        assertThat(page.locator("#document-take")).isEnabled();
        show("with-officer", ARRIVED);
        assertThat(page.locator("#document")).isHidden();
        assertThat((Boolean) page.evaluate("() => document.querySelector('#document-live').srcObject === null"))
                .isTrue();
    }

    @Test
    void without_a_conversation_the_buttons_and_the_papers_still_serve() {
        page.route("**/display-board/conversation/*", Route::abort);
        show("self-working", SHOW);
        open("/booth/test/8");
        assertThat(page.locator("#nobody-text")).containsText("Petugas tetap melayani Anda");
        assertThat(page.locator("#show")).isHidden();
        assertThat(page.locator("#camera")).isDisabled();
        page.locator("[data-action=ready]").click();
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("POST " + BOOTH + "/needs-officer {\"ticket\":\"A021\",\"why\":\"ready\"}");
    }

    @Test
    void an_empty_booth_tries_its_devices_and_reports_them_once() {
        page.route("**/conversation/device-test.js", route -> route.fulfill(new Route.FulfillOptions()
                .setContentType("text/javascript")
                .setBody("export const testDevices = async () => ({ camera: 'none', microphone: 'on', level: 0 });")));
        new FakeTalk(page);
        server.view(BOOTH, booth("8", "\"visit\":" + visit("A021", "\"called\"")));
        open("/booth/test/8");
        page.waitForFunction("() => window.talk");
        assertThat(page.locator("body")).hasAttribute("data-stage", "called");
        assertThat(server.commands).isEmpty();
        server.view(BOOTH, booth("8", "\"paused\":false"));
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("POST " + BOOTH + "/devices {\"camera\":\"none\",\"microphone\":\"on\"}");
    }

    @Test
    void everybody_can_use_it() {
        var talk = seated("with-officer", SHOW);
        talk.set("{officer: {...talk.state.officer, talking: 'all', stream: talk.picture('navy')},"
                + " chat: [{from: 'officer', text: 'Halo', at: ''}, {from: 'booth', text: 'Ya', at: ''}],"
                + " caption: {text: 'Mohon tunggu', done: true}}");
        page.locator("#chat-text").click();
        assertThat(Accessibility.violations(page)).isEmpty();
        for (var theme : Map.of("dark", ForcedColors.NONE, "contrast", ForcedColors.NONE, "light", ForcedColors.ACTIVE)
                .entrySet()) {
            page.emulateMedia(new EmulateMediaOptions().setForcedColors(theme.getValue())
                    .setReducedMotion(ReducedMotion.REDUCE));
            page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme.getKey());
            page.waitForFunction("() => document.getAnimations().length === 0");
            assertThat(Accessibility.violationsInColours(page)).as(theme.getKey()).isEmpty();
        }
    }
}
