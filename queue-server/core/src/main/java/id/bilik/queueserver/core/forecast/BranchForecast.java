package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Unserved;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.LastCalls;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was foreseen for everybody at one moment, by one roll-forward. What it tells never changes, so any thread may ask: it
 * answers for a while afterwards, also for a ticket that was issued since, as long as about as many are ahead of it as
 * were of the newcomer that the roll-forward knew; beyond that the quick forecast by rates answers.
 */
public final class BranchForecast {
    /** An answer is worth this long; a branch whose forecast stands still is answered for by rates. */
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** Visits more or fewer ahead, relative to all, that make no difference. */
    private static final double SAME_PLACE = .03;
    /** What is called within a minute of the forecast was as good as free. */
    private static final WaitForecast FREE = new WaitForecast(0, 0, 60);
    /** Standard normal quantile of .9. */
    private static final double Z90 = 1.2815515655446004;

    private final Branch branch;
    private final Instant at;
    private final ForecastCalibration.Factors factors;
    private final RateWaits rates;
    private final Map<TicketNumber, Outlook> visits;
    private final Map<LiveState.Newcomer, Outlook> newcomers;
    private final LaneWaits waits;
    /** By service and place: how many shared its officers in the state that the roll-forward began with. */
    private final Map<Where, Map<String, Integer>> sharing = new EnumMap<>(Where.class);

    private BranchForecast(Branch branch, BranchModel model, ForecastCalibration.Factors factors, Instant at,
            Map<TicketNumber, Outlook> visits, Map<LiveState.Newcomer, Outlook> newcomers) {
        this.branch = branch;
        this.at = at;
        this.factors = factors;
        this.rates = new RateWaits(model, at);
        this.visits = visits;
        this.newcomers = newcomers;
        this.waits = new LaneWaits(branch, visits, newcomers, raw -> shown(raw, factors));
        for (Where where : Where.values()) {
            Map<String, Integer> there = new HashMap<>();
            for (Service service : branch.plan().services()) {
                there.put(service.id(), RateWaits.countSharing(branch, service.id(), where));
            }
            sharing.put(where, there);
        }
    }

    /** Without a roll-forward: everything is answered by rates. */
    public static BranchForecast byRates(Branch branch, BranchModel model, ForecastCalibration.Factors factors,
            Instant now) {
        return new BranchForecast(branch, model, factors, now, Map.of(), Map.of());
    }

    /**
     * By a roll-forward.
     *
     * @param choice which ladder the branch chooses booth groups by
     * @param paths how many futures are played, at least 1
     */
    public static BranchForecast of(Branch branch, BranchModel model, BoothChoice choice,
            ForecastCalibration.Factors factors, int paths, long seed, Instant now) {
        LiveState live = LiveState.of(branch, model, choice, branch.plan().lastCalls().callsAfterClosing(), now);
        List<Outlook> outlooks = RollForward.of(live.state(), paths, seed);
        Map<TicketNumber, Outlook> visits = new HashMap<>();
        Map<LiveState.Newcomer, Outlook> newcomers = new HashMap<>();
        int tickets = live.tickets().size();
        for (int i = 0; i < tickets; i++) {
            visits.put(live.tickets().get(i), outlooks.get(i));
        }
        for (int i = 0; i < live.newcomers().size(); i++) {
            newcomers.put(live.newcomers().get(i), outlooks.get(tickets + i));
        }
        return new BranchForecast(branch, model, factors, now, visits, newcomers);
    }

    public Instant at() { return at; }

    /** Of each waiting visit that the roll-forward knew: seconds from {@link #at} until called, before calibration. */
    Map<TicketNumber, Outlook> visits() {
        return visits;
    }

    /** What a waiting visit that the roll-forward knew is told, from {@link #at}; empty for any other. */
    Optional<WaitForecast> findTold(TicketNumber ticket) {
        return waits.find(ticket);
    }

