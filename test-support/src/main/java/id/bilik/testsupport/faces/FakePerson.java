package id.bilik.testsupport.faces;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody before the camera and the microphone of a page. Both are real tracks: a picture at 15 a second that says who
 * it is and which frame of it this is, and bursts of a pitch of its own. {@link Faces} reads them at the other end.
 *
 * @param id
 *            1 to 254, in large black and white blocks in the picture
 * @param faults
 *            what the browser answers instead of a track, by its kind: {@code NotAllowedError} where it is blocked,
 *            {@code NotFoundError} where there is none
 */
public record FakePerson(int id, Map<String, String> faults) {
    static final int LOWEST_HERTZ = 300;
    /** Far more than what a pitch is measured to. */
    static final int STEP_HERTZ = 120;

    /** Somebody whose camera and microphone work. */
    public static FakePerson number(int id) {
        return new FakePerson(id, Map.of());
    }

    /** The same, without camera: the error that the browser has for it. */
    public FakePerson withoutCamera(String error) {
        return new FakePerson(id, Map.of("video", error));
    }

    /** In hertz; of the first dozen people below what a telephone carries. */
    public int pitch() {
        return LOWEST_HERTZ + STEP_HERTZ * id;
    }

    /** Sits down before a page, until it is closed; it is to be loaded after that. */
    public void sitBefore(Page page) {
        page.addInitScript("(" + Scripts.read("fake-person.js") + ")({id: %d, pitch: %d, faults: {%s}});".formatted(
                id, pitch(), faults.entrySet().stream().map(fault -> fault.getKey() + ": '" + fault.getValue() + "'")
                        .collect(Collectors.joining(", "))));
    }

    /** How many tracks a page has open. */
    public static int open(Page page) {
        return ((Number) page.evaluate("() => person.tracks.filter((track) => track.readyState === 'live').length"))
                .intValue();
    }

    /** How many tracks a page has opened since it was loaded; with a camera and a microphone two are one opening. */
    public static int openedEver(Page page) {
        return ((Number) page.evaluate("() => person.tracks.length")).intValue();
    }

    /** Sits down where somebody else sat; what the page opens from now on shows this one. */
    public void takeSeat(Page page) {
        page.evaluate("([id, pitch]) => person.become(id, pitch)", List.of(id, pitch()));
    }

    /** Pulls the plug of a camera ({@code video}) or a microphone ({@code audio}). */
    public static void unplug(Page page, String kind) {
        page.evaluate("(kind) => person.unplug(kind)", kind);
    }

    /** Plugs it in again. */
    public static void plugIn(Page page, String kind) {
        page.evaluate("(kind) => person.plugIn(kind)", kind);
    }
}
