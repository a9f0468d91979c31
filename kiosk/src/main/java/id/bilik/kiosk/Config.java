package id.bilik.kiosk;

import id.bilik.configuration.ConfigKey;
import id.bilik.configuration.ConfigProblem;
import id.bilik.configuration.ConfigReader;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a kiosk can be told, checked as a whole before anything starts.
 *
 * @param buttonServices
 *            the service of button 1, 2, …; empty for the plan's own order
 * @param device
 *            its name among the branch's devices
 * @param data
 *            folder of what outlives a restart
 */
public record Config(String bind, int port, List<URI> servers, Duration serverTimeout, Duration planRefresh,
        String branch,
        Words language, PaperSize paper, int buttons, List<String> buttonServices, Duration buttonPause,
        String device, Path data, int slipsPerRoll, HardwareConfig hardware) {

    /** As it stands in messages and system properties. */
    static final String PROCESS = "kiosk";

    private static final Pattern DEVICE = Pattern.compile("(?!screen-)[a-z0-9][a-z0-9-]{0,39}");

    private static final List<ConfigKey> OWN_KEYS = List.of(
            new ConfigKey("bind", "127.0.0.1", "address that the kiosk listens on; only this machine should reach it"),
            new ConfigKey("port", "7071", "port of the kiosk's page, 0-65535; 0 takes a free one"),
            new ConfigKey("server", "http://127.0.0.1:7070",
                    "address of the queue-server, http or https; further addresses of the same server with commas between"),
            new ConfigKey("server.timeout", "3000",
                    "milliseconds to wait for one answer of the queue-server, 100-60000; a lost one is asked again twice"),
            new ConfigKey("plan.refresh", "5000",
                    "milliseconds between two looks at the branch's plan and whether it is open, 200-600000"),
            new ConfigKey("branch", "pekalongan", "id of the branch at the queue-server"),
            new ConfigKey("language", "id", "language of the page at rest and of slips by button: id or en"),
            new ConfigKey("paper", "80", "width of the paper in millimetres: 80 or 58"),
            new ConfigKey("buttons", "6", "how many push-buttons the panel has, 0-20"),
            new ConfigKey("buttons.services", "plan",
                    "services of the buttons, as ids with commas between; plan takes the order of the plan"),
            new ConfigKey("buttons.pause", "2000",
                    "milliseconds after a press in which further presses mean nothing, 0-60000"),
            new ConfigKey("device", "kiosk-1",
                    "name of this kiosk at the branch: 1-40 letters a-z, digits, hyphens; each its own"),
            new ConfigKey("data", "data/kiosk",
                    "folder of what outlives a restart: reserved numbers, slips that are not told of yet, the paper's count"),
            new ConfigKey("slips.per.roll", "600",
                    "slips that a new roll gives, 10-10000: about 8 a metre of 80 mm paper, 7 a metre of 58 mm"));

    static final List<ConfigKey> KEYS = Stream.of(OWN_KEYS, HardwareConfig.KEYS).flatMap(List::stream).toList();

    /**
     * Reads and checks values by key name; what is absent takes its suggestion.
     *
     * @throws ConfigProblem
     *             naming everything that is wrong at once
     */
    static Config of(Map<String, String> values) throws ConfigProblem {
        ConfigReader reader = new ConfigReader(PROCESS, KEYS, values);
        Config config = new Config(reader.text("bind"), reader.number("port", 0, 65_535), servers(reader),
                Duration.ofMillis(reader.number("server.timeout", 100, 60_000)),
                Duration.ofMillis(reader.number("plan.refresh", 200, 600_000)), reader.text("branch"),
                Words.find(reader.oneOf("language", "id", "en")).orElseThrow(),
                reader.oneOf("paper", "80", "58").equals("80") ? PaperSize.MM_80 : PaperSize.MM_58,
                reader.number("buttons", 0, 20), services(reader.text("buttons.services")),
                Duration.ofMillis(reader.number("buttons.pause", 0, 60_000)), reader.text("device"),
                Path.of(reader.text("data")), reader.number("slips.per.roll", 10, 10_000), HardwareConfig.of(reader));
        if (!DEVICE.matcher(config.device).matches()) {
            reader.complain("device", config.device);
        }
        reader.check();
        return config;
    }

    private static List<URI> servers(ConfigReader reader) {
        return Arrays.stream(reader.text("server").split(",", -1)).map(text -> reader.address("server", text.strip()))
                .toList();
    }

    private static List<String> services(String list) {
        return list.equals("plan") ? List.of() : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
