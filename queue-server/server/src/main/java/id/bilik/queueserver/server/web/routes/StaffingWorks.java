package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Searches of one kind, one at a time for each branch; the latest is remembered. */
final class StaffingWorks<A> implements AutoCloseable {
    private final Map<String, StaffingWork<A>> works = new ConcurrentHashMap<>();

    /** Refused with 409 while one runs. */
    void start(OpenBranch branch, Function<Planner.Progress, A> search) {
        works.compute(branch.id(), (id, before) -> {
            if (before != null && before.isRunning()) {
                throw Problem.of(HttpStatus.CONFLICT,
                        "Officers are being worked out for this branch already; wait for it or cancel it.");
            }
            return StaffingWork.start(search);
        });
    }

    StaffingWork.Seen<A> seen(OpenBranch branch) {
        StaffingWork<A> work = works.get(branch.id());
        return work == null ? StaffingWork.Seen.none() : work.seen();
    }

    void cancel(OpenBranch branch) {
        StaffingWork<A> work = works.get(branch.id());
        if (work != null) {
            work.cancel();
        }
    }

    @Override
    public void close() { works.values().forEach(StaffingWork::cancel); }
}
