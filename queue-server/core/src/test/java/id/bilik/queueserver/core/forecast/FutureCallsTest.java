package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.BranchBuilder;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy.Pick;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A forecast calls as the branch does. At the present moment of random branches the roll-forward is held against
 * {@link CentralQueue}, call after call until nobody can be called any more.
 */
class FutureCallsTest {
    private static final int SEEDS = 25;
    private static final int MOMENTS = 40;
    private static final String[] SERVICES = {"jht", "jkk", "jkm"};
    private static final double[] WEIGHTS = {0.5, 1, 1.5, 2, 3};
    private static final Duration OVERDUE_AFTER = Duration.ofMinutes(20);

    /** What has to occur in the moments of all seeds, so that the comparison is one. */
    private enum Seen {
        // of the state, then rungs
        OVERDUE, AT_THE_DEADLINE, EQUAL_PRIORITY, BEFORE_ITS_TIME, DRAINING, MANUAL, PAUSED, OFF_DUTY, BEYOND_THE_PEAK, ONLY_THE_DEADLINE, LEAST_NEEDED, LARGEST_GAIN, FEWEST_NEED_OFFICER, LIGHTEST_LOAD, FEWEST_SKILLS, LONGEST_SINCE_CALL, FIRST_IN_PLAN
    }

    static Stream<Arguments> branches() {
        return Stream.of(BoothChoice.values())
                .flatMap(choice -> Stream.iterate(0, seed -> seed < SEEDS, seed -> seed + 1)
                        .map(seed -> Arguments.of(choice, seed)));
    }

    @ParameterizedTest
    @MethodSource("branches")
    void whom_the_branch_would_call_now_the_forecast_calls_first(BoothChoice choice, int seed) {
        hold(choice, seed, EnumSet.noneOf(Seen.class));
    }

    @Test
    void the_random_branches_come_to_every_rung() {
        Set<Seen> seen = EnumSet.noneOf(Seen.class);
        for (BoothChoice choice : BoothChoice.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                hold(choice, seed, seen);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Seen.values());
    }

    private static void hold(BoothChoice choice, int seed, Set<Seen> seen) {
        RandomBranch random = new RandomBranch(choice, seed);
        for (int moment = 0; moment < MOMENTS; moment++) {
            random.step();
            random.note(seen);
            assertThat(random.callsOfTheForecast()).as("%s, moment %s of seed %s", choice, moment, seed)
                    .isEqualTo(random.callsOfTheBranch(seen));
        }
    }

    /** Officers and participants do anything at all; nobody is called but by {@link #step}. */
    private static final class RandomBranch {
        private final BoothChoice choice;
        private final Random random;
        private final BranchModel model;
        private final CentralQueue policy;
        private final Decider decider;
        private boolean asked;
        private int requests;
        private Branch branch;
        private Instant now;

        RandomBranch(BoothChoice choice, int seed) {
            this.choice = choice;
            random = new Random(seed);
            BranchBuilder plan = aBranch().overdueAfter(OVERDUE_AFTER.toMinutes() + "m");
            for (Priority priority : Priority.values()) {
                plan.withWeight(priority, any(WEIGHTS));
            }
            if (random.nextBoolean()) {
                plan.withAppointmentWeight(any(WEIGHTS));
            }
            for (int g = 0; g < 4; g++) {
                plan.withGroup("g" + g, 2 + random.nextInt(5), 2 + random.nextInt(4), skills());
                plan.withHomes("g" + g, Math.min(random.nextInt(4), plan.room("g" + g)));
            }
            var morning = plan.open();
            branch = morning.branch();
            now = morning.now();
            model = model(branch.plan());
            policy = new CentralQueue(choice, () -> new Speed(model));
            decider = new Decider(new OnlyWhenAsked());
        }

        private String[] skills() {
            return switch (random.nextInt(4)) {
                case 0 -> new String[]{"jht", "jkk"};
                case 1 -> new String[]{"jkm", "jht"};
                case 2 -> new String[]{"jkk"};
                default -> SERVICES;
            };
        }

