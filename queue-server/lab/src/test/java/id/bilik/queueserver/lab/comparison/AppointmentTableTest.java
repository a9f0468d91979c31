package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.simulation.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppointmentTableTest {
    private static final int DAYS = 12;

    @Test
    void the_first_row_is_without_appointments_and_the_others_follow_the_weights() {
        assertThat(table(.3, 1.0, 8.0, 2.0)).extracting(AppointmentTable.Row::weight).containsExactly(null, 1.0, 8.0,
                2.0);
    }

    @Test
    void a_heavier_weight_spares_the_booked_at_the_cost_of_the_walk_ins() {
        List<AppointmentTable.Row> rows = table(.3, 1.0, 8.0);
        AppointmentTable.Row light = rows.get(1);
        AppointmentTable.Row heavy = rows.get(2);
        assertThat(heavy.booked().mean()).isLessThan(light.booked().mean());
        assertThat(heavy.bookedP95().mean()).isLessThan(light.bookedP95().mean());
        assertThat(heavy.inTime().mean()).isGreaterThan(light.inTime().mean()).isLessThanOrEqualTo(1);
        assertThat(heavy.walkIn().mean()).isGreaterThan(light.walkIn().mean());
    }

    @Test
    void without_appointments_those_who_would_have_one_wait_as_the_others_do() {
        AppointmentTable.Row nobodyBooked = table(.5).getFirst();
        double difference = nobodyBooked.booked().mean() - nobodyBooked.walkIn().mean();
        assertThat(Math.abs(difference))
                .isLessThan(nobodyBooked.booked().halfWidth() + nobodyBooked.walkIn().halfWidth());
    }

    @Test
    void where_everybody_has_an_appointment_nobody_walks_in() {
        assertThat(table(1, 2.0)).allSatisfy(row -> {
            assertThat(row.walkIn()).isEqualTo(new Estimate(0, 0, DAYS));
            assertThat(row.booked().mean()).isPositive();
        });
    }

    @Test
    void the_same_seed_gives_the_same_table() { assertThat(table(.3, 2.0)).isEqualTo(table(.3, 2.0)); }

    @Test
    void one_day_tells_nothing_of_chance() {
        assertThatThrownBy(() -> AppointmentTable.of(ReferenceScenario.allSkilled(), .3, List.of(), 1, 7))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("two replications");
    }

    private static List<AppointmentTable.Row> table(double share, Double... weights) {
        return AppointmentTable.of(ReferenceScenario.allSkilled(), share, List.of(weights), DAYS, 7);
    }
}
