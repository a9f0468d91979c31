package id.bilik.queueserver.forecast;

import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.branch.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link BranchModel} from the journal, one event after the other; a fold that may begin anywhere in it.
 *
 * <p>
 * <b>Work.</b> The officer attends to one booth at a time, who has waited longest first, so the officer's attention to a
 * visit begins when it asked or when the officer was done with the one before, whichever is later, and ends when it goes
 * back to work by itself or is complete. Attention, self-work and the walk to the booth together are the visit's work,
 * as if it had had the officer to itself. Where officers don't tell the console who works by themselves, the time in the
 * booth counts at rate μ(n)/n while n visits were there.
 *
 * <p>
 * <b>Officers.</b> Self-work per attention, the r of {@link OfficerRate}, is the quotient of the two sums. What an
 * officer completes with n visits in booths, in mean work, over the time with n visits, measures μ(n); it is drawn to
 * that of all officers as if that had been seen over {@value #RATE_PRIOR} completions (gamma prior of a Poisson rate),
 * and theirs to the machine-repair rate in the same way.
 *
 * <p>
 * <b>The day.</b> Today's works relative to their means tell whether the day goes slower or faster than others; the
 * factor is drawn to 1 as by {@value #DAY_PRIOR} visits, which fits a branch whose days differ by some 15 %.
 *
 * <p>
 * Single writer.
 */
public final class LearnedModel {
    private static final double SERVICE_PRIOR = 8;
    private static final double RATE_PRIOR = 100;
    private static final double DAY_PRIOR = 40;
    private static final double NO_SHOW_PRIOR = 40;
    private static final double PAUSE_PRIOR = 2;
    /** Seconds of attention that the prior of r weighs as. */
    private static final double ATTENTION_PRIOR = 1800;
    private static final double ONE_IN_TWENTY = 1.645;
    /** Share of visits with self-work from which on the console is believed. */
    private static final double TOLD = .2;

    private final Map<String, GroupClock> groups = new HashMap<>();
    private final Map<String, String> groupOfBooth = new HashMap<>();
    private final Map<TicketNumber, String> services = new HashMap<>();
    private final Map<TicketNumber, BoothTime> inBooths = new HashMap<>();
    private final Map<String, ServiceWork> works = new HashMap<>();
    private final Map<String, OfficerCount> officers = new HashMap<>();
    private final OfficerCount everybody = new OfficerCount();
    private final Map<String, Mean> pauses = new HashMap<>();
    private final Mean anyPause = new Mean();
    private OfficerRate usual = OfficerRate.of(BranchModel.SELF_WORK_PER_ATTENTION);
    private double attention;
    private double selfWork;
    private int completed;
    private int withSelfWork;
    private int calls;
    private int noShows;
    private double noShowWork;
    private @Nullable LocalDate date;

    /** Takes the next event of the journal. Events of what is not known, since the fold began later, are passed over. */
    public void accept(RecordedEvent recorded) {
        Instant at = recorded.at();
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> open(opened.date());
            case Event.BusinessDayClosed closed -> {
                inBooths.clear();
                groups.values().forEach(GroupClock::reset);
            }
            case Event.OfficerSignedOn on -> group(on.group()).signOn(on.officer(), at);
            case Event.OfficerSignedOff off -> group(off.group()).signOff(at);
            case Event.GroupPaused paused -> group(paused.group()).pause(paused.reason(), at);
            case Event.GroupResumed resumed -> resume(group(resumed.group()), at);
            case Event.TicketIssued issued -> services.put(issued.ticket(), issued.service());
            case Event.TicketCalled called -> {
                calls++;
                groupOfBooth.put(called.booth(), called.group());
                enter(called.ticket(), group(called.group()), at).walkSince = at;
            }
            case Event.VisitResumed back -> {
                String group = groupOfBooth.get(back.booth());
                if (group != null) {
                    enter(back.ticket(), group(group), at).needSince = at;
                }
            }
            case Event.ParticipantArrived arrived -> change(arrived.ticket(), at, false);
            case Event.OfficerNeeded needed -> change(needed.ticket(), at, false);
            case Event.SelfWorkStarted started -> change(started.ticket(), at, true);
            case Event.VisitCompleted done -> complete(done, at);
            case Event.VisitTransferred transferred -> {
                services.put(transferred.ticket(), transferred.service());
                leave(transferred.ticket(), at);
            }
            case Event.VisitHeld held -> leave(held.ticket(), at);
            case Event.VisitAbandoned left -> leave(left.ticket(), at);
            case Event.VisitNotShown absent -> {
                BoothTime visit = leave(absent.ticket(), at);
                if (visit != null) {
                    noShows++;
                    noShowWork += visit.group.done - visit.doneBefore;
                }
            }
            case Event.PlanAdopted adopted -> {
            }
            case Event.TicketingEnded ended -> {
            }
            case Event.NumbersReserved reserved -> {
            }
            case Event.LateTicketRecorded late -> {
            }
            case Event.WishWithdrawn withdrawn -> {
            }
            case Event.MessageShown shown -> {
            }
            case Event.CapacityChanged changed -> {
            }
            case Event.CallingModeChanged changed -> {
            }
            case Event.SlipPrinted printed -> {
            }
            case Event.SlipFailed failed -> {
            }
            case Event.TicketRecalled recalled -> {
            }
            case Event.HoldExpired expired -> {
            }
            case Event.VisitReturned returned -> {
            }
        }
    }

    /** What is believed now, of a branch with that plan. */
    public BranchModel model(BranchPlan plan, Instant now) {
        Map<String, WorkDistribution> work = new HashMap<>();
        double measured = 0;
        double expected = 0;
        for (Service service : plan.services()) {
            ServiceWork known = works.get(service.id());
            if (known != null) {
                measured += known.today;
                expected += known.countToday * known.distribution(service).mean();
            }
        }
        double mean = plan.services().stream().mapToDouble(it -> it.expected().toMillis() / 1000.0).average()
                .orElse(1);
        double day = (DAY_PRIOR * mean + measured) / (DAY_PRIOR * mean + expected);
        for (Service service : plan.services()) {
            ServiceWork known = works.get(service.id());
            work.put(service.id(),
                    (known == null ? new ServiceWork() : known).distribution(service).scaled(day));
        }
        Map<String, OfficerRate> rates = new HashMap<>();
        OfficerRate average = everybody.rate(usual, mean);
        Map<String, Integer> peaks = new HashMap<>();
        officers.forEach((name, count) -> {
            OfficerRate rate = count.rate(average, mean);
            rates.put(name, rate);
            if (count.isSlowerBeyond(rate)) {
                peaks.put(name, rate.peakConcurrency());
            }
        });
        Map<String, Double> lengths = new HashMap<>();
        double usualPause = anyPause.drawnTo(BranchModel.PAUSE_SECONDS, PAUSE_PRIOR);
        pauses.forEach((reason, length) -> lengths.put(reason, length.drawnTo(usualPause, PAUSE_PRIOR)));
        Map<TicketNumber, Double> attained = new HashMap<>();
        inBooths.forEach((ticket, visit) -> attained.put(ticket, visit.group.doneAt(now) - visit.doneBefore));
        return new BranchModel(work, average, rates,
                (NO_SHOW_PRIOR * BranchModel.NO_SHOW + noShows) / (NO_SHOW_PRIOR + calls),
                (5 * BranchModel.NO_SHOW_WORK + noShowWork) / (5 + noShows), lengths, usualPause, peaks, attained);
    }

    /** How many completed visits of a service it has seen lately; the plan's figure weighs as {@value #SERVICE_PRIOR}. */
    public int countMeasured(String service) {
        ServiceWork known = works.get(service);
        return known == null ? 0 : known.recent.length();
    }

    private void open(LocalDate opened) {
        if (opened.equals(date)) {
            return;
        }
        date = opened;
        services.clear();
        inBooths.clear();
        groups.values().forEach(GroupClock::reset);
        works.values().forEach(ServiceWork::newDay);
        usual = OfficerRate.of((ATTENTION_PRIOR * BranchModel.SELF_WORK_PER_ATTENTION + selfWork)
                / (ATTENTION_PRIOR + attention));
    }

    private GroupClock group(String id) { return groups.computeIfAbsent(id, it -> new GroupClock()); }

    private void resume(GroupClock group, Instant at) {
        if (group.pausedSince != null) {
            double length = seconds(group.pausedSince, at);
            anyPause.add(length);
            if (group.pauseReason != null) {
                pauses.computeIfAbsent(group.pauseReason, it -> new Mean()).add(length);
            }
        }
        group.pausedSince = null;
    }

    private BoothTime enter(TicketNumber ticket, GroupClock group, Instant at) {
        pass(group, at);
        group.load++;
        BoothTime visit = new BoothTime(group, group.done);
        inBooths.put(ticket, visit);
        return visit;
    }

    private void change(TicketNumber ticket, Instant at, boolean toSelfWork) {
        BoothTime visit = inBooths.get(ticket);
        if (visit == null) {
            return;
        }
        visit.settle(at);
        if (toSelfWork) {
            visit.selfSince = at;
            visit.workedAlone = true;
        } else {
            visit.needSince = at;
        }
    }

    private void complete(Event.VisitCompleted done, Instant at) {
        BoothTime visit = inBooths.get(done.ticket());
        int load = visit == null ? 0 : visit.group.load;
        leave(done.ticket(), at);
        String service = services.get(done.ticket());
        // who is sent home when the day ends was not complete
        boolean cutShort = "day-over".equals(done.outcome()) || "day-closed".equals(done.outcome());
        if (visit == null || service == null || cutShort) {
            return;
        }
        completed++;
        withSelfWork += visit.workedAlone ? 1 : 0;
        boolean told = withSelfWork > TOLD * completed;
        double work = told ? visit.walk + visit.attention + visit.selfWork : visit.group.done - visit.doneBefore;
        works.computeIfAbsent(service, it -> new ServiceWork()).add(Math.max(1, work));
        if (told) {
            attention += visit.attention;
            selfWork += visit.walk + visit.selfWork;
        }
        if (visit.group.officer != null) {
            officers.computeIfAbsent(visit.group.officer, it -> new OfficerCount()).complete(load, work);
            everybody.complete(load, work);
        }
    }

    private @Nullable BoothTime leave(TicketNumber ticket, Instant at) {
        BoothTime visit = inBooths.remove(ticket);
        if (visit != null) {
            visit.settle(at);
            pass(visit.group, at);
            visit.group.load--;
        }
        return visit;
    }

    private void pass(GroupClock group, Instant at) {
        if (group.officer != null && group.load > 0 && group.load <= OfficerRate.MOST_BOOTHS) {
            double spent = seconds(group.at, at);
            officers.computeIfAbsent(group.officer, it -> new OfficerCount()).spend(group.load, spent);
            everybody.spend(group.load, spent);
        }
        group.done = group.doneAt(at);
        group.at = at;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    /** A mean of few, drawn to what is usual. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double drawnTo(double usual, double weight) { return (weight * usual + sum) / (weight + count); }
    }

    /** The works of one service, the latest of them. */
    private static final class ServiceWork {
        private final Recent recent = new Recent();
        private double today;
        private int countToday;
        private @Nullable WorkDistribution distribution;

        void add(double work) {
            recent.add(work);
            today += work;
            countToday++;
            distribution = null;
        }

        void newDay() {
            today = 0;
            countToday = 0;
        }

        WorkDistribution distribution(Service service) {
            WorkDistribution known = distribution;
            if (known == null) {
                known = WorkDistribution.learned(service.expected().toMillis() / 1000.0, BranchModel.VARIATION,
                        SERVICE_PRIOR, recent.values());
                distribution = known;
            }
            return known;
        }
    }

    /** What an officer completed, by the number of visits that were in booths. */
    private static final class OfficerCount {
        private final double[] time = new double[OfficerRate.MOST_BOOTHS + 1];
        private final double[] work = new double[OfficerRate.MOST_BOOTHS + 1];
        private final int[] count = new int[OfficerRate.MOST_BOOTHS + 1];

        void spend(int load, double seconds) { time[load] += seconds; }

        void complete(int load, double seconds) {
            if (load >= 1 && load <= OfficerRate.MOST_BOOTHS) {
                work[load] += seconds;
                count[load]++;
            }
        }

        /** Whether the rate beyond its peak is lower than chance explains: by 1.64 standard deviations. */
        boolean isSlowerBeyond(OfficerRate rate) {
            int peak = rate.peakConcurrency();
            if (peak == OfficerRate.MOST_BOOTHS) {
                return false;
            }
            double at = rate.rate(peak) / Math.sqrt(RATE_PRIOR + count[peak]);
            double beyond = rate.rate(peak + 1) / Math.sqrt(RATE_PRIOR + count[peak + 1]);
            return -rate.gain(peak) > ONE_IN_TWENTY * Math.hypot(at, beyond);
        }

        OfficerRate rate(OfficerRate prior, double meanWork) {
            double[] rates = new double[OfficerRate.MOST_BOOTHS];
            for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
                rates[n - 1] = (RATE_PRIOR * meanWork + work[n])
                        / (RATE_PRIOR * meanWork / prior.rate(n) + time[n]);
            }
            return OfficerRate.measured(rates);
        }
    }

    /** The work clock of a group: seconds of work that each of its visits has done. */
    private final class GroupClock {
        private double done;
        private Instant at = Instant.EPOCH;
        private int load;
        private Instant attentionEnded = Instant.EPOCH;
        private @Nullable String officer;
        private @Nullable Instant pausedSince;
        private @Nullable String pauseReason;

        double doneAt(Instant now) {
            int visits = Math.min(load, OfficerRate.MOST_BOOTHS);
            return visits <= 0 ? done : done + seconds(at, now) * usual.rate(visits) / visits;
        }

        void signOn(String name, Instant now) {
            pass(this, now);
            officer = name;
        }

        void signOff(Instant now) {
            pass(this, now);
            officer = null;
            pausedSince = null;
        }

        void pause(@Nullable String reason, Instant now) {
            pausedSince = now;
            pauseReason = reason;
        }

        void reset() {
            load = 0;
            officer = null;
            pausedSince = null;
        }
    }

    /** What a visit did in its booth so far, seconds. */
    private static final class BoothTime {
        private final GroupClock group;
        private final double doneBefore;
        private double walk;
        private double attention;
        private double selfWork;
        private boolean workedAlone;
        private @Nullable Instant walkSince;
        private @Nullable Instant needSince;
        private @Nullable Instant selfSince;

        BoothTime(GroupClock group, double doneBefore) {
            this.group = group;
            this.doneBefore = doneBefore;
        }

        /** Ends what it is doing. */
        void settle(Instant at) {
            if (walkSince != null) {
                walk += seconds(walkSince, at);
            }
            if (selfSince != null) {
                selfWork += seconds(selfSince, at);
            }
            if (needSince != null) {
                Instant begun = needSince.isAfter(group.attentionEnded) ? needSince : group.attentionEnded;
                attention += seconds(begun, at);
                group.attentionEnded = at;
            }
            walkSince = null;
            selfSince = null;
            needSince = null;
        }
    }
}
