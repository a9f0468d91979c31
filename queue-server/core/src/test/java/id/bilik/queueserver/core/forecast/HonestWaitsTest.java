package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.BranchBuilder;
import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people are told over random branches: more ahead is never a shorter wait, among those of one service and one class
 * of priority, priority never makes a wait longer, and where nobody on duty serves a service there is no number at all. The forecast is asked at once and
 * after the branch has gone on, with a calibration that has learned wild errors.
 */
class HonestWaitsTest {
    /** A forecast made anew knows more than the quick one: so much of the wait may turn out not to be. */
    private static final double SURPRISE = .3;
    private static final int BRANCHES = 30;
    private static final int MOMENTS = 25;
    private static final int PATHS = 12;
    private static final String[] SERVICES = {"jht", "jkk", "jkm"};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void waits_never_fall_with_more_people_ahead_nor_without_priority_and_nobody_on_duty_is_no_number(int block) {
        Seen seen = new Seen();
        for (int i = 0; i < BRANCHES; i++) {
            new Walk(1000 * block + i, seen).walk();
        }
        assertThat(seen.pairs).as("pairs of visits held against each other").isGreaterThan(8_000);
        assertThat(seen.wishes).as("wishes with priority and without").isGreaterThan(2_000);
        assertThat(seen.shorter).as("wishes for which priority counts").isGreaterThan(300);
        assertThat(seen.unserved).as("services that nobody serves").isGreaterThan(200);
        assertThat(seen.unknown).as("visits that the roll-forward did not know").isGreaterThan(1_000);
    }

    /** The state of the report: with six ahead up to 25 minutes, with seven ahead five. */
    @Test
    void who_comes_next_is_never_told_less_while_the_forecast_is_made_anew() {
        BranchScenario branch = aBranch().withGroup("g1", 6).withGroup("g2", 6).open();
        branch.pause("g1", "rest", "5m");
        branch.pause("g2", "rest", "5m");
        BranchForecast forecast = forecast(branch);
        WaitForecast before = WaitForecast.NOW;
        for (int ahead = 0; ahead < 30; ahead++) {
            branch.issue("jht");
            Visit visit = branch.visit("A%03d".formatted(ahead + 1));
            WaitForecast told = forecast.untilCalled(branch.branch(), visit, ahead, branch.now()).orElseThrow();
            assertNoShorter("%s ahead".formatted(ahead), before, told);
            before = told;
            if (ahead % 7 == 6) {
                forecast = forecast(branch);
                double likely = forecast.untilCalled(branch.branch(), visit, ahead, branch.now()).orElseThrow()
                        .likely();
                assertThat(likely).as("%s ahead, once more", ahead)
                        .isBetween((1 - SURPRISE) * told.likely(), (1 + SURPRISE) * told.likely());
                before = WaitForecast.NOW;
            }
        }
    }

    private static BranchForecast forecast(BranchScenario branch) {
        return BranchForecast.of(branch.branch(), BranchModel.expected(branch.branch().plan()),
                BoothChoice.LIGHTEST_LOAD, new ForecastCalibration(3600).factors(), 100, 1, branch.now());
    }

    private static void assertNoShorter(String as, WaitForecast fewer, WaitForecast more) {
        assertThat(more.atLeast(fewer)).as("%s: %s after %s", as, more, fewer).isEqualTo(more);
    }

    private static final class Seen {
        private int pairs;
        private int wishes;
        private int shorter;
        private int unserved;
        private int unknown;
    }

    /** Officers and participants do anything at all. */
    private static final class Walk {
        private final int seed;
        private final Random random;
        private final Seen seen;
        private final CentralQueue policy = new CentralQueue();
        private final Decider decider = new Decider(policy);
        private final ForecastCalibration calibration = new ForecastCalibration(3600);
        private int requests;
        private Branch branch;
        private Instant now;
        private BranchForecast forecast;

