package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link BranchModel} from the journal, one event after the other; a fold that may begin anywhere in it.
 *
 * <p>
 * <b>Work.</b> The officer attends to one booth at a time. The attention to a visit begins when the officer says so; where
 * they do not, it is taken that whoever has waited longest comes first, so that it begins when the visit asked or when the
 * officer was done with the one before, whichever is later. It ends when the visit goes back to work by itself, when the
 * officer turns to another, or when it is complete. Attention, self-work and the walk to the booth together are the visit's work,
 * as if it had had the officer to itself. Where officers don't tell the console who works by themselves, the time in the
 * booth counts at rate μ(n)/n while n visits were there.
 *
 * <p>
 * {@link LearnedWork} tells what the day makes of that, {@link SelfWork} and {@link OfficerMeasure} how fast officers are,
 * {@link AttentionLengths} how long they stay with a visit at a time, {@link LearnedLeaving} who leaves the queue.
 *
 * <p>
 * Single writer.
 */
public final class LearnedModel {
    private final Map<String, GroupClock> groups = new HashMap<>();
    private final Map<String, String> groupOfBooth = new HashMap<>();
    private final Map<TicketNumber, String> services = new HashMap<>();
    private final Map<TicketNumber, BoothTime> inBooths = new HashMap<>();
    /** What was learned when a visit left its booth today, in case its leaving is undone. */
    private final Map<TicketNumber, Left> left = new HashMap<>();
    private final LearnedWork works;
    private final SelfWork selfWork;
    private final OfficerMeasure officers;
    private final NoShows noShows;
    private final LearnedLeaving leaving;
    private final PauseLengths pauses = new PauseLengths();
    private final AttentionLengths attentions = new AttentionLengths();
    /** The rate of all officers by the days before. */
    private OfficerRate usual;
    private BranchPlan plan;
    private @Nullable LocalDate date;

    /** @param plan of the branch, until the journal tells of another */
    public LearnedModel(BranchPlan plan) {
        this(plan, BranchPriors.NONE);
    }

    /** @param priors what is believed before the journal tells */
    public LearnedModel(BranchPlan plan, BranchPriors priors) {
        this.plan = plan;
        works = new LearnedWork(priors);
        selfWork = new SelfWork(priors.selfWorkPerAttention());
        officers = new OfficerMeasure(priors.officerVariance());
        noShows = new NoShows(priors.calls());
        leaving = new LearnedLeaving(priors.leaving());
        usual = selfWork.rate();
    }

    /** What was seen of a branch with that plan so far, for other branches to begin with. */
    public BranchFigures figures(BranchPlan plan) {
        return new BranchFigures(plan.id(), works.figures(plan), leaving.figures(), noShows.figures(), works.days(),
                officers.figures(officers.usual(usual)), selfWork.figures());
    }

