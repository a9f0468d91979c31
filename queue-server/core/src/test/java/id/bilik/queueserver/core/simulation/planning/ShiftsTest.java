package id.bilik.queueserver.core.simulation.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final int MOST = 9;

    @Test
    void each_shift_is_long_enough_and_who_may_go_stays_before_another_comes() {
        Shifts shifts = Shifts.covering(new int[]{1, 2, 1, 1, 0, 0}, 2, MOST);
        assertThat(shifts.officers()).containsExactly(1, 2, 1, 1, 0, 0);
        assertThat(shifts.count()).isEqualTo(2);
    }

    @Test
    void a_need_at_the_end_of_the_day_is_met_by_a_shift_that_begins_before_it() {
        assertThat(Shifts.covering(new int[]{0, 0, 0, 1}, 3, MOST).officers()).containsExactly(0, 1, 1, 1);
    }

    @Test
    void shifts_that_would_meet_more_officers_than_there_are_are_left_out() {
        assertThat(Shifts.covering(new int[]{2, 2, 0, 0, 0, 1}, 4, 2).officers()).containsExactly(2, 2, 2, 2, 0, 0);
    }

    @Test
    void a_shift_is_dropped_or_where_it_is_long_enough_shortened_at_either_end() {
        Shifts three = Shifts.covering(new int[]{1, 1, 1}, 2, MOST);
        assertThat(three.smaller(0)).extracting(Shifts::officers).containsExactly(new int[]{0, 0, 0},
                new int[]{1, 1, 0}, new int[]{0, 1, 1});
        Shifts two = Shifts.covering(new int[]{1, 1, 0}, 2, MOST);
        assertThat(two.smaller(0)).extracting(Shifts::officers).containsExactly(new int[]{0, 0, 0});
        assertThat(two.smaller(1)).as("there is no such shift").isEmpty();
    }

    @Test
    void who_is_nearest_stays_or_comes_for_a_half_hour() {
        Shifts shifts = Shifts.covering(new int[]{1, 1, 0, 0, 0, 1, 1}, 2, MOST);
        assertThat(shifts.helped(2).officers()).containsExactly(1, 1, 1, 0, 0, 1, 1);
        assertThat(shifts.helped(4).officers()).containsExactly(1, 1, 0, 0, 1, 1, 1);
        assertThat(shifts.officers()).as("the shifts themselves").containsExactly(1, 1, 0, 0, 0, 1, 1);
    }

    @Test
    void where_everybody_is_there_already_nobody_can_help() {
        assertThat(Shifts.covering(new int[]{1, 1}, 2, MOST).helped(1).count()).isZero();
    }
}
