package id.bilik.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PartFaultsTest {

    private final SequencedMap<String, Optional<String>> said = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;
    private final PartFaults faults;

    PartFaultsTest() {
        SequencedMap<String, Supplier<Optional<String>>> parts = new LinkedHashMap<>();
        for (String part : new String[]{"panel", "scanner", "voice"}) {
            said.put(part, Optional.empty());
            parts.put(part, () -> said.getOrDefault(part, Optional.empty()));
        }
        faults = new PartFaults(parts, () -> now);
    }

    private void pass(int seconds) { now = now.plus(Duration.ofSeconds(seconds)); }

    @Test
    void a_part_is_told_of_once_it_was_in_trouble_for_ten_seconds() {
        said.put("scanner", Optional.of("unplugged"));
        said.put("panel", Optional.of("no chip"));
        assertThat(faults.list()).isEmpty();
        pass(9);
        assertThat(faults.list()).isEmpty();
        said.put("scanner", Optional.of("no permission"));
        pass(1);
        assertThat(faults.list()).containsExactly(new PartFaults.Fault("panel", "no chip"),
                new PartFaults.Fault("scanner", "no permission"));
    }

    @Test
    void a_part_that_came_back_begins_anew() {
        said.put("scanner", Optional.of("unplugged"));
        faults.list();
        pass(8);
        said.put("scanner", Optional.empty());
        assertThat(faults.list()).isEmpty();
        said.put("scanner", Optional.of("unplugged"));
        pass(8);
        assertThat(faults.list()).isEmpty();
        pass(10);
        assertThat(faults.list()).extracting(PartFaults.Fault::part).containsExactly("scanner");
    }
}
