package id.bilik.queueserver.server.web.live;

import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.server.runtime.ChangeSignal;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.WebJson;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every screen of a branch the whole of what it shows, whenever that changes. One thread renders each distinct
 * view once, however many screens show it, and offers the frame to each {@link Subscriber}, which sends it without
 * blocking. So a screen that does not read holds up nobody, skips what is outdated, and is right with the next frame that
 * it takes. Thousands of screens are told at a {@link RateLimit}, so that requests find the processor free
 * in between; what changes meanwhile shares a frame.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    /** Changes within this time share a frame: two calls in it are both in the view's list of calls. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    /** Waits and thanks change with time alone. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    /** So often within a silence it is looked for screens that need a sign of life. */
    private static final int SIGNS_IN_SILENCE = 4;
    /** At the latest so often it is looked whether each may still watch. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final OpenBranch open;
    private final Duration silence;
    private final RateLimit pace;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Thread pump;
    private final ChangeSignal changes = new ChangeSignal();
    private volatile boolean closed;

    /**
     * @param silence without news a screen is sent a sign of life after this
     * @param pace    of rendering a view and of telling a screen
     */
    LiveFeed(String name, OpenBranch open, Duration silence, RateLimit pace) {
        this.open = open;
        this.silence = silence;
        this.pace = pace;
        this.pump = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        open.desk().onChange(branch -> changes.raise());
        open.sheets().onChange(changes::raise);
        pump.start();
    }

    int countSubscribers() { return subscribers.get(); }

    /**
     * Tells a screen from now on, until it leaves.
     *
     * @param key  the same for screens that show the same
     * @param view renders the view; null where there is nothing to show any more, which ends the feed
     */
    void join(String key, Function<Moment, @Nullable Object> view, Subscriber subscriber) {
        Topic topic = topics.compute(key, (name, known) -> {
            Topic joined = known == null ? new Topic(view) : known;
            joined.subscribers.add(subscriber);
            return joined;
        });
        subscribers.incrementAndGet();
        if (closed) {
            subscriber.end();
        } else {
            subscriber.offer(topic.render(open.moment()));
        }
    }

    void leave(String key, Subscriber subscriber) {
        topics.computeIfPresent(key, (name, known) -> {
            if (known.subscribers.remove(subscriber)) {
                subscribers.decrementAndGet();
            }
            return known.subscribers.isEmpty() ? null : known;
        });
    }

    private void run() {
        long lastRefresh = System.nanoTime();
        long lastSigns = lastRefresh;
        Duration often = silence.dividedBy(SIGNS_IN_SILENCE);
        Duration signs = often.compareTo(LOOK) < 0 ? often : LOOK;
        while (!closed) {
            boolean changed = changes.await(signs.compareTo(REFRESH) < 0 ? signs : REFRESH);
            if (System.nanoTime() - lastSigns >= signs.toNanos()) {
                lastSigns = System.nanoTime();
                giveSignsOfLife();
            }
            boolean refresh = System.nanoTime() - lastRefresh >= REFRESH.toNanos();
            if (!changed && !refresh) {
                continue;
            }
            lastRefresh = System.nanoTime();
            for (Topic topic : topics.values()) {
                if (closed) {
                    return;
                }
                // each of thousands is shown what is true in its turn
                publish(topic, open.moment());
            }
            pause(SHORTEST_PAUSE.toNanos());
        }
    }

    private void giveSignsOfLife() {
        for (Topic topic : topics.values()) {
            for (Subscriber subscriber : topic.subscribers) {
                if (!subscriber.isAllowed()) {
                    subscriber.end();
                } else if (subscriber.giveSignOfLife(silence)) {
                    keepPace();
                }
            }
        }
    }

    /** A view that cannot be rendered is a bug, and must not silence the screens that show others. */
    private void publish(Topic topic, Moment moment) {
        try {
            Frame frame = topic.render(moment);
            keepPace();
            for (Subscriber subscriber : topic.subscribers) {
                if (subscriber.offer(frame)) {
                    keepPace();
                }
            }
        } catch (RuntimeException bug) {
            LOG.error("a view of {} at event {} cannot be shown", open.id(), moment.branch().sequence(), bug);
        }
    }

    private void keepPace() { pause(pace.book()); }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !closed; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(pump);
        topics.values().forEach(topic -> topic.subscribers.forEach(Subscriber::end));
    }

    /** Screens that show the same. */
    private static final class Topic {
        private final Function<Moment, @Nullable Object> view;
        private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

        Topic(Function<Moment, @Nullable Object> view) { this.view = view; }

        Frame render(Moment moment) {
            Object shown = view.apply(moment);
            return shown == null ? Frame.END : Frame.of(moment.branch().sequence(), WebJson.bytes(shown));
        }
    }
}