        Walk(int seed, Seen seen) {
            this.seed = seed;
            this.seen = seen;
            random = new Random(seed);
            BranchBuilder plan = aBranch().withWeight(Priority.ELDERLY, 1 + random.nextInt(3))
                    .withGroup("g1", 1 + random.nextInt(6), "jht").withGroup("g2", 1 + random.nextInt(6), "jkk", "jkm")
                    .withGroup("g3", 1 + random.nextInt(3), SERVICES[random.nextInt(3)]);
            BranchScenario morning = random.nextBoolean() ? plan.open() : plan.automatic();
            branch = morning.branch();
            now = morning.now();
            for (int i = 0; i < 300; i++) {
                WaitForecast raw = new WaitForecast(random.nextInt(600), 600 + random.nextInt(3000),
                        4000 + random.nextInt(2000));
                calibration.resolve(i, raw, raw, random.nextInt(9000));
            }
            forecast = forecast();
        }

        private BranchForecast forecast() {
            return random.nextInt(8) == 0
                    ? BranchForecast.byRates(branch, model(), calibration.factors(), now)
                    : BranchForecast.of(branch, model(), BoothChoice.LIGHTEST_LOAD,
                            calibration.factors(), PATHS, seed, now);
        }

        /** Everybody stays, or people leave at up to forty times the usual rate: two an hour. */
        private BranchModel model() {
            BranchModel usual = BranchModel.expected(branch.plan());
            return usual.with(usual.leaving().times(random.nextInt(41)));
        }

        void walk() {
            for (int moment = 0; moment < MOMENTS; moment++) {
                now = now.plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(90));
                for (int i = random.nextInt(6); i >= 0; i--) {
                    step();
                }
                hold();
                if (random.nextInt(3) > 0) {
                    forecast = forecast();
                    hold();
                }
            }
        }

        private void step() {
            Group group = branch.groups().get(random.nextInt(3));
            Booth booth = group.booths().get(random.nextInt(group.booths().size()));
            switch (random.nextInt(14)) {
                case 0 -> does(new Command.SetCapacity(group.id(),
                        random.nextInt(3) == 0 ? List.of() : List.of(booth.id()), 1 + random.nextInt(6)));
                case 1 -> does(group.isPaused()
                        ? new Command.ResumeGroup(group.id())
                        : new Command.PauseGroup(group.id(), null, now.plusSeconds(60L + random.nextInt(1200))));
                case 2 -> does(group.isOnDuty() && random.nextInt(3) > 0
                        ? new Command.SignOff(group.id())
                        : new Command.SignOn(group.id(), "officer"));
                case 3, 4 -> does(new Command.Complete(booth.id(), null, null));
                case 5 -> does(new Command.CallNext(group.id(), null));
                case 6 -> any().ifPresent(ticket -> does(new Command.LeaveQueue(ticket)));
                case 7 -> any().ifPresent(ticket -> does(new Command.DeferVisit(ticket, 5)));
                case 8 -> any().ifPresent(ticket -> does(new Command.ReturnToQueue(ticket)));
                default -> issue();
            }
        }

