package id.bilik.queueserver.server.web.live;

import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.jspecify.annotations.Nullable;

/**
 * The live feeds of each branch, and the way from a request to one of them. The screens of a branch are few and show the
 * same; phones may be thousands, each with a view of its own. So phones have a feed of their own, behind which no screen
 * waits.
 */
public final class LiveFeeds implements AutoCloseable {
    /** Views and screens a second. On two cores a screen's frame takes some 25 µs, so this is a quarter of one core. */
    private static final int SCREENS_PER_SECOND = 10_000;
    /** As many as a large branch has, twice over: a call and what follows it reach them without a pause. */
    private static final int SCREENS_AT_ONCE = 400;
    private static final int PHONES_PER_SECOND = 4_000;
    private static final int PHONES_AT_ONCE = 100;

    private final FeedPlaces places;
    private final Predicate<Caller> isLive;
    private final Duration silence;
    private final Map<String, LiveFeed> screens = new ConcurrentHashMap<>();
    private final Map<String, LiveFeed> phones = new ConcurrentHashMap<>();

    /**
     * @param silence without news a screen is sent a sign of life after this
     * @param isLive  whether whoever was let in would still be; a feed ends a few seconds after that is over
     */
    public LiveFeeds(Branches branches, Duration silence, FeedPlaces places, Predicate<Caller> isLive) {
        this.places = places;
        this.isLive = isLive;
        this.silence = silence;
        branches.onRemoval(this::end);
    }

    private LiveFeed feedOfScreens(OpenBranch open) {
        return screens.computeIfAbsent(open.id(), id -> started(new LiveFeed("screens-" + id, open, silence,
                new RateLimit(SCREENS_PER_SECOND, SCREENS_AT_ONCE, System::nanoTime))));
    }

    private LiveFeed feedOfPhones(OpenBranch open) {
        return phones.computeIfAbsent(open.id(), id -> started(new LiveFeed("phones-" + id, open, silence,
                new RateLimit(PHONES_PER_SECOND, PHONES_AT_ONCE, System::nanoTime))));
    }

    private static LiveFeed started(LiveFeed feed) {
        feed.start();
        return feed;
    }

    /** A training is over. */
    private void end(String branch) {
        for (Map<String, LiveFeed> feeds : List.of(screens, phones)) {
            LiveFeed feed = feeds.remove(branch);
            if (feed != null) {
                feed.close();
            }
        }
    }

    public int countSubscribers() { return all().mapToInt(LiveFeed::countSubscribers).sum(); }

    private Stream<LiveFeed> all() { return Stream.concat(screens.values().stream(), phones.values().stream()); }

    /**
     * Answers a screen's request with server-sent events until the screen goes away or the feed ends.
     *
     * @param key  the same for screens that show the same
     * @param view renders the view; null where there is nothing to show any more, which ends the feed
     * @param whenOver run once, when the feed is over, but never before this returns
     * @throws Problem 503 where there are too many feeds
     */
    public void serveScreen(Context context, OpenBranch open, String key, Function<Moment, @Nullable Object> view,
            Runnable whenOver) throws IOException {
        serve(feedOfScreens(open), context, key, view, whenOver);
    }

    /** Likewise a request of whoever follows one visit. */
    public void servePhone(Context context, OpenBranch open, String key, Function<Moment, @Nullable Object> view)
            throws IOException {
        serve(feedOfPhones(open), context, key, view, () -> {
            // a phone is no device that anybody cares for
        });
    }

    private void serve(LiveFeed feed, Context context, String key,
            Function<Moment, @Nullable Object> view, Runnable whenOver) throws IOException {
        HttpServletResponse response = context.res();
        HttpOutput output = (HttpOutput) response.getOutputStream();
        FeedPlaces.Place place = places.take(context.req().getRemoteAddr());
        CompletableFuture<Void> over = new CompletableFuture<>();
        BooleanSupplier allowed = Gate.findCaller(context).<BooleanSupplier>map(caller -> () -> isLive.test(caller))
                .orElse(() -> true);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        context.future(() -> {
            Subscriber screen = new Subscriber(new PastBuffer(output), over, allowed);
            try {
                feed.join(key, view, screen);
                output.setWriteListener(screen);
            } catch (RuntimeException bug) {
                over.completeExceptionally(bug);
            }
            return over.whenComplete((nothing, failed) -> {
                feed.leave(key, screen);
                place.close();
                whenOver.run();
            });
        });
    }

    /** Past the buffer that gathers small writes, of which each response would keep 32 KiB for as long as it lasts. */
    private record PastBuffer(HttpOutput output) implements Subscriber.Outlet {
        @Override
        public boolean isReady() { return output.isReady(); }

        @Override
        public void write(ByteBuffer bytes) throws IOException { output.write(bytes); }
    }

    @Override
    public void close() { all().forEach(LiveFeed::close); }
}
