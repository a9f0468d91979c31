package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.kiosk.desk.ButtonMeaning;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.process.configuration.Arguments;
import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {

    @Test
    void a_kiosk_that_is_told_nothing_takes_the_suggestions() throws ConfigProblem {
        Config config = config(Map.of());

        assertThat(config.bind() + ":" + config.port()).isEqualTo("127.0.0.1:7071");
        assertThat(config.servers()).hasToString("[http://127.0.0.1:7070]");
        assertThat(config.branch()).isEqualTo("pekalongan");
        assertThat(config.paper()).isEqualTo(PaperSize.MM_80);
        assertThat(config.buttonMeaning()).isEqualTo(new ButtonMeaning.InOrderOfThePlan());
    }

    @Test
    void an_unknown_key_is_an_error_that_names_the_nearest() {
        assertThatThrownBy(() -> config(Map.of("prot", "7071", "button.pause", "1")))
                .hasMessageContaining("prot is no key of the kiosk; did you mean port?")
                .hasMessageContaining("button.pause is no key of the kiosk; did you mean buttons.pause?");
    }

    @Test
    void all_wrong_values_are_named_at_once_with_what_they_are_for() {
        assertThatThrownBy(() -> config(Map.of("port", "70710", "server", "localhost", "paper", "100",
                "language", "xx", "hardware", "steam")))
                .hasMessageContaining("port can't be \"70710\": it is the port of the kiosk's page, 0-65535")
                .hasMessageContaining("server can't be \"localhost\"").hasMessageContaining("paper can't be \"100\"")
                .hasMessageContaining("language can't be \"xx\"").hasMessageContaining("hardware can't be \"steam\"");
    }

    @Test
    void the_command_line_wins_over_the_file(@TempDir Path folder) throws ConfigProblem, IOException {
        Path file = Files.writeString(folder.resolve("kiosk.properties"), "port = 8000\npaper = 58\n");
        Properties system = new Properties();
        system.setProperty("bilik.kiosk.port", "9000");
        system.setProperty("other.port", "1");

        Arguments arguments = Arguments.read(Config.PROCESS, Main.TASKS,
                new String[]{"--config", file.toString(), "--exit-with-parent"}, system);

        assertThat(arguments.values()).containsExactly(Map.entry("paper", "58"), Map.entry("port", "9000"));
        assertThat(arguments.exitWithParent()).isTrue();
    }

    @Test
    void a_file_that_is_not_there_and_an_argument_that_nobody_knows_are_said_plainly() {
        Properties none = new Properties();
        assertThatThrownBy(
                () -> Arguments.read(Config.PROCESS, Main.TASKS, new String[]{"--config", "/nowhere/kiosk.properties"},
                        none))
                .hasMessageContaining("/nowhere/kiosk.properties can't be read");
        assertThatThrownBy(() -> Arguments.read(Config.PROCESS, Main.TASKS, new String[]{"--verbose"}, none))
                .hasMessageContaining("--verbose is no argument of the kiosk");
    }

    @Test
    void services_of_the_buttons_are_listed_with_commas() throws ConfigProblem {
        assertThat(config(Map.of("buttons.services", "info, jht")).buttonMeaning())
                .isEqualTo(new ButtonMeaning.Services(List.of("info", "jht")));
        assertThat(config(Map.of("buttons.services", "menu")).buttonMeaning()).isEqualTo(new ButtonMeaning.Menu());
    }

    @Test
    void a_server_may_have_several_addresses() throws ConfigProblem {
        assertThat(config(Map.of("server", "http://queue.local:7070, http://10.0.0.5:7070")).servers())
                .hasToString("[http://queue.local:7070, http://10.0.0.5:7070]");
        assertThatThrownBy(() -> config(Map.of("server", "http://10.0.0.5:7070,queue", "device", "two words")))
                .hasMessageContaining("server can't be \"queue\"")
                .hasMessageContaining("device can't be \"two words\"");
    }

    @Test
    void every_key_is_explained() {
        assertThat(ConfigKey.explain(Config.KEYS)).contains(Config.KEYS.stream().map(ConfigKey::meaning).toList());
    }

    @Test
    void the_way_to_the_printer_is_told_in_one_word() throws ConfigProblem {
        assertThat(List.of("usb", "usb:/dev/usb/lp1", "tcp:printer.local", "tcp:192.168.1.50:9101",
                "serial:/dev/ttyUSB0", "serial:/dev/ttyAMA0:9600:rtscts")).map(way -> printer(way))
                .containsExactly("usb", "/dev/usb/lp1", "tcp:printer.local:9100", "tcp:192.168.1.50:9101",
                        "serial:/dev/ttyUSB0:19200", "serial:/dev/ttyAMA0:9600");
    }

    @Test
    void a_way_that_leads_nowhere_and_a_pin_that_is_none_or_taken_are_named() {
        assertThatThrownBy(() -> config(Map.of("printer", "tcp:printer:99999", "buttons.pins", "17,1,28,17",
                "lamps.pins", "disco=5,paper-low=6", "buzzer.pin", "6", "simulated.printer.port", "x", "scanner",
                "serial:ttyACM0")))
                .hasMessageContaining("printer can't be \"tcp:printer:99999\"")
                .hasMessageContaining("buttons.pins can't be \"1\"")
                .hasMessageContaining("buttons.pins can't be \"28\"")
                .hasMessageContaining("buttons.pins can't be \"17\"")
                .hasMessageContaining("lamps.pins can't be \"disco=5\"")
                .hasMessageContaining("buzzer.pin can't be \"6\"")
                .hasMessageContaining("scanner can't be \"serial:ttyACM0\"")
                .hasMessageContaining("simulated.printer.port can't be \"x\"");
    }

    @Test
    void buttons_and_lamps_know_their_pins() throws ConfigProblem {
        Config config = config(Map.of("buttons.pins", "17, 27", "lamps.pins", "button-1=5,paper-low=6"));

        assertThat(config.hardware().pins().buttons()).containsExactly(Map.entry("1", 17), Map.entry("2", 27));
        assertThat(config.hardware().pins().lamps()).containsExactly(Map.entry("button-1", 5),
                Map.entry("paper-low", 6));
    }

    @Test
    void the_way_to_the_scanner_is_told_in_one_word() throws ConfigProblem {
        assertThat(config(Map.of()).hardware().scanner()).isEqualTo(new ScannerWay.None());
        assertThat(config(Map.of("scanner", "serial:/dev/ttyACM0")).hardware().scanner())
                .hasToString("Serial[line=serial:/dev/ttyACM0:9600]");
        assertThat(config(Map.of("scanner", "keyboard:/dev/input/by-id/usb-Scan_1:0-event-kbd")).hardware()
                .scanner()).isEqualTo(
                        new ScannerWay.Keyboard(Path.of("/dev/input/by-id/usb-Scan_1:0-event-kbd")));
    }

    @Test
    void a_picture_for_the_slip_is_looked_at_before_anything_starts(@TempDir Path folder) throws Exception {
        Path wide = folder.resolve("wide.png");
        ImageIO.write(new BufferedImage(500, 9, BufferedImage.TYPE_BYTE_BINARY), "png", wide.toFile());
        Path text = Files.writeString(folder.resolve("logo.png"), "not a picture");

        assertThat(config(Map.of("slip.logo", wide.toString())).logo()).isPresent();
        assertThatThrownBy(() -> config(Map.of("slip.logo", wide.toString(), "paper", "58")))
                .hasMessageContaining("wide.png\", which is 500 dots wide, and the paper has 384");
        assertThatThrownBy(() -> config(Map.of("slip.logo", text.toString())))
                .hasMessageContaining("logo.png\", which is no picture that can be read: it should be a PNG");
        assertThatThrownBy(() -> config(Map.of("slip.logo", "/nowhere/logo.png", "slip.code-page", "UTF-8")))
                .hasMessageContaining("slip.logo can't be \"/nowhere/logo.png\", which is not there")
                .hasMessageContaining("slip.code-page can't be \"UTF-8\"");
    }

    @Test
    void where_the_devices_come_from_must_be_said() throws ConfigProblem {
        assertThatThrownBy(() -> Config.of(Map.of())).hasMessage("hardware is not said; write \"hardware = real\" or "
                + "\"hardware = simulated\": it is where the devices come from, must be said: real, or simulated for a "
                + "trial in which nothing is printed");
        assertThatThrownBy(() -> Config.of(Map.of("hardware", " "))).hasMessageContaining("hardware is not said");
        assertThat(Main.example(Map.of("data", "/var/lib/bilik/kiosk"))).contains("\nhardware = \n",
                "\n#printer = usb\n",
                "\ndata = /var/lib/bilik/kiosk\n");
    }

    @Test
    void simulated_devices_have_a_banner_but_in_a_development_run() throws ConfigProblem {
        assertThat(Config.of(Map.of("hardware", "simulated")).page().simulated()).isTrue();
        assertThat(Config.of(Map.of("hardware", "simulated", "development", "yes")).page().simulated()).isFalse();
        assertThat(Config.of(Map.of("hardware", "real")).page().simulated()).isFalse();
    }

    /** With real devices, unless something else is said. */
    private static Config config(Map<String, String> values) throws ConfigProblem {
        Map<String, String> all = new HashMap<>(values);
        all.putIfAbsent("hardware", "real");
        return Config.of(all);
    }

    private static String printer(String way) {
        try {
            return config(Map.of("printer", way)).hardware().printer().toString();
        } catch (ConfigProblem problem) {
            throw new AssertionError(problem);
        }
    }
}
