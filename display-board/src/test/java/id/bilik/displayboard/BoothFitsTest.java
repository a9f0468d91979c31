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
    private static final String WRITING = "writing";
    private static final String FACES = "officer: {...talk.state.officer, talking: 'all', stream: talk.picture('navy')},"
            + " own: {...talk.state.own, stream: talk.picture('teal')}";

    /** A stage of a booth with the most that it can show: its view, and what its conversation shows. */
    private record Shown(String name, String view, String talk) {}

    private static List<Shown> everyStage() {
        List<Shown> all = new ArrayList<>();
        all.add(of("closed", "\"open\":false"));
        all.add(of("free", "\"paused\":false"));
        all.add(of("thanks", """
                "last":{"ticket":"A021","stage":"completed","endedAt":"2026-11-22T10:42:00+07:00"}"""));
        all.add(of("called", "\"visit\":" + visit("A021", "\"called\"")));
        all.add(of("called again",
                "\"visit\":" + visit("A0213", "\"called\"").replace("\"recalls\":0", "\"recalls\":2")));
        all.add(of("needs officer", serving("needs-officer", LATER)));
        all.add(of("needs officer with papers", serving("needs-officer", PAPERS, "\"officerAfter\":3")));
        all.add(of("with officer", serving("with-officer", PAPERS, SHOW), FACES
                + ", caption: {text: 'Mohon perlihatkan surat paklaring yang asli, Bapak Suwarno', done: true}"));
        all.add(of("interpreter", serving("with-officer", SHOW),
                FACES + ", interpreter: {present: true, stream: talk.picture('purple')}"));
        all.add(of("self-working", serving("self-working", LATER)));
        all.add(of("self-working with papers", serving("self-working", PAPERS, SHOW)));
        all.add(of("blocked", serving("self-working", PAPERS),
                "link: 'broken', own: {camera: 'blocked', microphone: 'taken', stream: null}"));
        all.add(of("standby", serving("needs-officer", PAPERS), "standby: true"));
        all.add(of("chat", serving("needs-officer", PAPERS, SHOW), """
                chat: [{from: 'booth', text: 'Saya tidak mendengar suara', at: ''},
                {from: 'officer', text: 'Baik, kita menulis saja.', at: ''}]"""));
        all.add(of(WRITING, serving("self-working", PAPERS, SHOW), "chat: [{from: 'booth', text: 'Halo', at: ''}]"));
        return all;
    }

    private static Shown of(String name, String view) { return of(name, view, ""); }

    private static Shown of(String name, String view, String talk) { return new Shown(name, view, "{" + talk + "}"); }

    private static String serving(String attention, String... more) {
        return "\"visit\":" + visit("A021", "\"serving\",\"attention\":\"" + attention + "\"," + ARRIVED
                + Stream.of(more).map(field -> "," + field).collect(joining()));
    }

    @Test
    void everything_is_in_sight_in_every_stage_at_every_size_in_both_languages() {
        var talk = new FakeTalk(page);
        server.view(BOOTH, booth("8", "\"open\":false"));
        open("/booth/test/8");
        var faults = new ArrayList<String>();
        for (Shown shown : everyStage()) {
            show(shown, talk);
            for (String language : List.of("id", "en")) {
                speak(language);
                for (int[] size : SIZES) {
                    page.setViewportSize(size[0], size[1]);
                    InSight.faults(page).forEach(fault -> faults
                            .add("%s %dx%d %s: %s".formatted(shown.name, size[0], size[1], language, fault)));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private void show(Shown shown, FakeTalk talk) {
        server.view(BOOTH, booth("8", shown.view).replace("Cabang Uji", shown.name));
        assertThat(page.locator("#branch")).hasText(shown.name);
        // a stay of its own, so that nothing of the one before is shown
        talk.set("""
                {stay: '%s', link: 'on', standby: false, interpreter: null, chat: [], caption: null,
                own: {camera: 'on', microphone: 'on', stream: null}, officer: {present: true, away: false,
                camera: 'on', microphone: 'on', talking: 'none', stream: null}}""".formatted(shown.name));
        talk.set(shown.talk);
        if (shown.name.equals(WRITING)) {
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