        /** Of some officers nothing is known; of the others some get slower beyond two visits, some are fast. */
        private BranchModel model(BranchPlan plan) {
            BranchModel usual = BranchModel.expected(plan);
            Map<String, OfficerRate> officers = new HashMap<>();
            Map<String, Integer> peaks = new HashMap<>();
            for (GroupPlan group : plan.groups()) {
                String officer = "officer of " + group.id();
                switch (random.nextInt(3)) {
                    case 0 -> {
                        officers.put(officer, OfficerRate.measured(1, 1.6, 1.5, 1.3));
                        peaks.put(officer, 2);
                    }
                    case 1 -> officers.put(officer, OfficerRate.measured(1.5, 2.7, 3.6, 4.2, 4.6));
                    default -> {
                    }
                }
            }
            return new BranchModel(usual.work(), usual.usual(), officers, usual.noShow(), usual.noShowWork(),
                    usual.pauses(), usual.usualPause(), peaks, usual.attained(), usual.attention(), usual.leaving(),
                    ModelError.NONE);
        }

        void step() {
            now = now.plusSeconds(30L * random.nextInt(5))
                    .plusNanos(random.nextInt(20) == 0 ? random.nextInt(1_000_000_000) : 0);
            for (int i = 0; i < 3; i++) {
                issue();
            }
            Group group = branch.groups().get(random.nextInt(branch.groups().size()));
            Booth booth = group.booths().get(random.nextInt(group.booths().size()));
            switch (random.nextInt(16)) {
                case 0 -> does(new Command.SetCallingMode(group.id(), any(CallingMode.values())));
                case 1 -> does(new Command.SetCapacity(group.id(), openBooths(group), 1 + random.nextInt(6)));
                case 2 -> does(group.isPaused()
                        ? new Command.ResumeGroup(group.id())
                        : new Command.PauseGroup(group.id(), null,
                                random.nextBoolean() ? null : now.plusSeconds(60L + random.nextInt(600))));
                case 3 -> does(group.isOnDuty() && random.nextBoolean()
                        ? new Command.SignOff(group.id())
                        : new Command.SignOn(group.id(), "officer of " + group.id()));
                case 4, 5, 6 -> does(new Command.Complete(booth.id(), null, null));
                case 7, 8 -> does(new Command.StartSelfWork(booth.id(), null));
                default -> {
                    asked = true;
                    does(new Command.CallNext(group.id(), null));
                    asked = false;
                    for (Booth called : group.booths()) {
                        does(new Command.Arrive(called.id(), null));
                    }
                }
            }
        }

        private List<String> openBooths(Group group) {
            List<String> open = group.booths().stream().map(Booth::id).filter(booth -> random.nextInt(3) > 0).toList();
            return open.isEmpty() ? List.of(group.booths().getFirst().id()) : open;
        }

        /** Many at equal times, a third with an appointment, from a quarter of an hour ago to half an hour from now. */
        private void issue() {
            Instant booked = now.plusSeconds(60L * (random.nextInt(45) - 15));
            does(new Command.IssueTicket(new UUID(0, ++requests), SERVICES[random.nextInt(3)],
                    any(Priority.values()), Channel.OFFLINE, random.nextInt(3) > 0 ? null : booked, null,
                    random.nextInt(3) == 0 ? Booking.Where.HOME : null));
        }

        private void does(Command command) {
            if (decider.decide(branch, Order.unnamed(command), now) instanceof Decision.Accepted accepted) {
                branch = accepted.branch();
            }
        }

        private double any(double[] some) { return some[random.nextInt(some.length)]; }

        private <T> T any(T[] some) { return some[random.nextInt(some.length)]; }

        List<String> callsOfTheBranch(Set<Seen> seen) {
            List<String> calls = new ArrayList<>();
            Branch then = branch;
            for (Optional<Pick> pick = next(then); pick.isPresent(); pick = next(then)) {
                Pick call = pick.get();
                calls.add(call.visit().ticket() + " -> " + call.group());
                noteRungs(call, seen);
                then = Evolution.evolve(then, new RecordedEvent(then.sequence() + 1, now,
                        new Event.TicketCalled(call.visit().ticket(), call.booth(), call.group(), call.reason(),
                                null)));
            }
            return calls;
        }

        private Optional<Pick> next(Branch then) {
            return policy.findNext(then, then.groups().stream().filter(Group::isReady).toList(), now);
        }