    /**
     * Seconds from now until called, as it may be shown; empty where nobody on duty serves the visit.
     *
     * @param ahead waiting visits that go before this one
     */
    public Optional<WaitForecast> untilCalled(Branch present, Visit visit, int ahead, Instant now) {
        if (!Unserved.isServed(present, visit.service(), visit.where())) {
            return Optional.empty();
        }
        Optional<WaitForecast> known = isFresh(present, now) ? waits.find(visit.ticket()) : Optional.empty();
        return Optional.of(known.map(wait -> wait.after(since(now)))
                .orElseGet(() -> ofUnknown(present, visit, ahead, now)));
    }

    /**
     * The same if the visit had no priority, and no part of it shorter than with it; empty where its class weighs no more,
     * and where nobody on duty serves it.
     *
     * @param without waiting visits that would then go before this one
     */
    public Optional<WaitForecast> withoutPriority(Branch present, Visit visit, int ahead, int without, Instant now) {
        Visit plain = visit.ifOf(Priority.NONE);
        return weight(present, visit) <= weight(present, plain)
                ? Optional.empty()
                : untilCalled(present, visit, ahead, now)
                        .map(with -> ofUnknown(present, plain, without, now).atLeast(with));
    }

    /** Of a visit that the roll-forward did not know. Without priority it is no shorter than it would be with any. */
    private WaitForecast ofUnknown(Branch present, Visit visit, int ahead, Instant now) {
        Quick quick = new Quick(present, visit.service(), visit.where(), ahead);
        WaitForecast wait = ofClass(visit, quick, now);
        if (visit.priority() != Priority.NONE || visit.appointment() != null) {
            return wait;
        }
        for (Priority priority : prioritized(present)) {
            wait = wait.atLeast(ofClass(visit.ifOf(priority), quick, now));
        }
        return isFresh(present, now) ? waits.noLaterThanBehind(present, visit, wait, since(now)) : wait;
    }

    private WaitForecast ofClass(Visit visit, Quick quick, Instant now) {
        Branch present = quick.present;
        boolean fresh = isFresh(present, now);
        LiveState.Newcomer alike = new LiveState.Newcomer(visit.service(), weight(present, visit), visit.where());
        WaitForecast wait = asNewcomer(alike, quick, fresh && !waits.hasBehind(visit), now)
                // an appointment that came early waits for its time first
                .later(Math.max(0, seconds(now, visit.countsFrom())));
        return fresh ? waits.between(present, visit, wait, since(now)) : wait;
    }

    /** The same for somebody without priority who takes a ticket now. */
    public Optional<WaitForecast> ofNewcomer(Branch present, String service, Instant now) {
        if (!Unserved.isServed(present, service)) {
            return Optional.empty();
        }
        Quick quick = new Quick(present, service, Where.BRANCH,
                RateWaits.countSharing(present, service, Where.BRANCH));
        WaitForecast wait = ofNewcomer(Priority.NONE, quick, now);
        for (Priority priority : prioritized(present)) {
            wait = wait.atLeast(ofNewcomer(priority, quick, now));
        }
        return Optional.of(wait);
    }

    private WaitForecast ofNewcomer(Priority priority, Quick quick, Instant now) {
        Branch present = quick.present;
        double weight = present.plan().rules().weight(priority);
        WaitForecast wait = asNewcomer(new LiveState.Newcomer(quick.service, weight, Where.BRANCH), quick, true, now);
        return isFresh(present, now)
                ? waits.behindAll(present, new Lane(quick.service, priority, false), wait, since(now))
                : wait;
    }

    /** The classes that weigh no less than none. */
    private static List<Priority> prioritized(Branch present) {
        Rules rules = present.plan().rules();
        return Arrays.stream(Priority.values())
                .filter(each -> each != Priority.NONE && rules.weight(each) >= rules.weight(Priority.NONE)).toList();
    }

    /** Whether a waiting visit is going to be called before calls end today; empty where nobody on duty serves it. */
    public Optional<ServedToday> servedToday(Branch present, Visit visit, int ahead, Instant now) {
        if (!Unserved.isServed(present, visit.service(), visit.where())) {
            return Optional.empty();
        }
        LastCalls lastCalls = present.plan().lastCalls();
        Outlook known = isFresh(present, now) ? visits.get(visit.ticket()) : null;
        if (known == null || !known.untilCalled().isFinite()) {
            known = findNewcomer(present,
                    new LiveState.Newcomer(visit.service(), weight(present, visit), visit.where()), now)
                    .filter(outlook -> outlook.untilCalled().isFinite()).orElse(null);
        }
        double chance = known != null
                ? known.calledBeforeClosing()
                : chance(rates.of(present, visit.service(), visit.where()).after(ahead),
                        LiveState.untilClosing(present, lastCalls.callsAfterClosing(), now));
        return Optional.of(ServedToday.of(chance, lastCalls));
    }

