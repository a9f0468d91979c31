package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.calling.BoothChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollForwardTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final OfficerRate TWICE_SELF_WORK = OfficerRate.of(2);

    @ParameterizedTest
    @CsvSource({"5, 4, 1", "5, 4.5, 1", "12, 4.2, .5"})
    void averaged_over_the_lengths_of_the_queue_the_wait_is_erlang_c(int servers, double lambda, double mu) {
        List<QueueState.Group> groups = IntStream.range(0, servers)
                .mapToObj(g -> group(OfficerRate.of(0), 1, 1, serving(1, 1000 + g))).toList();
        List<Outlook> outlooks = RollForward.of(state(exponential(1 / mu), groups, waiting(60)), 3000, 7);
        double rho = lambda / (servers * mu);
        double meanWait = 0;
        for (int ahead = 0; ahead < 60; ahead++) {
            meanWait += (1 - rho) * Math.pow(rho, ahead) * outlooks.get(ahead).mean();
        }
        QueueFormulas.Waiting exact = QueueFormulas.erlangC(servers, lambda, mu);
        assertThat(exact.probability() * meanWait).isCloseTo(exact.meanWait(), within(.03 * exact.meanWait()));
    }

    @Test
    void one_officer_with_six_full_booths_calls_at_the_machine_repair_rate() {
        QueueState state = state(exponential(450), List.of(group(TWICE_SELF_WORK, 6, 6, serving(6, 1000))),
                waiting(20));
        List<Outlook> outlooks = RollForward.of(state, 4000, 11);
        for (int k = 1; k <= 20; k++) {
            double exact = k * 450 / TWICE_SELF_WORK.rate(6);
            assertThat(outlooks.get(k - 1).mean()).isCloseTo(exact, within(.05 * exact));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_seed_gives_the_same_outlook(long seed) {
        assertThat(RollForward.of(busyBranch(), 100, seed)).isEqualTo(RollForward.of(busyBranch(), 100, seed));
    }

    @Test
    void who_stands_further_back_in_a_class_is_never_called_earlier() {
        List<QueueState.Waiting> waiting = busyBranch().waiting();
        List<Outlook> outlooks = RollForward.of(busyBranch(), 200, 5);
        for (int i = 0; i < waiting.size(); i++) {
            for (int j = i + 1; j < waiting.size(); j++) {
                if (waiting.get(i).service() == waiting.get(j).service()
                        && waiting.get(i).priorityClass() == waiting.get(j).priorityClass()) {
                    assertThat(outlooks.get(i).untilCalled().likely())
                            .isLessThanOrEqualTo(outlooks.get(j).untilCalled().likely());
                    assertThat(outlooks.get(i).mean()).isLessThanOrEqualTo(outlooks.get(j).mean());
                }
            }
        }
    }

    @Test
    void a_heavier_class_is_called_first_unless_somebody_is_overdue() {
        List<QueueState.Waiting> two = List.of(new QueueState.Waiting(1, 0, 0, 900),
                new QueueState.Waiting(2, 0, 1, 600));
        List<QueueState.Group> one = List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000)));
        QueueState patient = new QueueState(List.of(WorkDistribution.prior(300, 1)), List.of(1.0, 4.0), NEVER,
                BoothChoice.LIGHTEST_LOAD, 0, 60,
                one, two, everybodyStays(2), NEVER);
        assertThat(RollForward.of(patient, 50, 1)).extracting(Outlook::mean).satisfies(means -> assertThat(means.get(1))
                .isLessThan(means.get(0)));
        QueueState overdue = new QueueState(List.of(WorkDistribution.prior(300, 1)), List.of(1.0, 4.0), 800,
                BoothChoice.LIGHTEST_LOAD, 0, 60, one,
                two, everybodyStays(2), NEVER);
        assertThat(RollForward.of(overdue, 50, 1)).extracting(Outlook::mean).satisfies(means -> assertThat(means.get(0))
                .isLessThan(means.get(1)));
    }

    @Test
    void an_onlooker_is_told_when_it_would_be_called_and_delays_nobody() {
        List<QueueState.Group> one = List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000)));
        List<QueueState.Waiting> watched = new ArrayList<>(waiting(3));
        watched.add(1, QueueState.Waiting.onlooker(-1, 0, 0, false));
        List<Outlook> alone = RollForward.of(state(exponential(300), one, waiting(4)), 300, 3);
        List<Outlook> beside = RollForward.of(state(exponential(300), one, watched), 300, 3);
        assertThat(beside.get(1).mean()).as("the last of the queue").isCloseTo(alone.get(3).mean(), within(120.0));
        assertThat(List.of(beside.get(0), beside.get(2), beside.get(3))).isEqualTo(alone.subList(0, 3));
    }

    @Test
    void work_already_done_brings_the_call_nearer() {
        QueueState fresh = state(WorkDistribution.prior(400, .3), List.of(group(OfficerRate.of(0), 1, 1,
                List.of(new QueueState.Serving(9, 0, 0, false, false)))), waiting(1));
        QueueState nearlyDone = state(WorkDistribution.prior(400, .3), List.of(group(OfficerRate.of(0), 1, 1,
                List.of(new QueueState.Serving(9, 0, 350, false, false)))), waiting(1));
        assertThat(RollForward.of(nearlyDone, 200, 3).getFirst().mean())
                .isLessThan(RollForward.of(fresh, 200, 3).getFirst().mean() / 2);
    }

    @Test
    void a_draining_booth_is_not_filled_again() {
        QueueState state = state(exponential(300),
                List.of(group(OfficerRate.of(0), 2, 1, List.of(new QueueState.Serving(8, 0, 0, true, false)))),
                waiting(2));
        List<Outlook> outlooks = RollForward.of(state, 100, 3);
        assertThat(outlooks.get(0).mean()).as("the one open booth is free at once").isZero();
        assertThat(outlooks.get(1).mean()).as("the second waits for that booth, not for the draining one").isPositive();
    }

    @Test
    void a_group_that_pauses_calls_when_it_resumes_and_never_if_nobody_knows_when() {
        QueueState.Group later = new QueueState.Group(OfficerRate.of(0), 1, 1, 600, 1, 0, List.of());
        assertThat(RollForward.of(state(exponential(300), List.of(later), waiting(1)), 20, 3).getFirst())
                .isEqualTo(new Outlook(new WaitForecast(600, 600, 600), 600, 1));
        QueueState.Group never = new QueueState.Group(OfficerRate.of(0), 1, 1, NEVER, 1, 0, List.of());
        assertThat(RollForward.of(state(exponential(300), List.of(never), waiting(1)), 20, 3).getFirst())
                .isEqualTo(new Outlook(new WaitForecast(NEVER, NEVER, NEVER), NEVER, 0));
    }

    @Test
    void the_chance_to_be_called_before_closing_falls_along_the_queue() {
        QueueState open = state(exponential(300), List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000))),
                waiting(30));
        QueueState closing = new QueueState(open.work(), open.classWeights(), NEVER, BoothChoice.LIGHTEST_LOAD, 0, 60,
                open.groups(),
                open.waiting(), open.leaving(), 3000);
        List<Outlook> outlooks = RollForward.of(closing, 400, 3);
        assertThat(outlooks.getFirst().calledBeforeClosing()).isGreaterThan(.99);
        assertThat(outlooks.get(9).calledBeforeClosing()).isBetween(.35, .65);
        assertThat(outlooks.getLast().calledBeforeClosing()).isLessThan(.01);
    }

    @Test
    void no_shows_make_the_queue_move_faster() {
        QueueState all = busyBranch();
        QueueState some = new QueueState(all.work(), all.classWeights(), NEVER, BoothChoice.LIGHTEST_LOAD, .3, 60,
                all.groups(), all.waiting(), all.leaving(),
                NEVER);
        assertThat(RollForward.of(some, 200, 3).getLast().mean())
                .isLessThan(.9 * RollForward.of(all, 200, 3).getLast().mean());
    }

    @Test
    void with_people_leaving_the_wait_is_that_of_a_death_process() {
        double leaves = 1 / 900.0;
        QueueState state = leaving(state(exponential(300), List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000))),
                waiting(40)), leaves);
        List<Outlook> outlooks = RollForward.of(state, 4000, 13);
        double exact = 0;
        for (int ahead = 0; ahead < 40; ahead++) {
            exact += 1 / (1 / 300.0 + ahead * leaves);
            assertThat(outlooks.get(ahead).mean()).as("%s ahead", ahead).isCloseTo(exact, within(.05 * exact));
        }
        assertThat(exact).as("seconds, of 12,000 if all stayed").isBetween(2000.0, 3000.0);
    }

    @Test
    void what_a_visit_is_told_does_not_count_with_its_own_leaving() {
        QueueState patient = state(exponential(300), List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000))),
                waiting(1));
        assertThat(RollForward.of(leaving(patient, .1), 300, 3)).isEqualTo(RollForward.of(patient, 300, 3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-5, 1e-4, 1e-3, 1e-2})
    void with_people_leaving_nobody_is_told_less_than_those_before_them(double perSecond) {
        QueueState state = leaving(busyBranch(), perSecond);
        List<Outlook> outlooks = RollForward.of(state, 100, 5);
        for (int i = 0; i < outlooks.size(); i++) {
            for (int j = i + 1; j < outlooks.size(); j++) {
                if (state.waiting().get(i).service() == state.waiting().get(j).service()
                        && state.waiting().get(i).priorityClass() == state.waiting().get(j).priorityClass()) {
                    WaitForecast before = outlooks.get(i).untilCalled();
                    assertThat(outlooks.get(j).untilCalled().atLeast(before)).isEqualTo(outlooks.get(j).untilCalled());
                }
            }
        }
        assertThat(RollForward.of(state, 100, 5)).as("the same seed").isEqualTo(outlooks);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 5e-4, 1e-3})
    void the_fast_fallback_knows_that_people_leave(double perSecond) {
        QueueState state = leaving(state(exponential(480), List.of(group(TWICE_SELF_WORK, 6, 6, serving(6, 1000)),
                group(TWICE_SELF_WORK, 4, 6, serving(4, 2000))), waiting(40)), perSecond);
        List<Outlook> rolled = RollForward.of(state, 1000, 3);
        for (int i = 4; i < 40; i++) {
            assertThat(new RateForecast(state, 0, new double[]{1}).after(i).likely()).isCloseTo(rolled.get(i).mean(),
                    within(.12 * rolled.get(i).mean()));
        }
    }

    @Test
    void an_overdue_visit_that_has_left_needs_no_room() {
        QueueState some = busyBranch();
        QueueState overdue = new QueueState(some.work(), some.classWeights(), 1000, some.choice(), 0, 60, some.groups(),
                List.of(new QueueState.Waiting(1, 0, 0, 2000), new QueueState.Waiting(2, 0, 0, 1500),
                        new QueueState.Waiting(3, 0, 0, 500)),
                some.leaving(), NEVER);
        double[] leavesAt = {100, NEVER, NEVER};
        FutureQueues queues = new FutureQueues(overdue, leavesAt);
        queues.begin();
        assertThat(queues.countOverdue(0, 99, 9)).isEqualTo(2);
        assertThat(queues.countOverdue(0, 101, 9)).isEqualTo(1);
        assertThat(queues.overdue(101)).isEqualTo(1);
    }

    private static QueueState leaving(QueueState state, double perSecond) {
        double[] rates = new double[LeavingRate.BANDS.length];
        Arrays.fill(rates, perSecond);
        return new QueueState(state.work(), state.classWeights(), state.overdueAfter(), state.choice(), state.noShow(),
                state.noShowWork(), state.groups(), state.waiting(),
                Collections.nCopies(state.classWeights().size(), new LeavingRate(rates)), state.untilClosing());
    }

    @Test
    void a_visit_that_no_group_serves_is_never_called_and_holds_up_nobody() {
        QueueState.Group onlyFirst = group(OfficerRate.of(0), 1, 1, serving(1, 1000));
        QueueState state = new QueueState(List.of(exponential(300), exponential(300)), List.of(1.0), NEVER,
                BoothChoice.LIGHTEST_LOAD, 0, 60,
                List.of(onlyFirst), List.of(new QueueState.Waiting(1, 1, 0, 900), new QueueState.Waiting(2, 0, 0, 60)),
                everybodyStays(1), NEVER);
        List<Outlook> outlooks = RollForward.of(state, 200, 3);
        assertThat(outlooks.get(0).calledBeforeClosing()).isZero();
        assertThat(outlooks.get(1).calledBeforeClosing()).isEqualTo(1);
    }

    @Test
    void the_fast_fallback_is_near_the_roll_forward_when_all_booths_are_full() {
        QueueState state = state(exponential(480), List.of(group(TWICE_SELF_WORK, 6, 6, serving(6, 1000)),
                group(TWICE_SELF_WORK, 4, 6, serving(4, 2000))), waiting(40));
        List<Outlook> rolled = RollForward.of(state, 1000, 3);
        for (int i = 4; i < 40; i++) {
            assertThat(new RateForecast(state, 0, new double[]{1}).after(i).likely()).isCloseTo(rolled.get(i).mean(),
                    within(.12 * rolled.get(i).mean()));
        }
    }

    @ParameterizedTest(name = "mean work known from {0} works, officers from {1} seconds")
    @CsvSource({"0, 0", "20, 0", "0, 20000", "200, 20000"})
    void the_range_is_as_wide_as_the_means_are_unknown(int works, double watched) {
        double own = 1 / Math.sqrt(8 + works);
        double crew = .3 * Math.sqrt(3600 / (3600 + watched));
        QueueState exact = state(exponential(300), List.of(group(OfficerRate.of(0), 1, 1, serving(1, 1000))),
                waiting(100));
        Outlook sure = RollForward.of(exact, 4000, 3).getLast();
        Outlook unsure = RollForward.of(unsure(exact, own, crew), 4000, 3).getLast();
        assertThat(logWidth(sure)).as("chance alone, of a hundred works").isCloseTo(2.563 / 10, within(.03));
        assertThat(logWidth(unsure)).isCloseTo(2.563 * Math.sqrt(.01 + own * own + crew * crew), within(.06));
        assertThat(unsure.untilCalled().likely()).isCloseTo(sure.untilCalled().likely(),
                within(.03 * sure.untilCalled().likely()));
    }

    @Test
    void with_much_history_the_range_is_that_of_chance() {
        QueueState exact = busyBranch();
        List<Outlook> sure = RollForward.of(exact, 200, 3);
        List<Outlook> unsure = RollForward.of(unsure(exact, 1 / Math.sqrt(8 + 2000),
                .3 * Math.sqrt(3600 / (3600 + 2e6))), 200, 3);
        for (int i = 20; i < 100; i++) {
            assertThat(unsure.get(i).untilCalled().low()).isCloseTo(sure.get(i).untilCalled().low(),
                    within(.07 * sure.get(i).untilCalled().low()));
            assertThat(unsure.get(i).untilCalled().high()).isCloseTo(sure.get(i).untilCalled().high(),
                    within(.07 * sure.get(i).untilCalled().high()));
        }
    }

    private static QueueState unsure(QueueState state, double own, double crew) {
        return new QueueState(state.work(), state.classWeights(), state.overdueAfter(), state.choice(), state.noShow(),
                state.noShowWork(), state.groups(), state.waiting(), state.leaving(), state.untilClosing(),
                new StateError(0, Collections.nCopies(state.work().size(), new ModelError.OfWork(1, own)), crew,
                        Collections.nCopies(state.groups().size(), 0.0), 0, 0));
    }

    private static double logWidth(Outlook outlook) {
        return Math.log(outlook.untilCalled().high() / outlook.untilCalled().low());
    }

    @Test
    void a_hundred_waiting_visits_on_two_hundred_paths_take_little_time() {
        QueueState state = busyBranch();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long start = System.nanoTime();
            assertThat(RollForward.of(state, 200, round)).hasSize(100);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best / 1e6).as("milliseconds, best of 60").isLessThan(50);
    }

    /** Five officers with six booths, three services of 4, 8 and 18 minutes, two classes, a hundred waiting. */
    static QueueState busyBranch() {
        List<WorkDistribution> work = List.of(WorkDistribution.prior(240, 1.05), WorkDistribution.prior(480, 1.05),
                WorkDistribution.prior(1080, 1.05));
        List<QueueState.Group> groups = new ArrayList<>();
        for (int g = 0; g < 5; g++) {
            List<QueueState.Serving> serving = new ArrayList<>();
            for (int b = 0; b < 6; b++) {
                serving.add(new QueueState.Serving(1000 + 10 * g + b, b % 3, 60 * b, false, false));
            }
            groups.add(new QueueState.Group(TWICE_SELF_WORK, 6, 6, 0, g == 0 ? 0b011 : 0b111, 0, serving));
        }
        List<QueueState.Waiting> waiting = IntStream.range(0, 100)
                .mapToObj(i -> new QueueState.Waiting(i, i * 7 % 3, i % 5 == 0 ? 1 : 0, 3000 - 30 * i)).toList();
        return new QueueState(work, List.of(1.0, 2.0), NEVER, BoothChoice.LIGHTEST_LOAD, 0, 60, groups, waiting,
                everybodyStays(2), NEVER);
    }

    @Test
    void a_booth_is_taken_for_all_the_steps_that_its_group_does_in_one_sitting() {
        WorkDistribution exact = WorkDistribution.learned(100, 1, 0, new double[]{100});
        List<QueueState.Waiting> two = List.of(
                new QueueState.Waiting(1, 0, 0, 20, false, false, List.of(1)), new QueueState.Waiting(2, 0, 0, 10));
        for (long skills : new long[]{0b11, 0b01}) {
            QueueState state = new QueueState(List.of(exact, exact), List.of(1.0), NEVER, BoothChoice.LIGHTEST_LOAD, 0,
                    60,
                    List.of(new QueueState.Group(OfficerRate.of(0), 1, 1, 0, skills, 0,
                            List.of(new QueueState.Serving(9, 0, 0, false, false, false,
                                    skills == 0b11 ? List.of(1) : List.of())))),
                    two, everybodyStays(1), NEVER);
            List<Outlook> outlooks = RollForward.of(state, 50, 3);
            double steps = skills == 0b11 ? 2 : 1;
            assertThat(outlooks.get(0).mean()).isCloseTo(steps * 100, within(1.0));
            assertThat(outlooks.get(1).mean()).isCloseTo(2 * steps * 100, within(1.0));
        }
    }

    private static QueueState state(WorkDistribution work, List<QueueState.Group> groups,
            List<QueueState.Waiting> waiting) {
        return new QueueState(List.of(work), List.of(1.0), NEVER, BoothChoice.LIGHTEST_LOAD, 0, 60, groups, waiting,
                everybodyStays(1), NEVER);
    }

    private static List<LeavingRate> everybodyStays(int classes) {
        return Collections.nCopies(classes, LeavingRate.NOBODY);
    }

    private static QueueState.Group group(OfficerRate rate, int concurrency, int openBooths,
            List<QueueState.Serving> serving) {
        return new QueueState.Group(rate, concurrency, openBooths, 0, 1, 0, serving);
    }

    private static List<QueueState.Serving> serving(int count, long firstKey) {
        return IntStream.range(0, count).mapToObj(i -> new QueueState.Serving(firstKey + i, 0, 0, false, false))
                .toList();
    }

    private static List<QueueState.Waiting> waiting(int count) {
        return IntStream.range(0, count).mapToObj(i -> new QueueState.Waiting(i, 0, 0, 10 * (count - i))).toList();
    }

    private static WorkDistribution exponential(double mean) {
        return WorkDistribution.learned(mean, 1, 0, IntStream.range(0, 4000)
                .mapToDouble(i -> -mean * Math.log1p(-(i + .5) / 4000)).toArray());
    }
}
