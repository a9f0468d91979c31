package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.simulation.planning.Change;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.core.simulation.planning.WhatIf;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a change would do before it is done. */
public final class PlanningRoutes {
    /** The same for every question, so that the same question gets the same answer; spells bilik. */
    private static final long SEED = 0x62696c696bL;
    /** After this no further path begins, so that an answer takes about half a second. */
    private static final long BUDGET_NANOS = 450_000_000;
    private static final int MOST_PATHS = 100;

    /** One at a time: playing takes a whole processor, and tickets come first. */
    private final Semaphore player = new Semaphore(1);

    record BandView(long lowSeconds, long likelySeconds, long highSeconds) {
        static BandView of(WhatIf.Band band) {
            return new BandView(Math.round(band.low()), Math.round(band.middle()), Math.round(band.high()));
        }
    }

    record ShareView(double low, double likely, double high) {}

    record FinishView(OffsetDateTime low, OffsetDateTime likely, OffsetDateTime high) {}

    record ExpectedView(OffsetDateTime at, long lowSeconds, long likelySeconds, long highSeconds) {}

    record OutcomeView(BandView waitRange, ShareView serviceLevel, FinishView finish, List<ExpectedView> expected) {}

    record SavedView(long lowSeconds, long meanSeconds, long highSeconds) {}

    record WhatIfAnswer(OffsetDateTime now, OffsetDateTime until, int paths, long millis, OutcomeView before,
            OutcomeView after, SavedView saved) {}

    public List<Route> list() {
        String branch = "/api/branches/{branch}";
        return List.of(
                post(branch + "/what-if", Access.SUPERVISOR, "The rest of the day with and without changes",
                        Requests.WhatIf.class, 200, WhatIfAnswer.class, this::whatIf));
    }

    private void whatIf(Context context) {
        OpenBranch open = InPath.branch(context);
        Requests.WhatIf body = Bodies.read(context, Requests.WhatIf.class);
        if (!(open.state().day() instanceof Day.Open)) {
            throw Problem.of(new Refusal.BranchClosed());
        }
        List<Change> changes = new ArrayList<>();
        for (Requests.Changed change : body.changes()) {
            if (change == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The field changes must list changes, not null.");
            }
            changes.add(change(change));
        }
        FromNow rest = open.foresight().restOfDay(Fields.arrivals(body.arrivals()));
        context.json(foresee(open, rest, until(rest, body.until()), changes));
    }

    /**
     * What would become of the rest of the day with another plan.
     *
     * @throws Problem 400 where the branch would refuse it
     */
    WhatIfAnswer foresee(OpenBranch open, BranchPlan plan) {
        FromNow rest = open.foresight().restOfDay(1);
        return foresee(open, rest, rest.untilNobodyComes(), List.of(new Change.OtherPlan(plan)));
    }

    private WhatIfAnswer foresee(OpenBranch open, FromNow rest, double until, List<Change> changes) {
        long started = System.nanoTime();
        WhatIf.Answer answer = playing(() -> new WhatIf(rest, open.calling(), until).ask(changes,
                paths -> paths < MOST_PATHS && System.nanoTime() - started < BUDGET_NANOS, SEED));
        return new WhatIfAnswer(at(rest, 0), at(rest, until), answer.paths(), millisSince(started),
                outcome(rest, answer.before()), outcome(rest, answer.after()),
                new SavedView(Math.round(answer.saved().low()), Math.round(answer.saved().mean()),
                        Math.round(answer.saved().high())));
    }

    private <T> T playing(Supplier<T> work) {
        player.acquireUninterruptibly();
        try {
            return work.get();
        } catch (Change.Impossible impossible) {
            throw Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(impossible.getMessage()));
        } finally {
            player.release();
        }
    }

    private static Change change(Requests.Changed change) {
        int kinds = (change.group() == null ? 0 : 1) + (change.addOfficer() == null ? 0 : 1)
                + (change.removeOfficer() == null ? 0 : 1);
        if (kinds != 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "Each of changes names one of group (with openBooths or concurrency), addOfficer or removeOfficer.");
        }
        if (change.group() != null) {
            return new Change.Capacity(change.group(), change.openBooths(), change.concurrency());
        }
        if (change.removeOfficer() != null) {
            return new Change.RemoveOfficer(change.removeOfficer());
        }
        return switch (change.addOfficer()) {
            case String group -> new Change.AddOfficer(group);
            case Boolean any when any -> new Change.AddOfficer(null);
            case null, default -> throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field addOfficer must be the id of a group without an officer, or true for any.");
        };
    }

    /** Seconds, as asked, but no longer than anybody can tell. */
    private static double until(FromNow rest, @Nullable String asked) {
        double most = rest.untilNobodyComes();
        if (asked == null) {
            return most;
        }
        double seconds = Duration.between(rest.now(), Fields.time("until", asked)).toSeconds();
        if (seconds <= 0) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field until must be later than now.");
        }
        return Math.min(seconds, most);
    }

    private static OutcomeView outcome(FromNow rest, WhatIf.Outcome outcome) {
        List<ExpectedView> expected = new ArrayList<>();
        for (int slot = 0; slot < outcome.expectedWaits().size(); slot++) {
            WhatIf.Band band = outcome.expectedWaits().get(slot);
            expected.add(new ExpectedView(at(rest, slot * (double) WhatIf.SLOT_SECONDS), Math.round(band.low()),
                    Math.round(band.middle()), Math.round(band.high())));
        }
        WhatIf.Band level = outcome.serviceLevel();
        return new OutcomeView(BandView.of(outcome.meanWait()),
                new ShareView(rounded(level.low()), rounded(level.middle()), rounded(level.high())),
                new FinishView(at(rest, outcome.finish().low()), at(rest, outcome.finish().middle()),
                        at(rest, outcome.finish().high())),
                expected);
    }

    private static double rounded(double share) { return Math.round(share * 1000) / 1000.0; }

    private static OffsetDateTime at(FromNow rest, double seconds) {
        Instant time = rest.now().plusMillis((long) (seconds * 1000)).truncatedTo(ChronoUnit.SECONDS);
        return time.atZone(rest.branch().plan().zone()).toOffsetDateTime();
    }

    private static long millisSince(long started) { return (System.nanoTime() - started) / 1_000_000; }
}
