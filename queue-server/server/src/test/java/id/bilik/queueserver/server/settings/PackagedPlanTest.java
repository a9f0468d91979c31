package id.bilik.queueserver.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.configuration.ConfigProblem;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan with which a branch begins that was installed from a package. */
class PackagedPlanTest {
    @Test
    void it_is_the_shipped_plan_with_the_hours_of_a_branch() throws ConfigProblem {
        BranchPlan packaged = PlanFile.read(Path.of("../../packages/src/queue-server/files/plan.json"));
        BranchPlan shipped = ShippedPlan.read();

        assertThat(packaged.hours()).isEqualTo(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY)));
        assertThat(shipped.hours()).isEqualTo(Hours.AROUND_THE_CLOCK);
        assertThat(packaged.id()).isEqualTo(shipped.id());
        assertThat(packaged.zone()).isEqualTo(shipped.zone());
        assertThat(packaged.services()).isEqualTo(shipped.services());
        assertThat(packaged.groups()).isEqualTo(shipped.groups());
        assertThat(packaged.rules()).isEqualTo(shipped.rules());
    }
}
