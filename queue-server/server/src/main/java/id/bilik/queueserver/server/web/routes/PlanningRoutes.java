package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.simulation.planning.Change;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.core.simulation.planning.Saved;
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
    /** Besides the first changes; each is played as often as they are. */
    private static final int MOST_ALTERNATIVES = 5;

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

    /**
     * The rest of the day.
     *
     * @param waitRange null where no officer is on duty, and so nobody is called; {@code finish} too
     * @param called    visits that are called from now on, on average; {@code left} leave before, and
     *                  {@code uncalled} are sent home when the day ends
     */
    record OutcomeView(@Nullable BandView waitRange, ShareView serviceLevel, @Nullable FinishView finish,
            List<ExpectedView> expected, int officers, double called, double uncalled,
            double left) {}

    record SavedView(long lowSeconds, long meanSeconds, long highSeconds) {}

    /** @param saved null where no officer is on duty before or after: there is no wait to compare */
    record AlternativeView(OutcomeView after, @Nullable SavedView saved) {}

    record WhatIfAnswer(OffsetDateTime now, OffsetDateTime until, int paths, long millis, OutcomeView before,
            OutcomeView after, @Nullable SavedView saved, List<AlternativeView> alternatives) {}

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
        List<List<Change>> asked = new ArrayList<>();
        asked.add(WishedChanges.read(body.changes()));
        List<Requests.Alternative> others = body.alternatives() == null ? List.of() : body.alternatives();
        if (others.size() > MOST_ALTERNATIVES) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field alternatives must list at most " + MOST_ALTERNATIVES + ".");
        }
        for (Requests.Alternative other : others) {
            if (other == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The field alternatives must list alternatives, not null.");
            }
            asked.add(WishedChanges.read(other.changes()));
        }
        FromNow rest = open.foresight().restOfDay(Fields.arrivals(body.arrivals()));
        context.json(foresee(open, rest, until(rest, body.until()), asked));
    }

    /**
     * What would become of the rest of the day with another plan.
     *
     * @throws Problem 400 where the branch would refuse it
     */
    WhatIfAnswer foresee(OpenBranch open, BranchPlan plan) {
        return foresee(open, open.foresight().restOfDay(1), FromNow.FORESEEN,
                List.of(List.of(new Change.OtherPlan(plan))));
    }

    private WhatIfAnswer foresee(OpenBranch open, FromNow rest, double until, List<List<Change>> asked) {
        long started = System.nanoTime();
        WhatIf.Comparison answer = playing(() -> new WhatIf(rest, open.calling(), until).ask(asked,
                paths -> paths < MOST_PATHS && System.nanoTime() - started < BUDGET_NANOS, SEED));
        OutcomeView before = outcome(rest, answer.before());
        List<AlternativeView> alternatives = answer.alternatives().stream()
                .map(each -> new AlternativeView(outcome(rest, each.after()), saved(answer.before(), each))).toList();
        AlternativeView first = alternatives.getFirst();
        return new WhatIfAnswer(at(rest, 0), at(rest, Math.min(until, rest.untilNobodyComes())), answer.paths(),
                millisSince(started), before, first.after(), first.saved(),
                alternatives.subList(1, alternatives.size()));
    }

    private static @Nullable SavedView saved(WhatIf.Outcome before, WhatIf.Alternative alternative) {
        if (before.officers() == 0 || alternative.after().officers() == 0) {
            return null;
        }
        Saved saved = alternative.saved();
        return new SavedView(Math.round(saved.low()), Math.round(saved.mean()), Math.round(saved.high()));
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

    /** Seconds, as asked, but no longer than anybody can tell. */
    private static double until(FromNow rest, @Nullable String asked) {
        if (asked == null) {
            return FromNow.FORESEEN;
        }
        double seconds = Duration.between(rest.now(), Fields.time("until", asked)).toSeconds();
        if (seconds <= 0) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field until must be later than now.");
        }
        return Math.min(seconds, FromNow.FORESEEN);
    }

    private static OutcomeView outcome(FromNow rest, WhatIf.Outcome outcome) {
        List<ExpectedView> expected = outcome.expectedWaits().stream()
                .map(slot -> new ExpectedView(at(rest, slot.from()), Math.round(slot.waits().low()),
                        Math.round(slot.waits().middle()), Math.round(slot.waits().high())))
                .toList();
        boolean served = outcome.officers() > 0;
        WhatIf.Band level = outcome.serviceLevel();
        WhatIf.Band finish = outcome.finish();
        return new OutcomeView(served ? BandView.of(outcome.meanWait()) : null,
                new ShareView(rounded(level.low()), rounded(level.middle()), rounded(level.high())),
                served
                        ? new FinishView(at(rest, finish.low()), at(rest, finish.middle()), at(rest, finish.high()))
                        : null,
                expected, outcome.officers(), tenths(outcome.called()), tenths(outcome.uncalled()),
                tenths(outcome.left()));
    }

    private static double tenths(double number) { return Math.round(number * 10) / 10.0; }

    private static double rounded(double share) { return Math.round(share * 1000) / 1000.0; }

    private static OffsetDateTime at(FromNow rest, double seconds) {
        Instant time = rest.now().plusMillis((long) (seconds * 1000)).truncatedTo(ChronoUnit.SECONDS);
        return time.atZone(rest.branch().plan().zone()).toOffsetDateTime();
    }

    private static long millisSince(long started) { return (System.nanoTime() - started) / 1_000_000; }
}
