package id.bilik.queueserver.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.lab.comparison.PolicyTable;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTableTest {
    private static final int PEOPLE = 120;

    /** Patience is drawn for everybody then, and some would wait until the next day. */
    @Test
    void a_recorded_day_is_played_on_which_some_left(@TempDir Path folder) throws IOException {
        StringBuilder day = new StringBuilder("issued_minute,called_minute,service_minutes\n");
        for (int i = 0; i < PEOPLE; i++) {
            double issued = 480 + 2.5 * i;
            day.append(i % 6 == 0 ? issued + ",,\n" : issued + "," + (issued + 300) + ",9\n");
        }
        RecordedTable recorded = RecordedTable.read(Files.writeString(folder.resolve("day.csv"), day), "");
        ReferenceScenario scenario = recorded.scenario(0, 1);
        assertThat(recorded.people(1)).anyMatch(person -> person.patience() > 24 * 3600);
        List<PolicyTable.Row> rows = PolicyTable.of(scenario, recorded::people,
                Map.of("lightest load", new CentralQueue()), 2, 1);
        assertThat(rows.getLast().served()).isEqualTo(rows.getFirst().served()).isGreaterThan(.8);
    }
}
