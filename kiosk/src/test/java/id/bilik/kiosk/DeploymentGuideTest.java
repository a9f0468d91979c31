package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.configuration.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a technician copies from docs/deployment.md is what the kiosk takes, and each wire ends where it should. */
class DeploymentGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "deployment.md");
    /** GPIO to position on the 40-pin header of every Pi since the B+ (datasheet of the Raspberry Pi 4, table 5). */
    private static final Map<Integer, Integer> HEADER = Map.ofEntries(Map.entry(2, 3), Map.entry(3, 5),
            Map.entry(4, 7), Map.entry(5, 29), Map.entry(6, 31), Map.entry(7, 26), Map.entry(8, 24), Map.entry(9, 21),
            Map.entry(10, 19), Map.entry(11, 23), Map.entry(12, 32), Map.entry(13, 33), Map.entry(14, 8),
            Map.entry(15, 10), Map.entry(16, 36), Map.entry(17, 11), Map.entry(18, 12), Map.entry(19, 35),
            Map.entry(20, 38), Map.entry(21, 40), Map.entry(22, 15), Map.entry(23, 16), Map.entry(24, 18),
            Map.entry(25, 22), Map.entry(26, 37), Map.entry(27, 13));
    private static final Pattern WIRE = Pattern.compile("\\| ([a-z][^|]*?) \\| (\\d+) \\| (\\d+) (?=\\|)");

    /** What the block of this name writes into the kiosk's configuration. */
    private static Map<String, String> configuration(String name) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (line.strip().startsWith("```")) {
                inside = line.strip().equals("```properties " + name + " /etc/bilik/kiosk.properties");
            } else if (inside) {
                String[] parts = line.strip().split(" = ", 2);
                values.put(parts[0], parts[1]);
            }
        }
        return values;
    }

    /** What the table of the wiring calls a thing, and its GPIO. */
    private static Map<String, Integer> wires() throws IOException {
        Map<String, Integer> wires = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GUIDE)) {
            for (Matcher wire = WIRE.matcher(line); wire.find();) {
                int gpio = Integer.parseInt(wire.group(2));
                assertThat(HEADER).as(wire.group(1)).containsEntry(gpio, Integer.parseInt(wire.group(3)));
                assertThat(wires).as("two things at GPIO " + gpio).doesNotContainValue(gpio);
                wires.put(wire.group(1), gpio);
            }
        }
        return wires;
    }

    @Test
    void the_configuration_of_a_Pi_is_taken() throws IOException, ConfigProblem {
        Map<String, String> values = configuration("kiosk-pi");
        assertThat(values).containsKeys("server", "printer", "buttons.pins", "lamps.pins", "buzzer.pin");
        Config config = Config.of(values);
        assertThat(config.hardware().simulated()).isFalse();
        assertThat(config.buttons()).isEqualTo(config.hardware().pins().buttons().size());
    }

    @Test
    void that_of_a_PC_has_a_printer_and_neither_buttons_nor_their_legend() throws IOException, ConfigProblem {
        Config config = Config.of(configuration("kiosk-pc"));
        assertThat(config.hardware().simulated()).isFalse();
        assertThat(config.hardware().pins().isEmpty()).isTrue();
        assertThat(config.buttons()).isZero();
        assertThat(config.page().legend()).isEqualTo("none");
    }

    @Test
    void its_pins_are_those_of_its_wiring() throws IOException, ConfigProblem {
        Map<String, Integer> wires = wires();
        var pins = Config.of(configuration("kiosk-pi")).hardware().pins();
        List<String> named = new ArrayList<>();
        pins.buttons().forEach((name, pin) -> named.add("button " + name + "=" + pin));
        pins.lamps().forEach((name, pin) -> named.add(switch (name) {
            case "printer-trouble" -> "lamp: trouble with the printer";
            case "paper-low" -> "lamp: paper low";
            default -> "lamp of " + name.replace('-', ' ');
        } + "=" + pin));
        named.add("buzzer=" + pins.buzzer().getAsInt());
        assertThat(named).hasSize(15).allSatisfy(wire -> {
            String[] parts = wire.split("=", 2);
            assertThat(wires).containsEntry(parts[0], Integer.parseInt(parts[1]));
        });
    }
}
