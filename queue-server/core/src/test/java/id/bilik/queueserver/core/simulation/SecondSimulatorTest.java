package id.bilik.queueserver.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first simulator and the {@linkplain PlainDay second} tell the same of every person: when, where, and what became of them. */
class SecondSimulatorTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    /** Seconds: the first counts whole microseconds, the second does not round. */
    private static final double ROUNDING = .001;
    private static final double MINUTE = 60;
    private static final List<String> BOOTHS = List.of("4", "5", "6");
    private static final List<List<String>> ALL = List.of(List.of("a", "b", "c"), List.of("a", "b", "c"),
            List.of("a", "b", "c"));
    private static final List<List<String>> SKILLS = List.of(List.of("a", "b", "c"), List.of("a", "b"), List.of("a"));
    private static final Map<Priority, Double> WEIGHTS = Map.of(Priority.ELDERLY, 2.5);
    private static final OfficerModel SHARING = new OfficerModel.Sharing(OfficerRate.of(2));
    private static final Duration LATE = Duration.ofMinutes(90);

    /** What differs from the plain day. */
    enum Variation {
        PLAIN, SKILLS, PRIORITY, NO_SHOWS, PEOPLE_LEAVE, APPOINTMENTS, OVERDUE, UNEQUAL_OFFICERS, ALTERNATING_OFFICERS, OFFICERS_WHO_FOLLOW, CAPACITY_CHANGED, PAUSE, GROUP_DRAINED, CLOSING, OFFICER_LOST, SURGE;

        private Scenario scenario(long seed) {
            Morning morning = Morning.of(plan(), Laboratory.MIDNIGHT);
            return new Scenario(morning.branch(), morning.at(), Double.POSITIVE_INFINITY, new CentralQueue(),
                    officers(), Map.of(), people(seed), acts(), this == SURGE ? 40 : Integer.MAX_VALUE);
        }

        private BranchPlan plan() {
            List<Service> services = new ArrayList<>();
            for (String id : ALL.getFirst()) {
                services.add(new Service(id, Character.toUpperCase(id.charAt(0)), Map.of("en", id),
                        Duration.ofMinutes(services.isEmpty() ? 4 : 6), Duration.ofMinutes(15)));
            }
            List<GroupPlan> groups = new ArrayList<>();
            boolean skills = this == SKILLS || this == OVERDUE || this == APPOINTMENTS;
            List<List<String>> able = skills ? SecondSimulatorTest.SKILLS : ALL;
            for (int g = 0; g < able.size(); g++) {
                groups.add(new GroupPlan("g" + g, List.of("" + (3 * g + 1), "" + (3 * g + 2), "" + (3 * g + 3)),
                        able.get(g), 3));
            }
            Hours hours = this == CLOSING
                    ? new Hours(LocalTime.MIDNIGHT, LocalTime.of(1, 0), List.of(DayOfWeek.values()))
                    : Hours.AROUND_THE_CLOCK;
            Rules rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(30),
                    this == OVERDUE ? Duration.ofMinutes(8) : LATE,
                    this == PRIORITY || this == OVERDUE || this == APPOINTMENTS ? WEIGHTS : Map.of(), null, null, null,
                    this == APPOINTMENTS ? 2.0 : null);
            return new BranchPlan("second", "Second", ZoneOffset.UTC, List.of("en"), services, groups, hours, rules);
        }

        private OfficerModel officers() {
            return switch (this) {
                case UNEQUAL_OFFICERS -> new OfficerModel.Sharing(OfficerRate.of(2),
                        Map.of("g1", OfficerRate.measured(.6, 1, 1.2), "g2", OfficerRate.measured(1.4, 2.5, 2.2)));
                case ALTERNATING_OFFICERS -> new OfficerModel.Alternating(2);
                case OFFICERS_WHO_FOLLOW -> new OfficerModel.Attending(.5, true);
                default -> SHARING;
            };
        }

        private List<Participant> people(long seed) {
            List<SyntheticDay.ServiceShare> services = List.of(new SyntheticDay.ServiceShare("a", .5, 240, 1),
                    new SyntheticDay.ServiceShare("b", .3, 400, 1), new SyntheticDay.ServiceShare("c", .2, 600, .8));
            SyntheticDay day = new SyntheticDay(List.of(1.0, this == SURGE ? 4.0 : 1.6, .8), 30 * MINUTE, services,
                    this == PRIORITY || this == OVERDUE || this == APPOINTMENTS ? .2 : 0,
                    this == PEOPLE_LEAVE ? 20 * MINUTE : Double.POSITIVE_INFINITY, this == NO_SHOWS ? .15 : 0,
                    this == PLAIN ? 0 : 40, 1);
            return this == APPOINTMENTS ? SyntheticDay.withAppointments(day.draw(seed), .3, seed) : day.draw(seed);
        }

        private List<Act> acts() {
            return switch (this) {
                case CAPACITY_CHANGED -> List.of(new Act(20 * MINUTE, new Command.SetCapacity("g1", BOOTHS, 1)),
                        new Act(50 * MINUTE, new Command.SetCapacity("g1", List.of("5", "6"), 3)));
                case PAUSE -> List.of(new Act(20 * MINUTE, new Command.PauseGroup("g1", null)),
                        new Act(45 * MINUTE, new Command.ResumeGroup("g1")));
                case GROUP_DRAINED -> List.of(new Act(30 * MINUTE, new Command.SetCapacity("g1", List.of(), 3)),
                        new Act(70 * MINUTE, new Command.SetCapacity("g1", BOOTHS, 3)));
                case CLOSING -> List.of(new Act(75 * MINUTE, new Command.CloseBusinessDay()));
                case OFFICER_LOST -> List.of(new Act(30 * MINUTE, new Command.SignOff("g1")));
                default -> List.of();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void both_simulators_tell_the_same_of_every_person(Variation variation) {
        for (long seed : SEEDS) {
            Scenario scenario = variation.scenario(seed);
            SimulatedDay first = Simulator.record(scenario);
            List<PlainPerson> second = PlainDay.play(scenario).people;
            assertThat(second).hasSameSizeAs(first.people()).hasSizeGreaterThan(50);
            Iterator<String> booths = booths(first).iterator();
            for (int i = 0; i < second.size(); i++) {
                PlainPerson person = second.get(i);
                String of = variation + ", seed " + seed + ", person " + i + ", ";
                same(of + "ticket", first.issued()[i], person.issued);
                same(of + "call", first.called()[i], person.called);
                same(of + "end", first.ended()[i], person.ended);
                assertThat(List.of(first.turnedAway()[i], first.abandoned()[i], first.left()[i]))
                        .as("%sturned away, abandoned, left", of)
                        .containsExactly(person.turnedAway, person.abandoned, person.left);
                if (!person.turnedAway) {
                    assertThat(booths.next()).as("%sbooth", of)
                            .isEqualTo(person.booth == null ? "" : person.booth);
                }
            }
        }
    }

    private static void same(String what, double first, double second) {
        if (Double.isNaN(first) || Double.isNaN(second)) {
            assertThat(second).as(what).isEqualTo(Double.valueOf(first));
        } else {
            assertThat(second).as(what).isEqualTo(first, within(ROUNDING));
        }
    }

    /** Of everybody who got a ticket, in that order; empty for who was not called. */
    private static List<String> booths(SimulatedDay day) {
        Map<Object, String> booths = new LinkedHashMap<>();
        day.journal().forEach(each -> {
            if (each.event() instanceof Event.TicketIssued ticket) {
                booths.put(ticket.ticket(), "");
            } else if (each.event() instanceof Event.TicketCalled call) {
                booths.put(call.ticket(), call.booth());
            }
        });
        return List.copyOf(booths.values());
    }
}
