package id.bilik.queueserver.core.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.collective.Version.Party;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final LocalDate EVE = LocalDate.of(2025, 3, 4);
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime ONE = LocalTime.of(13, 0);

    @Test
    void ten_officers_with_2_4_minutes_each_serve_exactly_a_thousand_in_four_hours() {
        DayRoom day = atCompany(1, 10);
        assertThat(day.most()).isEqualTo(1_000);
        assertThat(day.bands()).hasSize(4).allMatch(band -> band.most() == 250);
        assertThat(DayRoom.atCompany(EVE, 10, 145, NINE, ONE).most()).isLessThan(1_000);
    }

    @Test
    void a_company_of_8371_people_takes_nine_such_days() {
        Replan plan = Replan.of(Schedule.NONE, EVE, Set.of(), people(8_371), days(1, 9, 10));
        assertThat(plan.left()).isEmpty();
        assertThat(plan.schedule().days().stream().map(day -> day.people().size()))
                .containsExactly(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 371);
        assertThat(plan.schedule().days().getFirst().bandOf(250).from()).isEqualTo(LocalTime.of(10, 0));
    }

    @Test
    void who_finds_no_place_is_named_and_not_dropped() {
        Replan plan = Replan.of(Schedule.NONE, EVE, Set.of(), people(2_100), days(1, 2, 10));
        assertThat(plan.added()).isEqualTo(2_000);
        assertThat(plan.left()).hasSize(100).startsWith("p2000");
    }

    @Test
    void a_lost_officer_moves_only_those_of_the_days_that_are_left() {
        Schedule before = Replan.of(Schedule.NONE, EVE, Set.of(), people(2_500), days(1, 3, 10)).schedule();
        LocalDate today = EVE.plusDays(1);
        List<DayRoom> rooms = new ArrayList<>(days(2, 3, 9));
        Replan after = Replan.of(before, today, Set.of(), List.of(), rooms);
        assertThat(after.schedule().find(today)).isEqualTo(before.find(today));
        assertThat(after.stayed()).isEqualTo(900 + 500);
        assertThat(after.moved()).isEqualTo(100);
        assertThat(after.left()).isEmpty();
        assertThat(after.schedule().find(EVE.plusDays(3)).orElseThrow().people()).endsWith("p1999");
    }

    @Test
    void who_is_served_or_withdrawn_needs_no_later_day() {
        Schedule before = Replan.of(Schedule.NONE, EVE, Set.of(), people(30), List.of(room(1, 10), room(2, 20)))
                .schedule();
        Replan after = Replan.of(before, EVE.plusDays(1), Set.of("p15", "p16"), List.of("late"), List.of(room(2, 20)));
        assertThat(after.schedule().find(EVE.plusDays(2)).orElseThrow().people()).hasSize(19)
                .doesNotContain("p15", "p16").endsWith("late");
    }

    @Test
    void a_day_is_never_over_filled_and_nobody_is_there_twice() {
        assertThatThrownBy(() -> new ListDay(room(1, 2), people(3))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(
                List.of(new ListDay(room(1, 2), List.of("a")), new ListDay(room(2, 2), List.of("a")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_schedule_holds_once_both_agree_and_a_change_asks_both_again() {
        Version first = Version.propose(1, Schedule.NONE, Party.BRANCH);
        assertThat(first.isAgreed()).isFalse();
        assertThat(first.agree(Party.BRANCH).isAgreed()).isFalse();
        assertThat(first.agree(Party.COMPANY).isAgreed()).isTrue();
        assertThat(Version.propose(2, Schedule.NONE, Party.COMPANY).isAgreed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void however_often_it_is_planned_again_nobody_is_dropped_doubled_or_called_earlier(long seed) {
        Random random = new Random(seed);
        List<String> list = new ArrayList<>(people(random.nextInt(1, 300)));
        Replan plan = Replan.of(Schedule.NONE, EVE, Set.of(), list, rooms(random, 0));
        Set<String> gone = new HashSet<>();
        for (int day = 1; day < 8; day++) {
            LocalDate today = EVE.plusDays(day);
            plan.schedule().find(today)
                    .ifPresent(served -> served.people().stream().filter(_ -> random.nextBoolean()).forEach(gone::add));
            list.stream().filter(_ -> random.nextInt(50) == 0).forEach(gone::add);
            if (random.nextBoolean()) {
                list.add("new" + day);
            }
            Schedule before = plan.schedule();
            plan = Replan.of(before, today, gone, list, rooms(random, day));
            check(before, plan, today, gone, list);
        }
    }

    private static void check(Schedule before, Replan plan, LocalDate today, Set<String> gone, List<String> list) {
        Map<String, LocalDate> had = dates(before);
        Map<String, LocalDate> has = dates(plan.schedule());
        Set<String> somewhere = new HashSet<>(has.keySet());
        somewhere.addAll(gone);
        somewhere.addAll(plan.left());
        assertThat(somewhere).as("nobody is dropped").containsAll(list);
        assertThat(plan.left()).as("and nobody both has a day and has none").doesNotContainAnyElementsOf(has.keySet());
        int later = 0;
        int moved = 0;
        for (Map.Entry<String, LocalDate> each : had.entrySet()) {
            if (!each.getValue().isAfter(today)) {
                assertThat(has).as("what has been stays").containsEntry(each.getKey(), each.getValue());
            } else if (has.containsKey(each.getKey())) {
                later++;
                moved += has.get(each.getKey()).isAfter(each.getValue()) ? 1 : 0;
                assertThat(has.get(each.getKey())).as("nobody comes earlier").isAfterOrEqualTo(each.getValue());
            }
        }
        assertThat(plan.stayed() + plan.moved()).as("both numbers").isEqualTo(later);
        assertThat(plan.moved()).isEqualTo(moved);
    }

    private static Map<String, LocalDate> dates(Schedule schedule) {
        Map<String, LocalDate> dates = new HashMap<>();
        schedule.days().forEach(day -> day.people().forEach(each -> dates.put(each, day.room().date())));
        return dates;
    }

    private static List<DayRoom> rooms(Random random, int today) {
        List<DayRoom> rooms = new ArrayList<>();
        for (int day = today + 1; day < 10; day++) {
            if (random.nextInt(5) > 0) {
                rooms.add(room(day, random.nextInt(1, 40)));
            }
        }
        return rooms;
    }

    private static List<String> people(int count) { return IntStream.range(0, count).mapToObj(i -> "p" + i).toList(); }

    private static List<DayRoom> days(int from, int until, int officers) {
        return IntStream.rangeClosed(from, until).mapToObj(day -> atCompany(day, officers)).toList();
    }

    private static DayRoom atCompany(int day, int officers) {
        return DayRoom.atCompany(EVE.plusDays(day), officers, 144, NINE, ONE);
    }

    /** At the branch, for so many. */
    private static DayRoom room(int day, int most) {
        return new DayRoom(EVE.plusDays(day), Site.BRANCH, 1, 300, List.of(new Band(NINE, ONE, most)));
    }
}
