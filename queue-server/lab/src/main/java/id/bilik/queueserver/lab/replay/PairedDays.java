package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.core.simulation.Act;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.planning.Change;
import id.bilik.queueserver.core.simulation.planning.WhatIf;
import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Ten questions on each of several imagined first days, every twenty minutes of the morning: what if the officers stay as they
 * are now, and what if one of them goes. What happens is known of both, since the same people come to the rest of the day in
 * either case. The what-if knows the day's journal up to the question and nothing else.
 */
final class PairedDays {
    private static final Duration STEP = Duration.ofMinutes(20);
    private static final int QUESTIONS = 10;

    /**
     * What was said and what happened, mean waits in seconds.
     *
     * @param day      from 1 on
     * @param officers on duty when it was asked
     * @param worth    what the officer who goes is worth
     */
    record Question(int day, Instant at, int officers, Said unchanged, Said less, Said worth) {}

    private final VirtualDemoDay demo;
    private final double misjudged;
    private final ImaginedBranches others;
    private final CallingPolicy policy = new CentralQueue();

    /**
     * @param misjudged how far plans are off about the work of a service: the standard deviation of its logarithm
     * @param others    where the branch has its priors from
     */
    PairedDays(VirtualDemoDay demo, double misjudged, ImaginedBranches others) {
        this.demo = demo;
        this.others = others;
        this.misjudged = misjudged;
    }

    /** Asks on so many days. */
    List<Question> ask(int days, long seed) {
        List<Question> questions = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            long people = Streams.replication(seed, day);
            Morning morning = demo.morning();
            ToDoubleFunction<String> factors = service -> Math
                    .exp(misjudged * Streams.of(people, service, 0).nextGaussian());
            Scenario scenario = demo.scenario(morning, policy, factors, people);
            BranchPriors priors = others.priors(factors, people);
            for (int number = 1; number <= QUESTIONS; number++) {
                questions.add(ask(day + 1, morning, scenario, priors, STEP.multipliedBy(number), seed));
            }
        }
        return questions;
    }

    private Question ask(int day, Morning morning, Scenario scenario, BranchPriors priors, Duration after, long seed) {
        Instant now = scenario.from().plus(after);
        double at = after.toSeconds();
        List<Act> soFar = scenario.acts().stream().filter(act -> act.at() <= at).toList();
        List<RecordedEvent> stays = play(morning, scenario.with(soFar));
        ReplayedBranch branch = new ReplayedBranch(morning.branch().plan(), priors, seed);
        stays.stream().filter(event -> !event.at().isAfter(now)).forEach(branch::accept);
        List<Group> onDuty = branch.branch().groups().stream().filter(Group::isOnDuty).toList();
        String last = onDuty.getLast().id();
        List<RecordedEvent> goes = play(morning, scenario
                .with(Stream.concat(soFar.stream(), Stream.of(new Act(at, new Command.SignOff(last)))).toList()));
        double happened = DayWaits.of(stays).meanAfter(now).orElseThrow();
        double happenedThen = DayWaits.of(goes).meanAfter(now).orElseThrow();
        WhatIf.Comparison answer = branch.ask(now, List.of(List.of(new Change.RemoveOfficer(last))));
        WhatIf.Alternative gone = answer.alternatives().getFirst();
        return new Question(day, now, onDuty.size(), Said.of(answer.before().meanWait(), happened),
                Said.of(gone.after().meanWait(), happenedThen),
                Said.ofWorth(gone.saved(), happenedThen - happened));
    }

    private static List<RecordedEvent> play(Morning morning, Scenario scenario) {
        return Stream.concat(morning.events().stream(), Simulator.record(scenario).journal().stream()).toList();
    }
}
