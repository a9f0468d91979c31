package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.paper;
import static id.bilik.displayboard.ImaginedViews.visit;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sits in a booth sees all of its screen: no button lies below its edge, nothing is cut, no word is broken. */
class BoothFitsTest extends InBrowser {
    private static final int[][] SIZES = {{1024, 768}, {1280, 720}, {1366, 768}, {1920, 1080}, {1080, 1920}};
    private static final String PAPERS = "\"documents\":["
            + Stream.of("kpj", "ktp", "kk", "paklaring", "rekening", "npwp")
                    .map(id -> paper(id, id.startsWith("k"))).collect(joining(","))
            + "]";
    private static final String SHOW = "\"prompt\":{\"prompt\":\"show\",\"document\":\"paklaring\",\"at\":\"2026-11-22T10:41:00+07:00\"}";
    private static final String ARRIVED = "\"arrivedAt\":\"2026-11-22T10:41:00+07:00\"";
    private static final String LATER = "\"officerIn\":{\"lowSeconds\":240,\"likelySeconds\":700,\"highSeconds\":1500}";
    private static final String FACES = "officer: {...talk.state.officer, talking: 'all', stream: talk.picture('navy')},"
            + " own: {...talk.state.own, stream: talk.picture('teal')}";

    /** Every stage of a booth, each with the most that it can show. */
    private enum Shown {
        CLOSED("\"open\":false"), FREE("\"paused\":false"), THANKS(
                "\"last\":{\"ticket\":\"A021\",\"stage\":\"completed\",\"endedAt\":\"2026-11-22T10:42:00+07:00\"}"), CALLED(
                        "\"visit\":" + visit("A021", "\"called\"")), CALLED_AGAIN("\"visit\":" + visit("A0213",
                                "\"called\"").replace("\"recalls\":0", "\"recalls\":2")), NEEDS_OFFICER(
                                        serving("needs-officer", LATER)), NEEDS_OFFICER_WITH_PAPERS(
                                                serving("needs-officer", PAPERS)), WITH_OFFICER(
                                                        serving("with-officer", PAPERS, SHOW), "{" + FACES
                                                                + ", caption: {text: 'Mohon perlihatkan surat paklaring yang asli, Bapak Suwarno', done: true}}"), INTERPRETER(
                                                                        serving("with-officer", SHOW), "{" + FACES
                                                                                + ", interpreter: {present: true, stream: talk.picture('purple')}}"), SELF_WORKING(
                                                                                        serving("self-working",
                                                                                                LATER)), SELF_WORKING_WITH_PAPERS(
                                                                                                        serving("self-working",
                                                                                                                PAPERS,
                                                                                                                SHOW)), BLOCKED(
                                                                                                                        serving("self-working",
                                                                                                                                PAPERS),
                                                                                                                        "{link: 'broken', own: {camera: 'blocked', microphone: 'taken', stream: null}}"), STANDBY(
                                                                                                                                serving("needs-officer",
                                                                                                                                        PAPERS),
                                                                                                                                "{standby: true}"), CHAT(
                                                                                                                                        serving("needs-officer",
                                                                                                                                                PAPERS,
                                                                                                                                                SHOW),
                                                                                                                                        "{chat: [{from: 'booth', text: 'Saya tidak mendengar suara', at: ''},"
                                                                                                                                                + "{from: 'officer', text: 'Baik, kita menulis saja.', at: ''}]}"), WRITING(
                                                                                                                                                        serving("self-working",
                                                                                                                                                                PAPERS,
                                                                                                                                                                SHOW),
                                                                                                                                                        "{chat: [{from: 'booth', text: 'Halo', at: ''}]}");

        final String view;
        final String talk;

        Shown(String view) { this(view, "{}"); }

        Shown(String view, String talk) {
            this.view = view;
            this.talk = talk;
        }

        private static String serving(String attention, String... more) {
            return "\"visit\":" + visit("A021", "\"serving\",\"attention\":\"" + attention + "\"," + ARRIVED
                    + Stream.of(more).map(field -> "," + field).collect(joining()));
        }
    }

    @Test
    void everything_is_in_sight_in_every_stage_at_every_size_in_both_languages() {
        var talk = new FakeTalk(page);
        server.view(BOOTH, booth("8", "\"open\":false"));
        open("/booth/test/8");
        var faults = new ArrayList<String>();
        for (Shown shown : Shown.values()) {
            show(shown, talk);
            for (String language : List.of("id", "en")) {
                speak(language);
                for (int[] size : SIZES) {
                    page.setViewportSize(size[0], size[1]);
                    InSight.faults(page).forEach(fault -> faults
                            .add("%s %dx%d %s: %s".formatted(shown, size[0], size[1], language, fault)));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private void show(Shown shown, FakeTalk talk) {
        server.view(BOOTH, booth("8", shown.view).replace("Cabang Uji", shown.name()));
        assertThat(page.locator("#branch")).hasText(shown.name());
        // a stay of its own, so that nothing of the one before is shown
        talk.set("""
                {stay: '%s', link: 'on', standby: false, interpreter: null, chat: [], caption: null,
                own: {camera: 'on', microphone: 'on', stream: null}, officer: {present: true, away: false,
                camera: 'on', microphone: 'on', talking: 'none', stream: null}}""".formatted(shown));
        talk.set(shown.talk);
        if (shown == Shown.WRITING) {
            page.locator("#chat-text").click();
            assertThat(page.locator("#keys")).isVisible();
        }
    }

    private void speak(String language) {
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            page.locator("#language").click();
            assertThat(page.locator("html")).hasAttribute("lang", language);
        }
    }
}