    private static double weight(Branch present, Visit visit) {
        return present.plan().rules().weight(visit.priority(), visit.appointment() != null);
    }

    private static double chance(WaitForecast wait, double untilClosing) {
        if (wait.likely() <= 0) {
            return untilClosing > 0 ? 1 : 0;
        }
        double deviation = Math.max(wait.likely() / 10, (wait.high() - wait.likely()) / Z90);
        return Normal.share((untilClosing - wait.likely()) / deviation);
    }

    /** @param last whether nobody who is known stands behind: then it is no shorter than a newcomer's was before */
    private WaitForecast asNewcomer(LiveState.Newcomer alike, Quick quick, boolean last, Instant now) {
        Branch present = quick.present;
        Optional<WaitForecast> then = isFresh(present, now) ? waits.find(alike) : Optional.empty();
        int more = more(present, alike);
        if (then.isEmpty()) {
            return quick.get();
        }
        WaitForecast wait = then.get().after(since(now));
        // where a booth was free for newcomers, and somebody waits now, only the present state tells
        boolean wasFree = then.get().equals(FREE)
                && RateWaits.countSharing(present, alike.service(), alike.where()) > 0;
        if (isSamePlace(alike, more) && !wasFree) {
            return wait;
        }
        return last && more >= 0 ? quick.get().atLeast(wait) : quick.get();
    }

    /** As it may be shown. */
    private static WaitForecast shown(WaitForecast raw, ForecastCalibration.Factors factors) {
        return raw.high() == 0 ? FREE : factors.calibrate(raw);
    }

    private Optional<Outlook> findNewcomer(Branch present, LiveState.Newcomer alike, Instant now) {
        return isFresh(present, now) && isSamePlace(alike, more(present, alike))
                ? Optional.ofNullable(newcomers.get(alike))
                : Optional.empty();
    }

    private boolean isSamePlace(LiveState.Newcomer alike, int more) {
        int then = sharing(alike);
        // the visit itself may be in the queue by now
        return more >= 0 ? more <= Math.max(1, SAME_PLACE * then) : -more <= SAME_PLACE * then;
    }

    /** How many more share its officers than when the roll-forward was made. */
    private int more(Branch present, LiveState.Newcomer alike) {
        return RateWaits.countSharing(present, alike.service(), alike.where()) - sharing(alike);
    }

    private int sharing(LiveState.Newcomer alike) {
        return sharing.getOrDefault(alike.where(), Map.of()).getOrDefault(alike.service(), 0);
    }

    private boolean isFresh(Branch present, Instant now) {
        return Duration.between(at, now).compareTo(FRESH) <= 0 && present.day().equals(branch.day());
    }

    /** By rates, for so many ahead, and no less than for any fewer. */
    private WaitForecast byRates(Branch present, String service, Where where, int ahead) {
        RateForecast forecast = rates.of(present, service, where);
        WaitForecast wait = FREE;
        for (int fewer = 0; fewer <= ahead; fewer++) {
            wait = wait.atLeast(shown(forecast.after(fewer), factors));
        }
        return wait;
    }

    /** The wait by rates of all classes alike, calculated where it is asked for. */
    private final class Quick {
        private final Branch present;
        private final String service;
        private final Where where;
        private final int ahead;
        private @Nullable WaitForecast wait;

        Quick(Branch present, String service, Where where, int ahead) {
            this.present = present;
            this.service = service;
            this.where = where;
            this.ahead = ahead;
        }

        WaitForecast get() {
            WaitForecast known = wait == null ? byRates(present, service, where, ahead) : wait;
            wait = known;
            return known;
        }
    }

    private double since(Instant now) { return seconds(at, now); }

    private static double seconds(Instant from, Instant to) { return Duration.between(from, to).toNanos() / 1e9; }
}
