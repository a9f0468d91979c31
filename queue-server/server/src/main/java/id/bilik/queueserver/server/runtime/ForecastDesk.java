package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.forecast.BranchFigures;
import id.bilik.queueserver.core.forecast.BranchForecast;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.core.forecast.ForecastCalibration;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.OfficerWait;
import id.bilik.queueserver.core.forecast.Promises;
import id.bilik.queueserver.core.forecast.ServedToday;
import id.bilik.queueserver.core.forecast.UsualDays;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.forecast.WaitRange;
import id.bilik.queueserver.core.forecast.Waits;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.Foresight;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.core.simulation.planning.UsualBranch;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a branch's forecast up to date on a thread of its own: reads what the journal has got, learns from it, and rolls
 * the present state forward. Changes that come while it works are taken together. After a start it learns from the last
 * days of the journal first. Whoever asks gets the last forecast, without waiting.
 */
public final class ForecastDesk implements Waits, Foresight, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastDesk.class);
    /** Some days of a busy branch. */
    private static final long EVENTS_TO_LEARN_FROM = 40_000;
    private static final Duration RECENT = Duration.ofHours(3);
    private static final int PATHS = 200;
    private static final int FEWEST_PATHS = 100;
    /** Visits that are played on all paths; with more of them the paths get fewer. */
    private static final int VISITS_ON_ALL_PATHS = 150;
    private static final long SEED = 0x62696c696bL;
    /** Without any change the clock alone changes a forecast. */
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(150);
    /** A roll-forward is followed by a pause that many times as long: the writer must not feel it. */
    private static final int PAUSE_FACTOR = 20;
    /** A forecast is worth 30 seconds: the next one comes before, however many wait. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    /** Some hundred bytes each: an event holds a few thousand, and a wave of tickets may bring more. */
    private static final int PROMISES_AT_ONCE = 500;
    /** Shown waits are told in steps of so many seconds, so that screens change when something changed. */
    private static final long STEP_SECONDS = 15;
    /** Longer waits than this are told as this: a day. */
    private static final double LONGEST_SECONDS = 86_400;

    private final BranchDesk desk;
    private final JournalFollower follower;
    private final BoothChoice choice;
    private final Consumer<BranchModel> reader;
    private final LearnedModel learned;
    /** The same without other branches: what it decides is what its own journal tells. */
    private final LearnedModel own;
    private final ArrivalHistory arrivals;
    private final Promises promises = new Promises(RECENT);
    private final List<Noted> noted = new ArrayList<>();
    private final Thread worker;
    private boolean troubled;
    private final ChangeSignal changes = new ChangeSignal();
    private volatile boolean closing;
    private volatile Published published;

    private record Published(BranchForecast forecast, BranchModel model, ForecastCalibration.Recent recent,
            UsualDays days, ArrivalHistory.Rates arrivals, ArrivalHistory.Rates usual) {}

    private record Noted(List<Promise> promises, CompletableFuture<Decision> answer) {}

    /**
     * {@link #start} lets it learn; until then the plan's figures answer.
     *
     * @param choice which ladder the branch chooses booth groups by
     * @param priors what forecasts begin with
     * @param reader told what the branch itself has seen, whenever that changes: calls and bookings are decided by it
     */
    public ForecastDesk(BranchDesk desk, Journal journal, BoothChoice choice, BranchPriors priors,
            Consumer<BranchModel> reader) {
        this.reader = reader;
        this.desk = desk;
        this.choice = choice;
        Branch branch = desk.branch();
        this.own = new LearnedModel(branch.plan());
        this.learned = priors.equals(BranchPriors.NONE) ? own : new LearnedModel(branch.plan(), priors);
        BranchModel model = learned.model(branch.plan(), desk.now());
        this.arrivals = new ArrivalHistory(branch.plan().zone());
        this.published = new Published(
                BranchForecast.byRates(branch, model, promises.factors(), desk.now()), model,
                promises.recent(), learned.usualDays(branch.plan(), desk.now()),
                arrivals.expected(branch.plan(), desk.now()), arrivals.usual(branch.plan()));
        this.follower = new JournalFollower(journal, branch.id(),
                Math.max(0, journal.last(branch.id()) - EVENTS_TO_LEARN_FROM), this::learn);
        this.worker = Thread.ofPlatform().daemon().name("forecast-" + branch.id()).unstarted(this::work);
    }

    /** What the branch has seen so far, for others. Waits while the journal is being read. */
    public BranchFigures figures() {
        BranchPlan plan = desk.branch().plan();
        synchronized (own) {
            return own.figures(plan);
        }
    }

    public void start() {
        changes.raise();
        desk.onChange(branch -> changes.raise());
        worker.start();
    }

    @Override
    public FromNow restOfDay(double factor) {
        Published known = published;
        Branch branch = desk.branch();
        return new FromNow(branch, known.model(), known.arrivals().times(factor), branch.timeAt(desk.now()));
    }

    @Override
    public DayToStaff usualDay(double factor) {
        Published known = published;
        return DayToStaff.whole(desk.branch().plan(), known.days(), known.usual(), today(), factor);
    }

    @Override
    public UsualBranch usual() {
        Published known = published;
        return new UsualBranch(today(), desk.branch().plan(), known.days(), known.usual());
    }

    private LocalDate today() {
        Branch branch = desk.branch();
        return branch.timeAt(desk.now()).atZone(branch.plan().zone()).toLocalDate();
    }

    @Override
    public Optional<WaitRange> ofVisit(Branch branch, Visit visit, int ahead, Instant now) {
        return published.forecast().untilCalled(branch, visit, ahead, now).map(ForecastDesk::range);
    }

    @Override
    public Optional<WaitRange> withoutPriority(Branch branch, Visit visit, int ahead, int without, Instant now) {
        return published.forecast().withoutPriority(branch, visit, ahead, without, now).map(ForecastDesk::range);
    }

    @Override
    public Optional<WaitRange> ofNewcomer(Branch branch, String service, Instant now) {
        return published.forecast().ofNewcomer(branch, service, now).map(ForecastDesk::range);
    }

    @Override
    public Optional<ServedToday> servedToday(Branch branch, Visit visit, int ahead, Instant now) {
        return published.forecast().servedToday(branch, visit, ahead, now);
    }

    @Override
    public Optional<WaitRange> ofOfficer(Branch branch, Group group, Visit visit, Instant now) {
        return OfficerWait.of(branch, group, visit.ticket(), published.model(), now).map(ForecastDesk::range);
    }

    @Override
    public ForecastCalibration.Recent recent(Branch branch) { return published.recent(); }

    private void work() {
        while (!closing) {
            changes.await(REFRESH);
            long started = System.nanoTime();
            try {
                synchronized (own) {
                    follower.follow();
                }
                publish();
                troubled = false;
            } catch (RuntimeException failed) {
                // the last forecast stands until it is stale, and then rates answer
                if (!troubled) {
                    LOG.warn("no forecast of {} for now", desk.branch().id(), failed);
                }
                troubled = true;
            }
            sleep(Math.clamp(PAUSE_FACTOR * (System.nanoTime() - started), SHORTEST_PAUSE.toNanos(),
                    LONGEST_PAUSE.toNanos()));
        }
    }

    /** Not shortened by changes: they come together. */
    private void sleep(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !closing; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void learn(RecordedEvent event) {
        own.accept(event);
        if (learned != own) {
            learned.accept(event);
        }
        promises.accept(event);
        arrivals.accept(event);
    }

    private void publish() {
        noted.removeIf(this::isSettled);
        Branch branch = desk.branch();
        Instant now = branch.timeAt(desk.now());
        BranchModel model = learned.model(branch.plan(), now);
        int visits = Math.max(1, branch.queue().size());
        int paths = Math.clamp(PATHS * (long) VISITS_ON_ALL_PATHS / visits, FEWEST_PATHS, PATHS);
        BranchForecast forecast = branch.day() instanceof Day.Open
                ? BranchForecast.of(branch, model, choice, promises.factors(), paths, SEED, now)
                : BranchForecast.byRates(branch, model, promises.factors(), now);
        promise(promises.give(branch, forecast));
        published = new Published(forecast, model, promises.recent(now), learned.usualDays(branch.plan(), now),
                arrivals.expected(branch.plan(), now),
                arrivals.usual(branch.plan()));
        reader.accept(learned == own ? model : own.model(branch.plan(), now));
    }

    /** What was promised becomes part of the journal, from which it is known again after a restart. */
    private void promise(List<Promise> given) {
        for (int from = 0; from < given.size(); from += PROMISES_AT_ONCE) {
            List<Promise> some = List.copyOf(given.subList(from, Math.min(given.size(), from + PROMISES_AT_ONCE)));
            noted.add(new Noted(some, desk.submit(new Order(OpenBranch.PROCESS, new Command.NotePromises(some)))));
        }
    }

    /** Whether the journal has answered; what it did not take may be promised again. */
    private boolean isSettled(Noted each) {
        if (each.answer.isCompletedExceptionally()) {
            promises.takeBack(each.promises);
        }
        return each.answer.isDone();
    }

    private static WaitRange range(WaitForecast wait) {
        long low = ((long) Math.min(wait.low(), LONGEST_SECONDS) / STEP_SECONDS) * STEP_SECONDS;
        long likely = Math.round(Math.min(wait.likely(), LONGEST_SECONDS) / STEP_SECONDS) * STEP_SECONDS;
        long steps = (long) Math.ceil(Math.min(wait.high(), LONGEST_SECONDS) / STEP_SECONDS);
        long high = steps * STEP_SECONDS;
        return new WaitRange(low, likely, Math.max(likely, high));
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(worker);
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
