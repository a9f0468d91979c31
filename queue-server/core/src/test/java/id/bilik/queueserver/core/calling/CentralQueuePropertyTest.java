package id.bilik.queueserver.core.calling;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.BranchBuilder;
import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy.Pick;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The central queue against slow and simple references, over seeds: mixed weights and skills, ties, the overdue. */
class CentralQueuePropertyTest {
    private static final String[] SERVICES = {"jht", "jkk", "jkm"};
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final double[] WEIGHTS = {0.3, 0.5, 1, 1.5, 2, 3, 7.7};

    static IntStream seeds() { return IntStream.range(0, 25); }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_next_call_equals_a_search_through_all_who_wait(int seed) {
        BranchScenario branch = crowd(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            List<Group> ready = branch.branch().groups().stream().filter(group -> random.nextBoolean())
                    .filter(Group::hasRoom).toList();
            Optional<Pick> pick = branch.policy.findNext(branch.branch(), ready, branch.now());
            Optional<Visit> visit = waiting(branch.branch()).stream()
                    .filter(it -> ready.stream().anyMatch(group -> group.serves(it.service())))
                    .min(order(branch.branch(), branch.now()));
            assertThat(pick.map(Pick::visit)).isEqualTo(visit);
            if (pick.isPresent()) {
                assertThat(pick.get().group()).isEqualTo(taker(branch, ready, visit.orElseThrow()).id());
            }
            step(branch, random);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void how_many_are_ahead_equals_counting_them(int seed) {
        BranchScenario branch = crowd(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            Branch now = branch.branch();
            for (Visit visit : waiting(now)) {
                assertThat(branch.policy.countAhead(now, visit, branch.now())).as("%s of seed %s", visit, seed)
                        .isEqualTo(callsBefore(now, visit, branch.now()));
            }
            step(branch, random);
        }
    }

    /** Calling them one by one. */
    private static int callsBefore(Branch branch, Visit visit, Instant now) {
        List<Visit> left = new ArrayList<>(
                waiting(branch).stream().filter(other -> mayMeet(branch, visit.service(), other.service())).toList());
        Duration pace = CallsAhead.between(branch, visit.service(), visit.where());
        for (int calls = 0;; calls++) {
            Instant at = now.plus(pace == null ? Duration.ZERO : pace.multipliedBy(calls + 1));
            Visit next = left.stream().min(pace == null ? Comparator.comparing(Visit::place) : order(branch, at))
                    .orElseThrow();
            if (next.equals(visit)) {
                return calls;
            }
            left.remove(next);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_list_of_the_next_equals_calling_them_one_by_one(int seed) {
        BranchScenario branch = crowd(seed);
        Group group = branch.branch().groups().get(seed % branch.branch().groups().size());
        List<String> listed = branch.policy.listNext(branch.branch(), group, branch.now(), 1000).stream()
                .map(pick -> pick.visit().ticket() + " " + pick.reason().visit() + " " + pick.reason().waitedSeconds())
                .toList();
        List<String> called = new ArrayList<>();
        String booth = group.booths().getFirst().id();
        while (branch.callNext(group.id()).contains(" -> booth " + booth)) {
            var call = branch.branch().calls().getFirst();
            var reason = call.call().reason();
            called.add(call.ticket() + " " + reason.visit() + " " + reason.waitedSeconds());
            branch.noShow(booth);
        }
        assertThat(listed).isEqualTo(called).hasSizeGreaterThan(3);
        assertThat(branch.policy.listNext(crowd(seed).branch(), group, branch.now(), 3)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_rung_is_the_one_without_which_another_would_have_been_called(int seed) {
        BranchScenario branch = crowd(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Group group = branch.branch().groups().get(random.nextInt(branch.branch().groups().size()));
            List<Visit> rivals = waiting(branch.branch()).stream().filter(it -> group.serves(it.service())).toList();
            for (Pick pick : branch.policy.findNext(branch.branch(), List.of(group), branch.now()).stream().toList()) {
                Visit first = rivals.stream().min(Comparator.comparing(Visit::place)).orElseThrow();
                Visit favourite = rivals.stream().min(byPriority(branch.branch(), branch.now())).orElseThrow();
                assertThat(pick.reason().visit()).isEqualTo(!pick.visit().equals(first)
                        ? "ACCUMULATED_PRIORITY"
                        : pick.visit().equals(favourite) ? "FIRST_COME" : "OVERDUE");
            }
            step(branch, random);
        }
    }

    /** The promise of {@link VisitLadder}, looked at from every visit at every call. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_is_passed_beyond_the_stated_bound(int seed) {
        BranchScenario branch = crowd(seed);
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < 200; i++) {
            Branch before = branch.branch();
            Group group = before.groups().get(random.nextInt(before.groups().size()));
            if (branch.callNext(group.id()).contains("->")) {
                Visit called = branch.branch().getVisit(branch.branch().calls().getFirst().ticket());
                for (Visit ours : waiting(before)) {
                    if (group.serves(ours.service()) && ours.place().compareTo(called.place()) < 0) {
                        passed++;
                        checkBound(before, ours, called, branch.now());
                    }
                }
                branch.noShow(before.getGroup(group.id()).findRoom(Booking.Where.BRANCH).orElseThrow().id());
            }
            step(branch, random);
        }
        assertThat(passed).as("the promise was put to the test").isPositive();
    }

    private static void checkBound(Branch branch, Visit ours, Visit called, Instant now) {
        double b = weight(branch, ours);
        double heavier = weight(branch, called);
        assertThat(heavier).isGreaterThan(b);
        assertThat(called.countsFrom()).as("before its time nobody passes").isBeforeOrEqualTo(now);
        double waited = Duration.between(ours.countsFrom(), now).toNanos();
        double deadline = branch.plan().rules().overdueAfter().toNanos();
        double later = Duration.between(ours.countsFrom(), called.countsFrom()).toNanos();
        assertThat(later).isLessThanOrEqualTo((1 - b / heavier) * Math.min(waited, deadline) * (1 + 1e-12));
        assertThat(waited).isLessThanOrEqualTo(deadline);
    }

    /** Some time passes, somebody comes. */
    private static void step(BranchScenario branch, Random random) {
        branch.after(random.nextInt(5) == 0 ? "0s" : random.nextInt(120) + "s");
        issue(branch, random);
    }

    /** Every third has an appointment, from half an hour ago to an hour from now. */
    private static void issue(BranchScenario branch, Random random) {
        String service = SERVICES[random.nextInt(3)];
        Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
        if (random.nextInt(3) > 0) {
            branch.issue(service, priority);
        } else {
            branch.issueBooked(service, priority, branch.now().plusSeconds(60L * (random.nextInt(90) - 30)));
        }
    }

    /** Forty who wait since up to an hour and a half, many at equal times, at groups of random skills. */
    private static BranchScenario crowd(int seed) {
        Random random = new Random(seed);
        BranchBuilder plan = aBranch().overdueAfter(30 + random.nextInt(60) + "m").withGroup("g0", 1);
        for (Priority priority : Priority.values()) {
            if (random.nextBoolean()) {
                plan.withWeight(priority, WEIGHTS[random.nextInt(WEIGHTS.length)]);
            }
        }
        plan.withWeight(Priority.NONE, 1).withWeight(Priority.ELDERLY, 2);
        if (random.nextBoolean()) {
            plan.withAppointmentWeight(WEIGHTS[random.nextInt(WEIGHTS.length)]);
        }
        for (int i = 1; i <= 3; i++) {
            plan.withGroup("g" + i, 1 + random.nextInt(6), SERVICES[random.nextInt(3)], "jht");
        }
        BranchScenario branch = plan.open();
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(3) > 0) {
                branch.after(random.nextInt(4) + "m");
            }
            issue(branch, random);
        }
        return branch;
    }

    private static List<Visit> waiting(Branch branch) {
        return branch.visits().values().stream().filter(visit -> visit.stage() instanceof Stage.Waiting).toList();
    }

    /** The rule in its plainest words. */
    private static Comparator<Visit> order(Branch branch, Instant now) {
        return (one, other) -> {
            boolean overdue = isOverdue(branch, one, now);
            if (overdue != isOverdue(branch, other, now)) {
                return overdue ? -1 : 1;
            }
            return overdue
                    ? one.place().compareTo(other.place())
                    : byPriority(branch, now).compare(one, other);
        };
    }

    private static Comparator<Visit> byPriority(Branch branch, Instant now) {
        return Comparator.comparing((Visit visit) -> visit.countsFrom().isAfter(now))
                .thenComparingDouble(visit -> -weight(branch, visit) * waited(visit, now))
                .thenComparingDouble(visit -> visit.countsFrom().isAfter(now) ? 0 : -weight(branch, visit))
                .thenComparing(Visit::place);
    }

    private static double waited(Visit visit, Instant now) {
        return Math.max(0, Duration.between(visit.countsFrom(), now).toNanos());
    }

    private static boolean isOverdue(Branch branch, Visit visit, Instant now) {
        return Duration.between(visit.countsFrom(), now).compareTo(branch.plan().rules().overdueAfter()) > 0;
    }

    private static double weight(Branch branch, Visit visit) {
        return branch.plan().rules().weight(visit.priority(), visit.appointment() != null);
    }

    private static Group taker(BranchScenario branch, List<Group> ready, Visit visit) {
        return ready.stream().filter(group -> group.serves(visit.service()))
                .min(Comparator.comparingLong((Group group) -> needed(branch, ready, group))
                        .thenComparingInt(Group::load).thenComparingInt(group -> group.services().size())
                        .thenComparingLong(Group::lastCall))
                .orElseThrow();
    }

    /** Services of the group for which no more have room than are overdue. */
    private static long needed(BranchScenario branch, List<Group> ready, Group group) {
        return group.services().stream().distinct().filter(service -> {
            long overdue = waiting(branch.branch()).stream().filter(visit -> visit.service().equals(service)
                    && isOverdue(branch.branch(), visit, branch.now())).count();
            int room = ready.stream().filter(other -> other.serves(service))
                    .mapToInt(it -> it.room(Booking.Where.BRANCH)).sum();
            return overdue > 0 && overdue >= room;
        }).count();
    }

    private static boolean mayMeet(Branch branch, String one, String other) {
        return one.equals(other) || branch.groups().stream().anyMatch(it -> it.serves(one) && it.serves(other))
                || branch.groups().stream().noneMatch(it -> it.serves(one));
    }
}