        private Optional<TicketNumber> any() {
            List<Visit> all = List.copyOf(branch.visits().values());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())).ticket());
        }

        private void issue() {
            for (int i = random.nextInt(4); i >= 0; i--) {
                does(new Command.IssueTicket(new UUID(seed, ++requests), SERVICES[random.nextInt(3)],
                        random.nextInt(4) == 0 ? Priority.ELDERLY : Priority.NONE, Channel.OFFLINE,
                        random.nextInt(6) == 0 ? now.plusSeconds(60L * random.nextInt(30)) : null));
            }
        }

        private void does(Command command) {
            if (decider.decide(branch, Order.unnamed(command), now) instanceof Decision.Accepted accepted) {
                branch = accepted.branch();
            }
        }

        private void hold() {
            branch.queue().lanes().forEach((lane, places) -> hold(lane, List.copyOf(places.values())));
            for (Service service : branch.plan().services()) {
                Optional<WaitForecast> newcomer = forecast.ofNewcomer(branch, service.id(), now);
                assertThat(newcomer.isPresent()).as("a number for %s, seed %s", service.id(), seed)
                        .isEqualTo(isServed(service.id()));
                seen.unserved += newcomer.isPresent() ? 0 : 1;
                newcomer.ifPresent(wait -> assertThat(wait.isFinite()).isTrue());
                holdPriority(service.id());
            }
        }

        /** The same wish, taken now, with priority and without. */
        private void holdPriority(String service) {
            Branch with = issued(service, Priority.ELDERLY);
            Visit visit = with.getVisit(last(with));
            int ahead = policy.countAhead(with, visit, now);
            Optional<WaitForecast> told = forecast.untilCalled(with, visit, ahead, now);
            Branch without = issued(service, Priority.NONE);
            Visit same = without.getVisit(last(without));
            Optional<WaitForecast> toldWithout = forecast.untilCalled(without, same,
                    policy.countAhead(without, same, now), now);
            assertThat(toldWithout.isPresent()).isEqualTo(told.isPresent());
            assertThat(ahead).as("ahead of %s with priority, seed %s", service, seed)
                    .isLessThanOrEqualTo(policy.countAhead(without, same, now));
            if (told.isPresent()) {
                String what = "%s without priority, seed %s".formatted(service, seed);
                assertNoShorter(what, told.get(), toldWithout.get());
                seen.wishes++;
                Optional<WaitForecast> instead = forecast.withoutPriority(with, visit, ahead,
                        policy.countAhead(with, visit.ifOf(Priority.NONE), now), now);
                assertThat(instead.isPresent()).as("what the slip says of %s", what)
                        .isEqualTo(branch.plan().rules().weight(Priority.ELDERLY) > 1);
                instead.ifPresent(wait -> {
                    assertNoShorter("what the slip says of %s".formatted(what), told.get(), wait);
                    assertNoShorter("more is promised than there is of %s".formatted(what), wait, toldWithout.get());
                    seen.shorter += told.get().likely() < wait.likely() ? 1 : 0;
                });
            }
        }

        private Branch issued(String service, Priority priority) {
            Command wish = new Command.IssueTicket(new UUID(seed, 0), service, priority, Channel.OFFLINE, null);
            return ((Decision.Accepted) decider.decide(branch, Order.unnamed(wish), now)).branch();
        }

        private TicketNumber last(Branch of) {
            return of.findHandled(new UUID(seed, 0)).map(Branch.Handled.Issue.class::cast).orElseThrow().ticket();
        }

        private void hold(Lane lane, List<TicketNumber> tickets) {
            Optional<WaitForecast> before = Optional.empty();
            int fewer = 0;
            for (TicketNumber ticket : tickets) {
                Visit visit = branch.getVisit(ticket);
                int ahead = policy.countAhead(branch, visit, now);
                Optional<WaitForecast> told = forecast.untilCalled(branch, visit, ahead, now);
                assertThat(told.isPresent()).as("a number for %s, seed %s", ticket, seed)
                        .isEqualTo(isServed(lane.service()));
                assertThat(forecast.servedToday(branch, visit, ahead, now).isPresent()).isEqualTo(told.isPresent());
                assertThat(ahead).isGreaterThanOrEqualTo(fewer);
                fewer = ahead;
                seen.unknown += forecast.findTold(ticket).isPresent() ? 0 : 1;
                if (before.isPresent() && told.isPresent()) {
                    assertNoShorter("%s of %s, seed %s".formatted(ticket, lane, seed), before.get(), told.get());
                    seen.pairs++;
                }
                before = told;
            }
            if (lane.priority() == Priority.NONE && !lane.booked() && before.isPresent()) {
                assertNoShorter("who comes after %s, seed %s".formatted(tickets.getLast(), seed), before.get(),
                        forecast.ofNewcomer(branch, lane.service(), now).orElseThrow());
            }
        }

        /** Told otherwise than in the code: of the groups, one by one. */
        private boolean isServed(String service) {
            return branch.groups().stream().filter(Group::isOnDuty).filter(group -> group.serves(service))
                    .flatMap(group -> group.booths().stream()).anyMatch(booth -> booth.status() == Booth.Status.OPEN);
        }
    }
}
