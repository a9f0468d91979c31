package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a person sees where there is no page for them: a program gets a {@link Problem} in its place. */
final class LostPage {
    private static final String FILE = "/consoles/lost.html";

    private LostPage() {}

    /** Answers with the page, which says what its status means. On a phone it leads nowhere: there is no first page. */
    static void answer(Context context, int status) {
        try (InputStream file = LostPage.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("the file " + FILE + " is missing from the installation");
            }
            String page = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("data-status=\"\"", "data-status=\"" + status + "\"")
                    .replace("data-home=\"\"", "data-home=\"" + (PhoneDoor.isUsed(context) ? "no" : "yes") + "\"");
            context.status(status).contentType("text/html; charset=utf-8").header("Cache-Control", "no-store")
                    .result(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