    /** Takes the next event of the journal. Events of what is not known, since the fold began later, are passed over. */
    public void accept(RecordedEvent recorded) {
        Instant at = recorded.at();
        leaving.accept(recorded);
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> open(opened.date());
            case Event.BusinessDayClosed closed -> {
                inBooths.clear();
                groups.values().forEach(group -> group.reset(usual));
            }
            case Event.OfficerSignedOn on -> signOn(group(on.group()), on.officer(), at);
            case Event.OfficerSignedOff off -> {
                GroupClock group = group(off.group());
                pass(group, at);
                group.signOff();
            }
            case Event.GroupPaused paused -> group(paused.group()).pause(paused.reason(), at);
            case Event.GroupResumed resumed -> resume(group(resumed.group()), at);
            case Event.TicketIssued issued -> services.put(issued.ticket(), issued.service());
            case Event.TicketCalled called -> {
                noShows.call();
                groupOfBooth.put(called.booth(), called.group());
                enter(called.ticket(), group(called.group()), at).walk(at);
            }
            case Event.VisitResumed back -> {
                String group = groupOfBooth.get(back.booth());
                if (group != null) {
                    enter(back.ticket(), group(group), at).need(at);
                }
            }
            case Event.ParticipantArrived arrived -> change(arrived.ticket(), at, false);
            case Event.OfficerNeeded needed -> change(needed.ticket(), at, false);
            case Event.SelfWorkStarted started -> change(started.ticket(), at, true);
            case Event.OfficerAttended attended -> {
                BoothTime visit = inBooths.get(attended.ticket());
                if (visit != null) {
                    pass(visit.group, at);
                    visit.attend(at);
                }
            }
            case Event.VisitCompleted done -> complete(done, at);
            case Event.StepCompleted done -> completeStep(done, at);
            case Event.PapersMissing away ->
                remember(away.ticket(), leave(away.ticket(), at), services.get(away.ticket()), at, () -> {});
            case Event.VisitTransferred transferred -> {
                String service = services.put(transferred.ticket(), transferred.service());
                remember(transferred.ticket(), leave(transferred.ticket(), at), service, at, () -> {});
            }
            case Event.VisitHeld held -> leave(held.ticket(), at);
            case Event.VisitAbandoned gone -> {
                if (gone.reason() == AbandonReason.LEFT) {
                    callInVain(gone.ticket(), at);
                } else {
                    leave(gone.ticket(), at);
                }
            }
            case Event.VisitDeferred deferred -> {
                if (deferred.booth() != null) {
                    callInVain(deferred.ticket(), at);
                }
            }
            case Event.VisitNotShown absent -> callInVain(absent.ticket(), at);
            case Event.DepartureUndone undone -> undo(undone, at);
            case Event.PlanAdopted adopted -> plan = adopted.plan();
            case Event.PlanScheduled _,Event.ScheduledPlanDropped _,Event.TicketingResumed _ -> {
            }
            case Event.TicketingEnded _,Event.MessageShown _,Event.CapacityChanged _,Event.CallingModeChanged _ -> {
            }
            case Event.ClockDoubted _,Event.ClockTrusted _,Event.ClockCorrected _ -> {
            }
            case Event.NumbersReserved _,Event.LateTicketRecorded _,Event.WishWithdrawn _ -> {
            }
            case Event.OfBooking _,Event.OfWaiting _,Event.OfDraw _,Event.OfCompany _,Event.MissesLifted _ -> {
            }
            case Event.WaitsPromised _,Event.EntryLost _,Event.EpochBegan _,Event.SlipPrinted _,Event.SlipUnconfirmed _,Event.SlipFailed _,Event.TicketRecalled _ ->
                {
                }
            case Event.HoldExpired _,Event.VisitReturned _,Event.DeferralEnded _,Event.ParticipantComing _ -> {
            }
            case Event.DocumentChecked _,Event.StepsPlanned _ -> {
            }
        }
    }

    /**
     * What is believed of days that have not begun, of a branch with that plan. Its groups have officers of their own, so what
     * these differ from each other averages out over them.
     */
    public UsualDays usualDays(BranchPlan plan, Instant now) {
        Map<String, WorkDistribution> work = works.usual(plan);
        BranchModel model = model(plan, now, work, Map.of(), works.usualError(), works.usualErrors(work));
        return new UsualDays(model.withOfficers(plan.groups().size()), works.spread());
    }

    /** What is believed now, of a branch with that plan. */
    public BranchModel model(BranchPlan plan, Instant now) {
        Map<TicketNumber, Double> attained = attained(now);
        Function<Service, double[]> underWay = service -> attained.entrySet().stream()
                .filter(each -> service.id().equals(services.get(each.getKey()))).mapToDouble(Map.Entry::getValue)
                .toArray();
        Map<String, WorkDistribution> work = works.today(plan, underWay);
        return model(plan, now, work, attained, works.dayError(plan, underWay), works.errors(work));
    }

    private BranchModel model(BranchPlan plan, Instant now, Map<String, WorkDistribution> work,
            Map<TicketNumber, Double> attained, double dayError, Map<String, ModelError.OfWork> workErrors) {
        double mean = plan.services().stream().mapToDouble(it -> it.expected().toMillis() / 1000.0).average()
                .orElse(1);
        OfficerRate average = officers.usual(usual);
        OfficerMeasure.Rates rates = officers.rates(average, mean);
        ModelError error = new ModelError(dayError, workErrors, officers.crewError(), rates.error(), rates.errors(),
                noShows.error(), leaving.error());
        return new BranchModel(work, average, rates.rates(), noShows.probability(), noShows.cost(), pauses.byReason(),
                pauses.usual(), rates.peaks(), attained, attentions.distributions(plan), leaving.leaving(now), error);
    }

    /** Seconds of work done by who is in a booth. */
    private Map<TicketNumber, Double> attained(Instant now) {
        boolean told = selfWork.isToldBy(inBooths.values());
        Map<GroupClock, BoothTime> attended = new HashMap<>();
        for (BoothTime visit : inBooths.values()) {
            Instant since = visit.needSince();
            if (since != null) {
                attended.merge(visit.group, visit, (one, other) -> {
                    Instant others = other.needSince();
                    Instant ones = one.needSince();
                    boolean first = ones != null && others != null && others.isBefore(ones);
                    return other.isAttended() || (first && !one.isAttended()) ? other : one;
                });
            }
        }
        Map<TicketNumber, Double> attained = new HashMap<>();
        inBooths.forEach((ticket, visit) -> attained.put(ticket,
                told ? visit.toldAt(now, attended.get(visit.group) == visit) : visit.sharedAt(now)));
        return attained;
    }

    private void open(LocalDate opened) {
        if (opened.equals(date)) {
            return;
        }
        Map<String, Double> means = works.endDay(plan);
        officers.endDay(service -> means.getOrDefault(service, 0.0));
        date = opened;
        services.clear();
        inBooths.clear();
        left.clear();
        usual = selfWork.rate();
        groups.values().forEach(group -> group.reset(usual));
    }

    private GroupClock group(String id) { return groups.computeIfAbsent(id, it -> new GroupClock(usual)); }

    private void signOn(GroupClock group, String officer, Instant at) {
        pass(group, at);
        group.officer = officer;
    }

    private void resume(GroupClock group, Instant at) {
        if (group.pausedSince != null) {
            pauses.add(group.pauseReason, GroupClock.seconds(group.pausedSince, at));
        }
        group.pausedSince = null;
    }

    private BoothTime enter(TicketNumber ticket, GroupClock group, Instant at) {
        pass(group, at);
        group.load++;
        String service = services.get(ticket);
        BoothTime visit = new BoothTime(group, at, seconds -> {
            if (service != null) {
                attentions.add(service, seconds);
            }
        });
        inBooths.put(ticket, visit);
        return visit;
    }

    private void change(TicketNumber ticket, Instant at, boolean toSelfWork) {
        BoothTime visit = inBooths.get(ticket);
        // a reason that is given while the visit waits does not begin a new wait
        if (visit == null || (!toSelfWork && visit.waits())) {
            return;
        }
        pass(visit.group, at);
        if (visit.walks()) {
            visit.settle(at);
            addWork(visit.group.load, visit.walked(), selfWork.isTold());
        }
        if (toSelfWork) {
            visit.workAlone(at);
        } else {
            visit.need(at);
        }
    }

    /** Nobody came, whether or not the participant said so; nothing where they were not called. */
    private void callInVain(TicketNumber ticket, Instant at) {
        BoothTime visit = leave(ticket, at);
        if (visit != null) {
            double work = visit.sharedAt(at);
            int load = visit.group.load + 1;
            boolean told = selfWork.isTold();
            learnNoShow(1, work, load, told);
            remember(ticket, visit, services.get(ticket), at, () -> learnNoShow(-1, work, load, told));
        }
    }

    private void learnNoShow(int sign, double work, int load, boolean told) {
        noShows.add(sign, work);
        addWork(load, sign * work, told);
    }

    private void addWork(int load, double seconds, boolean told) {
        if (told && load >= 1 && load <= OfficerRate.MOST_BOOTHS) {
            officers.addWork(load, seconds);
        }
    }

    private void complete(Event.VisitCompleted done, Instant at) {
        BoothTime visit = leave(done.ticket(), at);
        // a visit that the end of the day ends was not complete
        boolean cutShort = AbandonReason.DAY_OVER.word().equals(done.outcome())
                || AbandonReason.DAY_CLOSED.word().equals(done.outcome());
        if (!cutShort) {
            learn(done.ticket(), visit, at);
        }
    }

    /** A visit that stays begins its next step where it is, with its work still to do. */
    private void completeStep(Event.StepCompleted done, Instant at) {
        BoothTime visit = leave(done.ticket(), at);
        learn(done.ticket(), visit, at);
        services.put(done.ticket(), done.next());
        if (done.stays() && visit != null) {
            left.remove(done.ticket());
            enter(done.ticket(), visit.group, at).need(at);
        }
    }

    /** Takes in the work of a visit, or of a step of it, that ended as it should. */
    private void learn(TicketNumber ticket, @Nullable BoothTime visit, Instant at) {
        String service = services.get(ticket);
        if (visit == null || service == null) {
            return;
        }
        boolean told = selfWork.isToldWith(visit);
        double work = told ? visit.told() : visit.sharedAt(at);
        String officer = visit.group.officer;
        double[] shares = visit.shares();
        learn(1, visit, service, officer, shares, work, told);
        remember(ticket, visit, service, at, () -> learn(-1, visit, service, officer, shares, work, told));
    }

    /** Counts a completed visit, or with the sign -1 takes it out of the count again. */
    private void learn(int sign, BoothTime visit, String service, @Nullable String officer, double[] shares,
            double work, boolean told) {
        selfWork.add(sign, visit, told);
        works.add(sign, service, work);
        if (officer != null) {
            officers.complete(sign, officer, service, shares);
        }
    }

    private void remember(TicketNumber ticket, @Nullable BoothTime visit, @Nullable String service, Instant at,
            Runnable unlearn) {
        if (visit != null && service != null) {
            left.put(ticket, new Left(visit, visit.sharedAt(at), service, unlearn));
        }
    }

    /** The visit never left: what its leaving taught is forgotten, and its time in the booth goes on. */
    private void undo(Event.DepartureUndone undone, Instant at) {
        Left before = left.remove(undone.ticket());
        if (before == null) {
            return;
        }
        before.unlearn.run();
        services.put(undone.ticket(), before.service);
        if (undone.heldUntil() == null) {
            BoothTime back = before.visit;
            enter(undone.ticket(), back.group, at).goOn(back, before.work, at);
        }
    }

    private record Left(BoothTime visit, double work, String service, Runnable unlearn) {}

    private @Nullable BoothTime leave(TicketNumber ticket, Instant at) {
        BoothTime visit = inBooths.remove(ticket);
        if (visit != null) {
            pass(visit.group, at);
            visit.settle(at);
            visit.group.load--;
        }
        return visit;
    }

    private void pass(GroupClock group, Instant at) {
        double passed = group.pass(at);
        if (group.officer != null && group.load > 0 && group.load <= OfficerRate.MOST_BOOTHS) {
            officers.spend(group.officer, group.load, selfWork.isTold() ? group.gettingOn() : -1, passed);
        }
    }
}
