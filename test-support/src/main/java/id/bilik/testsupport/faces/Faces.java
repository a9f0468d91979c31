package id.bilik.testsupport.faces;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a page sees and hears: every video of others is watched from its first script on, so that also what was there for a
 * moment is known. A video has a name: {@code booth 3}, {@code officer} or {@code interpreter}.
 */
public final class Faces {
    /** Two cores may be busy with other things; whatever works takes a small part of it. */
    private static final int PATIENCE_MILLIS = 60_000;
    /** So many frames further, and a picture goes on. */
    private static final int FURTHER = 3;
    /** What a pitch is measured to. */
    private static final int NEAR_HERTZ = 30;

    private final Page page;

    private Faces(Page page) { this.page = page; }

    /** Lets a page be watched, which is to be loaded after that. */
    public static void watch(Page page) {
        page.addInitScript(Scripts.read("faces.js"));
    }

    /** What a watched page sees. */
    public static Faces of(Page page) { return new Faces(page); }

    /** Waits until frames of that person have come to a video after this call, each later than the one before. */
    public void awaitPicture(String video, FakePerson who) {
        awaitTrue(
                "([name, id, further, now]) => { const own = faces.seen.filter((one) => one.name === name && one.id === id"
                        + " && one.at >= now); return own.length > further && own.at(-1).frame > own[0].frame; }",
                List.of(video, who.id(), FURTHER, now()));
    }

    /** Waits until a video shows that person so many pixels wide. */
    public void awaitWidth(String video, FakePerson who, int width) {
        awaitTrue("([name, id, width]) => { const last = faces.seen.findLast((one) => one.name === name);"
                + " return last?.id === id && last.width === width; }", List.of(video, who.id(), width));
    }

    /** Waits until that person's voice comes with a video, by its pitch. */
    public void awaitVoice(String video, FakePerson who) {
        awaitTrue("([name, pitch, near, now]) => faces.heard.some((one) => one.name === name && one.at >= now"
                + " && Math.abs(one.pitch - pitch) < near)", List.of(video, who.pitch(), NEAR_HERTZ, now()));
    }

    /** Everybody who was seen in a video since the page was loaded. */
    public Set<Integer> everSeen(String video) {
        return numbers("(name) => faces.seen.filter((one) => one.name === name).map((one) => one.id)", video);
    }

    /** Everybody who was seen since that moment, see {@link #now()}. */
    public Set<Integer> seenSince(double since, String video) {
        return numbers(
                "([since, name]) => faces.seen.filter((one) => one.at > since && one.name === name).map((one) => one.id)",
                List.of(since, video));
    }

    /** Everybody who was heard with a video since that moment, by their pitches. */
    public Set<Integer> heardSince(double since, String video) {
        return numbers(
                "([since, name, lowest, step]) => faces.heard.filter((one) => one.at > since && one.name === name"
                        + " && one.pitch > 0).map((one) => Math.round((one.pitch - lowest) / step))",
                List.of(since, video, FakePerson.LOWEST_HERTZ, FakePerson.STEP_HERTZ));
    }

    /** The loudest that came with a video since that moment; 0 is silence to the last bit. */
    public double loudestSince(double since, String video) {
        return ((Number) page
                .evaluate("([since, name]) => faces.heard.filter((one) => one.at > since && one.name === name)"
                        + ".reduce((most, one) => Math.max(most, one.level), 0)", List.of(since, video)))
                .doubleValue();
    }

    /** Waits until that much of a video has been listened to since that moment. */
    public void awaitListened(double since, String video, int times) {
        awaitTrue(
                "([since, name, times]) => faces.heard.filter((one) => one.at > since && one.name === name).length >= times",
                List.of(since, video, times));
    }

    /** The longest time in milliseconds in which no new frame came to a video since that moment. */
    public double longestGapSince(double since, String video) {
        return ((Number) page.evaluate("([since, name]) => { let before = since; let gap = 0;"
                + " for (const { at } of faces.seen.filter((one) => one.at > since && one.name === name)) {"
                + " gap = Math.max(gap, at - before); before = at; }"
                + " return Math.max(gap, performance.now() - before); }", List.of(since, video))).doubleValue();
    }

    /** The last frame that was seen in a video, -1 without any. */
    public int lastFrame(String video) {
        return ((Number) page.evaluate("(name) => faces.seen.findLast((one) => one.name === name)?.frame ?? -1", video))
                .intValue();
    }

    /** The moment by the page's own clock. */
    public double now() {
        return ((Number) page.evaluate("() => performance.now()")).doubleValue();
    }

    private Set<Integer> numbers(String script, Object argument) {
        Set<Integer> all = new TreeSet<>();
        for (Object one : (List<?>) page.evaluate(script, argument)) {
            all.add(((Number) one).intValue());
        }
        return all;
    }

    private void awaitTrue(String script, Object argument) {
        try {
            page.waitForFunction(script, argument,
                    new WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS).setPollingInterval(50));
        } catch (com.microsoft.playwright.TimeoutError late) {
            throw new AssertionError("waited in vain for " + argument + " at " + page.url() + "; of late it saw "
                    + last("seen") + " and heard " + last("heard") + "; its videos: "
                    + page.evaluate("() => JSON.stringify(faces.videos())"), late);
        }
    }

    /** The latest of each video, for whoever looks for what went wrong. */
    private Map<?, ?> last(String log) {
        return (Map<?, ?>) page.evaluate("(log) => Object.fromEntries(faces[log].map((one) => [one.name, one]))", log);
    }
}
