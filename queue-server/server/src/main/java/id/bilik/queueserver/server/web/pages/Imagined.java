package id.bilik.queueserver.server.web.pages;

import io.javalin.http.Context;
import java.util.Objects;

/**
 * The people of a demonstration: a module that a page loads and no page names, so that where nothing is demonstrated neither
 * the page nor the server has any of it.
 */
final class Imagined {
    /** Of the modules; served in a demonstration alone. */
    static final String FOLDER = "imagined";

    private static final String END_OF_HEAD = "</head>";

    private Imagined() {}

    /** Lets an officer's page that is about to be sent play the participants. */
    static void participants(Context page) {
        load(page, "participants.js");
    }

    /** Lets a booth's page that is about to be sent play the officer. */
    static void officer(Context page) {
        load(page, "officer.js");
    }

    private static void load(Context page, String module) {
        String script = "  <script type=\"module\" src=\"/" + FOLDER + "/" + module + "\"></script>\n";
        page.result(Objects.requireNonNull(page.result()).replace(END_OF_HEAD, script + END_OF_HEAD));
    }
}
