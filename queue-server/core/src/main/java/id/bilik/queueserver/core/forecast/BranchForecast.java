package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.LastCalls;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

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
    private static final double FREE_SECONDS = 60;
    /** Standard normal quantile of .9. */
    private static final double Z90 = 1.2815515655446004;

    private final Branch branch;
    private final Instant at;
    private final BranchModel model;
    private final ForecastCalibration.Factors factors;
    private final Map<TicketNumber, Outlook> visits = new HashMap<>();
    private final Map<LiveState.Newcomer, Outlook> newcomers = new HashMap<>();
    /** By service: how many shared its booths in the state that the roll-forward began with. */
    private final Map<String, Integer> sharing = new HashMap<>();
    private volatile @Nullable Officers lastOfficers;

    /** What officers have to do, and what of the branch it was made from. */
    private record Officers(BranchPlan plan, Day day, List<Group> groups, SequencedCollection<Visit> inBooths,
            QueueState state) {
        boolean stillHold(Branch present) {
            return present.plan().equals(plan) && present.groups().equals(groups) && present.day().equals(day)
                    && present.listInBooths().equals(inBooths);
        }
    }

    private BranchForecast(Branch branch, BranchModel model, ForecastCalibration.Factors factors, Instant at) {
        this.branch = branch;
        this.at = at;
        this.model = model;
        this.factors = factors;
        for (Service service : branch.plan().services()) {
            sharing.put(service.id(), countSharing(branch, service.id()));
        }
    }

    /** Without a roll-forward: everything is answered by rates. */
    public static BranchForecast byRates(Branch branch, BranchModel model, ForecastCalibration.Factors factors,
            Instant now) {
        return new BranchForecast(branch, model, factors, now);
    }

    /**
     * By a roll-forward.
     *
     * @param choice which ladder the branch chooses booth groups by
     * @param paths how many futures are played, at least 1
     */
    public static BranchForecast of(Branch branch, BranchModel model, BoothChoice choice,
            ForecastCalibration.Factors factors, int paths, long seed, Instant now) {
        BranchForecast forecast = new BranchForecast(branch, model, factors, now);
        LiveState live = LiveState.of(branch, model, choice, branch.plan().lastCalls().callsAfterClosing(), now);
        List<Outlook> outlooks = RollForward.of(live.state(), paths, seed);
        int tickets = live.tickets().size();
        for (int i = 0; i < tickets; i++) {
            forecast.visits.put(live.tickets().get(i), outlooks.get(i));
        }
        for (int i = 0; i < live.newcomers().size(); i++) {
            forecast.newcomers.put(live.newcomers().get(i), outlooks.get(tickets + i));
        }
        return forecast;
    }

    public Instant at() { return at; }

    /** Of each waiting visit that the roll-forward knew: seconds from {@link #at} until called, before calibration. */
    Map<TicketNumber, Outlook> visits() {
        return visits;
    }

    /** Seconds from now until called, as it may be shown. */
    public WaitForecast untilCalled(Branch present, Visit visit, int ahead, Instant now) {
        Outlook known = isFresh(present, now) ? visits.get(visit.ticket()) : null;
        if (known != null) {
            return shown(known.untilCalled(), now);
        }
        WaitForecast asNewcomer = shown(present, visit.service(), weight(present, visit), ahead, true, now);
        // an appointment that came early waits for its time first
        return asNewcomer.later(Math.max(0, Duration.between(now, visit.countsFrom()).toNanos() / 1e9));
    }

    /** The same for somebody without priority who takes a ticket now. */
    public WaitForecast ofNewcomer(Branch present, String service, Instant now) {
        double weight = present.plan().rules().weight(Priority.NONE);
        return shown(present, service, weight, countSharing(present, service), false, now);
    }

    /** Whether a waiting visit is going to be called before calls end today. */
    public ServedToday servedToday(Branch present, Visit visit, int ahead, Instant now) {
        LastCalls lastCalls = present.plan().lastCalls();
        Outlook known = isFresh(present, now) ? visits.get(visit.ticket()) : null;
        if (known == null) {
            known = findNewcomer(present, visit.service(), weight(present, visit), now)
                    .orElse(null);
        }
        if (known != null) {
            return ServedToday.of(known.calledBeforeClosing(), lastCalls);
        }
        WaitForecast rates = byRates(present, visit.service(), ahead);
        return ServedToday.of(chance(rates, LiveState.untilClosing(present, lastCalls.callsAfterClosing(), now)),
                lastCalls);
    }

    private static double weight(Branch present, Visit visit) {
        return present.plan().rules().weight(visit.priority(), visit.appointment() != null);
    }

    private static double chance(WaitForecast wait, double untilClosing) {
        if (Double.isInfinite(wait.likely())) {
            return 0;
        }
        if (wait.likely() <= 0) {
            return untilClosing > 0 ? 1 : 0;
        }
        double deviation = Math.max(wait.likely() / 10, (wait.high() - wait.likely()) / Z90);
        return Normal.share((untilClosing - wait.likely()) / deviation);
    }

    private WaitForecast shown(Branch present, String service, double weight, int ahead, boolean waits,
            Instant now) {
        Optional<Outlook> newcomer = findNewcomer(present, service, weight, now);
        // where a booth was free for newcomers, and is no longer, only the present state tells
        return newcomer.isPresent() && !(waits && newcomer.get().untilCalled().high() == 0)
                ? shown(newcomer.get().untilCalled(), now)
                : factors.calibrate(byRates(present, service, ahead));
    }

    private WaitForecast shown(WaitForecast raw, Instant now) {
        WaitForecast range = raw.high() == 0 ? new WaitForecast(0, 0, FREE_SECONDS) : factors.calibrate(raw);
        double since = Duration.between(at, now).toNanos() / 1e9;
        return new WaitForecast(Math.max(0, range.low() - since), Math.max(0, range.likely() - since),
                Math.max(0, range.high() - since));
    }

    private Optional<Outlook> findNewcomer(Branch present, String service, double weight, Instant now) {
        if (!isFresh(present, now)) {
            return Optional.empty();
        }
        Integer then = sharing.get(service);
        if (then == null) {
            return Optional.empty();
        }
        int since = countSharing(present, service) - then;
        // the visit itself may be in the queue by now
        boolean samePlace = since >= 0 ? since <= Math.max(1, SAME_PLACE * then) : -since <= SAME_PLACE * then;
        return samePlace
                ? Optional.ofNullable(newcomers.get(new LiveState.Newcomer(service, weight)))
                : Optional.empty();
    }

    private boolean isFresh(Branch present, Instant now) {
        return Duration.between(at, now).compareTo(FRESH) <= 0 && present.day().equals(branch.day());
    }

    private WaitForecast byRates(Branch present, String service, int ahead) {
        int index = LiveState.indexOf(present.plan(), service);
        QueueState state = officers(present);
        double[] counts = new double[present.plan().services().size()];
        double all = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : present.queue().lanes().entrySet()) {
            String other = lane.getKey().service();
            int s = LiveState.indexOf(present.plan(), other);
            if (s >= 0 && sharesBooths(present, service, other)) {
                counts[s] += lane.getValue().size();
                all += lane.getValue().size();
            }
        }
        for (int s = 0; s < counts.length; s++) {
            counts[s] = all == 0 ? 0 : counts[s] * ahead / all;
        }
        return RateForecast.of(state, index, counts);
    }

    /** The state without its queue. Tickets alone change nothing of it, so most answers share it. */
    private QueueState officers(Branch present) {
        Officers known = lastOfficers;
        if (known == null || !known.stillHold(present)) {
            known = new Officers(present.plan(), present.day(), present.groups(), present.listInBooths(),
                    LiveState.withoutQueue(present, model, present.plan().lastCalls().callsAfterClosing(), at));
            lastOfficers = known;
        }
        return known.state;
    }

    private static int countSharing(Branch branch, String service) {
        int count = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            String other = lane.getKey().service();
            boolean counts = LiveState.indexOf(branch.plan(), other) >= 0 && sharesBooths(branch, service, other);
            count += counts ? lane.getValue().size() : 0;
        }
        return count;
    }

    private static boolean sharesBooths(Branch branch, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        for (Group group : branch.groups()) {
            if (group.serves(one) && group.serves(other)) {
                return true;
            }
        }
        return false;
    }
}
