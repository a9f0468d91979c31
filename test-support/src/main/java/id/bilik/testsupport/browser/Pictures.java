package id.bilik.testsupport.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of what a test sees, for people who want to look: {@code mvn verify -Dbilik.pictures=true} puts them into
 * {@code target/screenshots} of each module. Without that none is taken, since each costs a tenth of a second.
 */
public final class Pictures {
    private static final boolean WANTED = Boolean.getBoolean("bilik.pictures");
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** Takes one of the part of the page that is on the screen, where pictures are wanted. */
    public static void take(Page page, String name) {
        if (WANTED) {
            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
