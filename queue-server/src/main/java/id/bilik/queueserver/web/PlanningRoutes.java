package id.bilik.queueserver.web;

import static id.bilik.queueserver.web.Route.post;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.branch.Day;
import id.bilik.queueserver.branch.Refusal;
import id.bilik.queueserver.simulation.Change;
import id.bilik.queueserver.simulation.FromNow;
import id.bilik.queueserver.simulation.Planner;
import id.bilik.queueserver.simulation.WhatIf;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a change would do before it is done, and how many officers a day wants. */
final class PlanningRoutes {
    private static final long SEED = 0x62696c696bL;
    private static final long BUDGET_NANOS = 450_000_000;
    private static final int MOST_PATHS = 100;
    private static final double MOST_ARRIVALS = 10;
    private static final int STAFFING_DAYS = 8;
    private static final int STAFFING_SLOT_SECONDS = 1800;

    private final Desks desks;
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

    record StaffingAnswer(OffsetDateTime now, double share, double withinMinutes, long millis,
            List<StaffingView> plan) {}

    record StaffingView(OffsetDateTime from, double arrivals, int officers, double level) {}

    PlanningRoutes(Desks desks) { this.desks = desks; }

    List<Route> list() {
        String branch = "/api/branches/{branch}";
        return List.of(
                post(branch + "/what-if", Access.SUPERVISOR, "The rest of the day with and without changes",
                        Requests.WhatIf.class, 200, WhatIfAnswer.class, this::whatIf),
                post(branch + "/staffing", Access.SUPERVISOR,
                        "The fewest officers of each half hour from now on that hold a target", Requests.Staffing.class,
                        200, StaffingAnswer.class, this::staffing));
    }

    private void whatIf(Context context) {
        BranchDesk desk = desks.of(context);
        Requests.WhatIf body = Bodies.read(context, Requests.WhatIf.class);
        if (!(desk.branch().day() instanceof Day.Open))
            throw Problem.of(new Refusal.BranchClosed());
        List<Change> changes = new ArrayList<>();
        for (Requests.Changed change : body.changes()) {
            if (change == null)
                throw Problem.of(HttpStatus.BAD_REQUEST, "The field changes must list changes, not null.");
            changes.add(change(change));
        }
        FromNow rest = desks.restOfDay(factor(body.arrivals()));
        double until = until(rest, body.until());
        long started = System.nanoTime();
        WhatIf.Answer answer = playing(() -> new WhatIf(rest, desks.policy(), until).ask(changes,
                paths -> paths < MOST_PATHS && System.nanoTime() - started < BUDGET_NANOS, SEED));
        context.json(new WhatIfAnswer(at(rest, 0), at(rest, until), answer.paths(), millisSince(started),
                outcome(rest, answer.before()), outcome(rest, answer.after()),
                new SavedView(Math.round(answer.saved().low()), Math.round(answer.saved().mean()),
                        Math.round(answer.saved().high()))));
    }

    private void staffing(Context context) {
        BranchDesk desk = desks.of(context);
        Requests.Staffing body = Bodies.read(context, Requests.Staffing.class);
        if (!(desk.branch().day() instanceof Day.Open))
            throw Problem.of(new Refusal.BranchClosed());
        double share = body.share() == null ? .8 : body.share();
        double minutes = body.withinMinutes() == null ? 30 : body.withinMinutes();
        int most = body.most() == null ? 8 : body.most();
        if (!(share > 0 && share < 1) || !(minutes > 0 && minutes <= 600) || most < 1 || most > 20)
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "share must lie between 0 and 1, withinMinutes between 0 and 600, most between 1 and 20.");
        FromNow rest = desks.restOfDay(factor(body.arrivals()));
        double until = until(rest, null);
        int slots = (int) Math.max(1, Math.min(24, Math.ceil(until / STAFFING_SLOT_SECONDS)));
        long started = System.nanoTime();
        List<StaffingView> plan = playing(() -> Planner
                .onDays(rest, desks.policy(), STAFFING_DAYS, slots, minutes * 60, share, most, SEED).fewest().stream()
                .map(slot -> new StaffingView(at(rest, slot.from()), slot.arrivals(), slot.officers(),
                        Math.round(slot.level() * 1000) / 1000.0))
                .toList());
        context.json(new StaffingAnswer(at(rest, 0), share, minutes, millisSince(started), plan));
    }

    private <T> T playing(Supplier<T> work) {
        player.acquireUninterruptibly();
        try {
            return work.get();
        } catch (WhatIf.Impossible impossible) {
            throw Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(impossible.getMessage()));
        } finally {
            player.release();
        }
    }

    private static Change change(Requests.Changed change) {
        int kinds = (change.group() == null ? 0 : 1) + (change.addOfficer() == null ? 0 : 1)
                + (change.removeOfficer() == null ? 0 : 1);
        if (kinds != 1)
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "Each of changes names one of group (with openBooths or concurrency), addOfficer or removeOfficer.");
        if (change.group() != null)
            return new Change.Capacity(change.group(), change.openBooths(), change.concurrency());
        if (change.removeOfficer() != null)
            return new Change.RemoveOfficer(change.removeOfficer());
        return switch (change.addOfficer()) {
            case String group -> new Change.AddOfficer(group);
            case Boolean any when any -> new Change.AddOfficer(null);
            case null, default -> throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field addOfficer must be the id of a group without an officer, or true for any.");
        };
    }

    private static double factor(@Nullable Double arrivals) {
        double factor = arrivals == null ? 1 : arrivals;
        if (!(factor >= 0 && factor <= MOST_ARRIVALS))
            throw Problem.of(HttpStatus.BAD_REQUEST, "arrivals must be 0 to 10 times what is expected.");
        return factor;
    }

    /** Seconds until people stop coming: as asked, or with the hours, at most twelve hours. */
    private static double until(FromNow rest, @Nullable String asked) {
        double most = Math.min(12 * 3600.0, Math.max(900, rest.untilTicketingEnds()));
        if (asked == null)
            return most;
        try {
            double seconds = Duration.between(rest.now(), OffsetDateTime.parse(asked).toInstant()).toSeconds();
            if (seconds <= 0)
                throw Problem.of(HttpStatus.BAD_REQUEST, "until must be later than now.");
            return Math.min(seconds, most);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "until must be a time such as 2026-03-02T15:00:00+07:00.");
        }
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
