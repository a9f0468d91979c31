package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServerAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The branch's plan as last heard, and whether the server answers. The last plan is kept while the server is away: the
 * page still shows the services then, and says that it is waiting.
 */
public final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final QueueServerClient server;
    private final Screen screen;
    private volatile @Nullable BranchPlan plan;

    public Plans(QueueServerClient server, Screen screen) {
        this.server = server;
        this.screen = screen;
    }

    /** The plan as last heard; empty until the server has answered once. */
    public Optional<BranchPlan> find() {
        return Optional.ofNullable(plan);
    }

    /** Asks the server, and tells the screen what changed. */
    public Optional<BranchPlan> refresh() throws InterruptedException {
        switch (server.plan()) {
            case ServerAnswer.Ok<BranchPlan> ok -> {
                boolean changed = !ok.value().equals(plan);
                plan = ok.value();
                online(true, "");
                screen.update(view -> view.withPlan(ok.value().open(), changed));
            }
            case ServerAnswer.Refused<BranchPlan> refused ->
                online(false, refused.status() + " " + refused.title());
            case ServerAnswer.Unreachable<BranchPlan> unreachable -> online(false, unreachable.reason());
        }
        return find();
    }

    /** Remembers whether the server answers, and logs the change. */
    void online(boolean now, String reason) {
        boolean before = screen.view().online();
        if (before && !now) {
            LOG.warn("The queue-server is away: {}", reason);
        } else if (!before && now) {
            LOG.info("The queue-server answers");
        }
        screen.update(view -> view.withOnline(now));
    }
}
