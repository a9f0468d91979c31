package id.bilik.queueserver.web;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.view.Moment;
import java.io.IOException;
import java.io.OutputStream;
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
 * view once, however many screens show it, and leaves the newest frame in the slot of each {@link Subscriber}; the
 * screens' own threads write. So a screen that does not read holds up nobody, skips what is outdated, and is right with
 * the next frame that it takes.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    /** Changes within this time share a frame: two calls in it are both in the view's list of calls. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    /** Waits and thanks change with time alone. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final BranchDesk desk;
    private final Desks desks;
    private final Duration silence;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Thread pump;
    private volatile @Nullable Branch changed;
    private volatile boolean closed;

    /** @param silence without news a screen is sent a sign of life after this */
    LiveFeed(BranchDesk desk, Desks desks, Duration silence) {
        this.desk = desk;
        this.desks = desks;
        this.silence = silence;
        this.pump = Thread.ofPlatform().daemon().name("live-feed-" + desk.branch().id()).unstarted(this::run);
    }

    void start() {
        desk.onChange(this::wake);
        desks.sheets(desk).onChange(() -> wake(desk.branch()));
        pump.start();
    }

    private void wake(Branch branch) {
        changed = branch;
        LockSupport.unpark(pump);
    }

    int countSubscribers() { return subscribers.get(); }

    /**
     * Serves one screen until it goes away or the feed closes.
     *
     * @param key  the same for screens that show the same
     * @param view renders the view; null where there is nothing to show any more, which ends the feed
     */
    void serve(String key, Function<Moment, @Nullable Object> view, OutputStream output) throws IOException {
        Subscriber subscriber = new Subscriber(output, silence);
        Topic topic = topics.compute(key, (name, known) -> {
            Topic joined = known == null ? new Topic(view) : known;
            joined.subscribers.add(subscriber);
            return joined;
        });
        subscribers.incrementAndGet();
        try {
            Frame first = topic.render(desks.moment(desk));
            subscriber.offer(first);
            while (!closed && subscriber.writeNext()) {
                // each turn writes a frame or a sign of life
            }
        } finally {
            subscribers.decrementAndGet();
            topics.computeIfPresent(key, (name, known) -> {
                known.subscribers.remove(subscriber);
                return known.subscribers.isEmpty() ? null : known;
            });
        }
    }

    private void run() {
        long lastRefresh = System.nanoTime();
        while (!closed) {
            if (changed == null)
                LockSupport.parkNanos(REFRESH.toNanos());
            boolean refresh = System.nanoTime() - lastRefresh >= REFRESH.toNanos();
            if (changed == null && !refresh)
                continue;
            changed = null;
            lastRefresh = System.nanoTime();
            Moment moment = desks.moment(desk);
            for (Topic topic : topics.values())
                publish(topic, moment);
            LockSupport.parkNanos(this, SHORTEST_PAUSE.toNanos());
        }
    }

    /** A view that cannot be rendered is a bug, and must not silence the screens that show others. */
    private void publish(Topic topic, Moment moment) {
        try {
            topic.publish(moment);
        } catch (RuntimeException bug) {
            LOG.error("a view of {} at event {} cannot be shown", desk.branch().id(), moment.branch().sequence(), bug);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(pump);
        topics.values().forEach(topic -> topic.subscribers.forEach(Subscriber::wake));
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

        void publish(Moment moment) {
            Frame frame = render(moment);
            for (Subscriber subscriber : subscribers)
                subscriber.offer(frame);
        }
    }
}
