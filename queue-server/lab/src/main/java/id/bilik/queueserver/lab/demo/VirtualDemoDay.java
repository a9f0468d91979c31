package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.UsualDays;
import id.bilik.queueserver.core.simulation.Act;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The demo's day in virtual time: the same people, officers by the same planner, and no requests over the network. */
public final class VirtualDemoDay {
    static final BranchPlan PLAN = DemoBranch.plan();
    /** A Monday. */
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    /** When the branch opens. */
    public static final Instant OPENING = DATE.atTime(ExpectedDay.OPENS, 0).atZone(PLAN.zone()).toInstant();
    /** Of the branch's time, while the planner is at work and the demo is sixty times as fast as life. */
    private static final Duration PLANNER_ANSWERS = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final long PLANNER_SEED = 20261122;

    private final Roster roster;
    private final int atOpening;

    private VirtualDemoDay(Roster roster, int atOpening) {
        this.roster = roster;
        this.atOpening = atOpening;
    }

    /** With the officers whom the planner suggests, as the supervisor of the demo asks it. */
    public static VirtualDemoDay asPlanned() {
        DayToStaff usual = DayToStaff.whole(PLAN, UsualDays.exactly(BranchModel.expected(PLAN)),
                new ArrivalHistory(PLAN.zone()).usual(PLAN), DATE, 1);
        // what the server takes where the rest is left out
        Planner.Wish wish = new Planner.Wish(Duration.ofMinutes(DutySupervisor.WITHIN_MINUTES).toSeconds(), .8,
                PLAN.groups().size(), 4);
        Roster suggested = Roster.of(new Planner(usual, new CentralQueue(), wish, PLANNER_SEED)
                .fewest((tried, hours, verifying) -> true));
        return new VirtualDemoDay(suggested, DutySupervisor.AT_OPENING);
    }

    /** With so many officers all day. */
    public static VirtualDemoDay with(int officers) {
        return new VirtualDemoDay(new Roster(List.of(officers)), officers);
    }

    /** The branch at the opening. */
    public Morning morning() {
        return Morning.next(Branch.unfounded(PLAN.id()), PLAN, OPENING, atOpening);
    }

    /**
     * The first day of a branch.
     *
     * @param factors by the id of a service: how many times as much its work is as its plan expects
     */
    public Scenario scenario(Morning morning, CallingPolicy policy, ToDoubleFunction<String> factors, long seed) {
        return scenario(morning, policy, factors, new Patience(1, 1), seed);
    }

    /** The same of people of another patience. */
    Scenario scenario(Morning morning, CallingPolicy policy, ToDoubleFunction<String> factors, Patience patience,
            long seed) {
        List<Participant> people = new ImaginedDay(services(), seed).draw().stream()
                .map(each -> participant(each, factors.applyAsDouble(each.service()), patience)).toList();
        return new Scenario(morning.branch(), OPENING, Double.POSITIVE_INFINITY, policy,
                new OfficerModel.Alternating(ImaginedVisits.SELF_WORK_PER_ATTENTION), Map.of(), people, acts(),
                Integer.MAX_VALUE);
    }

    private static List<DemoPlan.ServiceShare> services() {
        List<Double> shares = ExpectedDay.shares(PLAN.services().size());
        List<DemoPlan.ServiceShare> services = new ArrayList<>();
        for (Service service : PLAN.services()) {
            services.add(new DemoPlan.ServiceShare(service.id(), shares.get(services.size()),
                    service.expected().toSeconds()));
        }
        return services;
    }

    /** How many times as long as in the demo people stay at least, and beyond that. */
    record Patience(double least, double beyond) {
        double seconds(Arrival arrival) {
            double atLeast = VirtualDemoDay.seconds(ImaginedDay.LEAST_PATIENCE);
            return least * atLeast + beyond * (VirtualDemoDay.seconds(arrival.patience()) - atLeast);
        }
    }

    private static Participant participant(Arrival arrival, double factor, Patience patience) {
        return new Participant(seconds(arrival.after()), arrival.service(),
                ContractNames.find(Priority.class, arrival.priority()).orElseThrow(),
                factor * seconds(arrival.solo()), ImaginedVisits.MEAN_TURNS, ImaginedOfficer.WALK.toSeconds(),
                patience.seconds(arrival), arrival.shows(), false,
                arrival.channel() == Arrival.Channel.ONLINE ? seconds(arrival.booked()) : null);
    }

    /** The officers beyond those of the opening begin when the planner has answered; whoever goes finishes first. */
    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        int present = atOpening;
        for (Duration at = PLANNER_ANSWERS; at.compareTo(LONGEST) < 0; at = at.plus(Roster.SLOT)) {
            int wanted = roster.at(at);
            for (; present < wanted; present++) {
                acts.add(new Act(seconds(at),
                        new Command.SignOn(PLAN.groups().get(present).id(), "officer " + present)));
            }
            for (; present > wanted; present--) {
                acts.add(new Act(seconds(at), new Command.SignOff(PLAN.groups().get(present - 1).id())));
            }
        }
        return acts;
    }

    private static double seconds(Duration duration) { return duration.toMillis() / 1000.0; }
}
