package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.HeardPlan;
import id.bilik.kiosk.queue.QueueServer;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.StoreFailed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The branch's plan as last heard, also before a restart, and whether the server answers. While the server is away the
 * page still shows the services.
 */
public final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);
    private static final String KIND = "plan";

    private final QueueServer server;
    private final Screen screen;
    private final KioskMemory memory;
    private volatile @Nullable BranchPlan plan;

    public Plans(QueueServer server, Screen screen, KioskMemory memory) {
        this.server = server;
        this.screen = screen;
        this.memory = memory;
        List<BranchPlan> kept = memory.store().list(KIND, BranchPlan.class);
        if (!kept.isEmpty()) {
            plan = kept.getLast();
            screen.update(view -> view.withPlan(kept.getLast().open(), true));
        }
    }

    /** The plan as last heard; empty until the server has answered once. */
    public Optional<BranchPlan> find() {
        return Optional.ofNullable(plan);
    }

    /** Whether the server answered when it was last asked. */
    public boolean isOnline() {
        return screen.view().online();
    }

    /** Asks the server, and tells the screen what changed. */
    public Optional<BranchPlan> refresh() throws InterruptedException {
        switch (server.plan()) {
            case ServerAnswer.Ok<HeardPlan> ok -> {
                Instant now = ok.value().now();
                if (now != null) {
                    memory.clock().heard(now);
                }
                take(ok.value().plan());
                online(true, "");
                screen.update(view -> view.withWaits(ServiceWaits.of(ok.value().waits())));
            }
            case ServerAnswer.Refused<HeardPlan> refused ->
                online(false, refused.status() + " " + refused.title());
            case ServerAnswer.Unreachable<HeardPlan> unreachable -> online(false, unreachable.reason());
        }
        return find();
    }

    private void take(BranchPlan heard) {
        boolean changed = !heard.equals(plan);
        plan = heard;
        LocalDate today = today();
        screen.update(view -> view.withPlan(heard.open(), changed).withToday(today));
        if (changed) {
            try {
                memory.store().write(new Change().put(KIND, KIND, heard));
            } catch (StoreFailed noted) {
                // without it the page waits for the server after a restart, as it did before there was a store
            }
        }
    }

    /** Remembers whether the server answers, and logs the change. */
    void online(boolean now, String reason) {
        boolean before = screen.view().online();
        if (before && !now) {
            LOG.warn("The queue-server is away: {}", reason);
        } else if (!before && now) {
            LOG.info("The queue-server answers");
        }
        LocalDate today = today();
        screen.update(view -> view.withOnline(now).withToday(today));
    }

    /** The date at the branch; null where there is no plan, or the server has not said the time in this run. */
    private @Nullable LocalDate today() {
        BranchPlan known = plan;
        Stamp now = memory.clock().stamp();
        return known == null || !now.exact() ? null : LocalDate.ofInstant(now.at(), known.zone());
    }
}