        List<String> callsOfTheForecast() {
            LiveState live = LiveState.of(branch, model, choice, Duration.ZERO, now);
            List<TicketNumber> tickets = live.tickets();
            FutureBranch future = new FutureBranch(live.state(), everybodyStays(live.state()));
            List<FutureGroup> groups = List.of(future.groups());
            List<String> calls = new ArrayList<>();
            double[] asLearned = new double[groups.size()];
            Arrays.fill(asLearned, 1);
            future.begin(serving -> 600, asLearned);
            for (int visit = future.callNext(0); visit >= 0; visit = future.callNext(0)) {
                if (live.state().waiting().get(visit).onlooking()) {
                    continue;
                }
                FutureGroup taker = future.taker(visit, 0);
                calls.add(tickets.get(visit) + " -> " + branch.groups().get(groups.indexOf(taker)).id());
                future.seat(taker, visit, 600, 0);
            }
            return calls;
        }

        private static double[] everybodyStays(QueueState state) {
            double[] leavesAt = new double[state.waiting().size()];
            Arrays.fill(leavesAt, Double.POSITIVE_INFINITY);
            return leavesAt;
        }

        void note(Set<Seen> seen) {
            Map<Double, Double> weights = new HashMap<>();
            for (Visit visit : branch.visits().values()) {
                if (!(visit.stage() instanceof Stage.Waiting)) {
                    continue;
                }
                int late = Duration.between(visit.countsFrom(), now).compareTo(OVERDUE_AFTER);
                mark(seen, Seen.OVERDUE, late > 0);
                mark(seen, Seen.AT_THE_DEADLINE, late == 0);
                mark(seen, Seen.BEFORE_ITS_TIME, visit.countsFrom().isAfter(now));
                Double other = weights.put(accumulated(visit), weight(visit));
                mark(seen, Seen.EQUAL_PRIORITY, late <= 0 && !visit.countsFrom().isAfter(now)
                        && other != null && other != weight(visit));
            }
            for (Group group : branch.groups()) {
                mark(seen, Seen.PAUSED, group.isPaused());
                mark(seen, Seen.OFF_DUTY, !group.isOnDuty());
                mark(seen, Seen.MANUAL, group.mode() == CallingMode.MANUAL);
                mark(seen, Seen.DRAINING,
                        group.booths().stream().anyMatch(it -> it.status() == Booth.Status.DRAINING));
                mark(seen, Seen.BEYOND_THE_PEAK, group.mode() == CallingMode.AUTOMATIC && group.isReady()
                        && group.load() >= new Speed(model).peak(group));
            }
        }

        private double accumulated(Visit visit) {
            return weight(visit) * Duration.between(visit.countsFrom(), now).toNanos();
        }

        private double weight(Visit visit) {
            return branch.plan().rules().weight(visit.priority(), visit.appointment() != null);
        }

        private static void noteRungs(Pick call, Set<Seen> seen) {
            for (Seen rung : Seen.values()) {
                mark(seen, rung, rung.name().equals(call.reason().booth()));
            }
            mark(seen, Seen.ONLY_THE_DEADLINE, call.reason().visit().equals("OVERDUE"));
        }

        private static void mark(Set<Seen> seen, Seen what, boolean holds) {
            if (holds) {
                seen.add(what);
            }
        }

        /** Automatic groups are left waiting, so that there is something to choose at the moment that is looked at. */
        private final class OnlyWhenAsked implements CallingPolicy {
            @Override
            public String name() { return policy.name(); }

            @Override
            public Optional<Pick> findNext(Branch then, List<Group> ready, Instant at) {
                if (!asked) {
                    return Optional.empty();
                }
                asked = false;
                return policy.findNext(then, ready, at);
            }

            @Override
            public List<Pick> listNext(Branch then, Group group, Instant at, int limit) {
                return policy.listNext(then, group, at, limit);
            }

            @Override
            public int countAhead(Branch then, Visit visit, Instant at) { return policy.countAhead(then, visit, at); }
        }
    }

    /** Officers as the model has them. */
    private record Speed(BranchModel model) implements OfficerSpeed {
        @Override
        public double gain(Group group) {
            return model.rateOf(officer(group)).gain(Math.min(group.load(), OfficerRate.MOST_BOOTHS - 1));
        }

        @Override
        public int peak(Group group) { return model.peakOf(officer(group)); }

        private static @Nullable String officer(Group group) {
            return group.duty() instanceof Duty.On on ? on.officer() : null;
        }
    }
}
