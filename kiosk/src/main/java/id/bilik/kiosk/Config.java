package id.bilik.kiosk;

import id.bilik.kiosk.desk.ButtonMeaning;
import id.bilik.kiosk.queue.ServerTrust;
import id.bilik.kiosk.slip.CodePage;
import id.bilik.kiosk.slip.Logo;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.Words;
import id.bilik.kiosk.speech.EspeakVoice;
import id.bilik.kiosk.speech.NoVoice;
import id.bilik.kiosk.speech.Voice;
import id.bilik.kiosk.technician.Devices;
import id.bilik.kiosk.web.PageSettings;
import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.configuration.ConfigReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a kiosk can be told, checked as a whole before anything starts.
 *
 * @param trust
 *            whose certificates are believed
 * @param buttonMeaning
 *            what buttons 1, 2, … are for
 * @param speechProgram
 *            the program that speaks; empty for none
 * @param speechSpeed
 *            words a minute
 * @param codePage
 *            of the slips' texts
 * @param logo
 *            at the top of every slip
 * @param device
 *            its name among the branch's devices
 * @param data
 *            folder of what outlives a restart
 */
public record Config(String bind, int port, List<URI> servers, ServerTrust trust, Duration serverTimeout,
        Duration planRefresh,
        String branch, Words language, PaperSize paper, int buttons, ButtonMeaning buttonMeaning, Duration buttonPause,
        PageSettings page, String speechProgram, int speechSpeed, String device, Path data, int slipsPerRoll,
        CodePage codePage, Optional<Logo> logo, HardwareConfig hardware) {

    /** As it stands in messages and system properties. */
    static final String PROCESS = "kiosk";

    private static final Pattern DEVICE = Pattern.compile("(?!screen-)[a-z0-9][a-z0-9-]{0,39}");

    private static final String[] CODE_PAGES = Arrays.stream(CodePage.values()).map(CodePage::name)
            .toArray(String[]::new);

    private static final List<ConfigKey> OWN_KEYS = List.of(
            new ConfigKey("bind", "127.0.0.1", "address that the kiosk listens on; only this machine should reach it"),
            new ConfigKey("port", "7071", "port of the kiosk's page, 0-65535; 0 takes a free one"),
            new ConfigKey("server", "http://127.0.0.1:7070",
                    "address of the queue-server, http or https; further addresses of the same server with commas between"),
            new ConfigKey("server.authority", "",
                    "file with the certificate (PEM) of the branch's own authority, which https://SERVER/ca.crt gives out; nothing for those that the system trusts, or the one that pairing leaves in data"),
            new ConfigKey("server.timeout", "3000",
                    "milliseconds to wait for one answer of the queue-server, 100-60000; a lost one is asked again twice"),
            new ConfigKey("plan.refresh", "10000",
                    "milliseconds between two looks at the branch's plan and whether it is open, 200-600000"),
            new ConfigKey("branch", "pekalongan", "id of the branch at the queue-server"),
            new ConfigKey("language", "id", "language of the page at rest and of slips by button: id or en"),
            new ConfigKey("paper", "80", "width of the paper in millimetres: 80 or 58"),
            new ConfigKey("buttons", "6", "how many push-buttons the panel has, 0-20"),
            new ConfigKey("buttons.services", "plan",
                    "what buttons 1, 2, … are for: ids of services with commas between; plan takes the services in the order of the plan; menu makes them previous, next, choose, back, audio and language of the page's menu"),
            new ConfigKey("buttons.pause", "2000",
                    "milliseconds after a press for a service in which further ones mean nothing, 0-60000"),
            new ConfigKey("buttons.legend", "bottom",
                    "edge of the screen beside which the menu's six buttons are built in, where the page explains them: bottom, left, right; none where there are none"),
            new ConfigKey("page.idle", "40",
                    "seconds without a touch or a press after which the page warns that it starts again, 10-600"),
            new ConfigKey("page.warning", "20",
                    "seconds that it warns, in which one touch gives more time, 20-300"),
            new ConfigKey("page.ticket", "20", "seconds that a number with its slip stays on the screen, 20-300"),
            new ConfigKey("page.ticket-unprinted", "60",
                    "seconds that a number stays on the screen that has to be noted or photographed, 20-600"),
            new ConfigKey("speech.program", "espeak-ng",
                    "program of eSpeak NG for the spoken menu; none for no speech"),
            new ConfigKey("speech.speed", "145", "how fast the spoken menu speaks, in words a minute, 80-300"),
            new ConfigKey("device", "kiosk-1",
                    "name of this kiosk at the branch: 1-40 letters a-z, digits, hyphens; each its own"),
            new ConfigKey("data", "data/kiosk",
                    "folder of what outlives a restart: reserved numbers, slips that are not told of yet, the paper's count"),
            new ConfigKey("slips.per.roll", "550",
                    "slips that a new roll gives, 10-10000: about 7 a metre of 80 mm paper, 6 a metre of 58 mm"),
            new ConfigKey("slip.code-page", "PC437",
                    "table of the printer that slips are written in: PC437, which every printer has, PC850, PC858 or WPC1252; what is not in it is transliterated"),
            new ConfigKey("slip.logo", "",
                    "PNG that stands at the top of every slip, black and white, at most as wide as the paper (576 dots on 80 mm, 384 on 58 mm) and 400 dots tall; nothing for none"));

    static final List<ConfigKey> KEYS = Stream.of(OWN_KEYS, HardwareConfig.KEYS).flatMap(List::stream).toList();

    /**
     * Reads and checks values by key name; what is absent takes its suggestion.
     *
     * @throws ConfigProblem
     *             naming everything that is wrong at once
     */
    static Config of(Map<String, String> values) throws ConfigProblem {
        ConfigReader reader = new ConfigReader(PROCESS, KEYS, values);
        PaperSize paper = reader.oneOf("paper", "80", "58").equals("80") ? PaperSize.MM_80 : PaperSize.MM_58;
        HardwareConfig hardware = HardwareConfig.of(reader);
        Config config = new Config(reader.text("bind"), reader.number("port", 0, 65_535), servers(reader),
                trust(reader),
                Duration.ofMillis(reader.number("server.timeout", 100, 60_000)),
                Duration.ofMillis(reader.number("plan.refresh", 200, 600_000)), reader.text("branch"),
                Words.find(reader.oneOf("language", "id", "en")).orElseThrow(),
                paper, reader.number("buttons", 0, 20), meaning(reader.text("buttons.services")),
                Duration.ofMillis(reader.number("buttons.pause", 0, 60_000)), page(reader, hardware),
                reader.text("speech.program").equals("none") ? "" : reader.text("speech.program"),
                reader.number("speech.speed", 80, 300), reader.text("device"), Path.of(reader.text("data")),
                reader.number("slips.per.roll", 10, 10_000),
                CodePage.find(reader.oneOf("slip.code-page", CODE_PAGES)).orElseThrow(), logo(reader, paper),
                hardware);
        if (!DEVICE.matcher(config.device).matches()) {
            reader.complain("device", config.device);
        }
        reader.check();
        return config;
    }

    private static Optional<Logo> logo(ConfigReader reader, PaperSize paper) {
        String file = reader.optional("slip.logo");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogoFile.read(Path.of(file), paper));
        } catch (IllegalArgumentException unusable) {
            reader.complain("slip.logo", file, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    private static ServerTrust trust(ConfigReader reader) {
        String file = reader.optional("server.authority");
        if (!file.isEmpty()) {
            try {
                return ServerTrust.inFile(Path.of(file));
            } catch (IOException | GeneralSecurityException unusable) {
                reader.complain("server.authority", file, String.valueOf(unusable.getMessage()));
            }
        }
        return ServerTrust.learnedIn(Path.of(reader.text("data")).resolve("authority.crt"));
    }

    private static List<URI> servers(ConfigReader reader) {
        return Arrays.stream(reader.text("server").split(",", -1)).map(text -> reader.address("server", text.strip()))
                .toList();
    }

    /** The voice of the spoken menu. */
    Voice voice() {
        return speechProgram.isEmpty() ? new NoVoice() : new EspeakVoice(speechProgram, speechSpeed);
    }

    private static PageSettings page(ConfigReader reader, HardwareConfig hardware) {
        return new PageSettings(Duration.ofSeconds(reader.number("page.idle", 10, 600)),
                Duration.ofSeconds(reader.number("page.warning", 20, 300)),
                Duration.ofSeconds(reader.number("page.ticket", 20, 300)),
                Duration.ofSeconds(reader.number("page.ticket-unprinted", 20, 600)),
                reader.oneOf("buttons.legend", "bottom", "left", "right", "none"),
                hardware.devices() == Devices.SIMULATED);
    }

    private static ButtonMeaning meaning(String text) {
        return switch (text) {
            case "plan" -> new ButtonMeaning.InOrderOfThePlan();
            case "menu" -> new ButtonMeaning.Menu();
            default -> new ButtonMeaning.Services(
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList());
        };
    }
}
