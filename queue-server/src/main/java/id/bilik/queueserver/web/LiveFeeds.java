package id.bilik.queueserver.web;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.view.Moment;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The live feed of each branch, and the way from a request to one of them. */
final class LiveFeeds implements AutoCloseable {
    private final Map<String, LiveFeed> byBranch = new LinkedHashMap<>();

    /** @param silence without news a screen is sent a sign of life after this */
    LiveFeeds(Desks desks, Duration silence) {
        for (BranchDesk desk : desks.all())
            byBranch.put(desk.branch().id(), new LiveFeed(desk, desks, silence));
    }

    void start() { byBranch.values().forEach(LiveFeed::start); }

    int countSubscribers() { return byBranch.values().stream().mapToInt(LiveFeed::countSubscribers).sum(); }

    /**
     * Answers a request with server-sent events until the screen goes away or the feed ends.
     *
     * @param key  the same for screens that show the same
     * @param view renders the view; null where there is nothing to show any more, which ends the feed
     */
    void serve(Context context, BranchDesk desk, String key, Function<Moment, @Nullable Object> view)
            throws IOException {
        HttpServletResponse response = context.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            LiveFeed feed = byBranch.get(desk.branch().id());
            if (feed != null)
                feed.serve(key, view, response.getOutputStream());
        } catch (IOException gone) {
            // the screen went away or did not read for too long; it connects again by itself
        }
    }

    @Override
    public void close() { byBranch.values().forEach(LiveFeed::close); }
}
