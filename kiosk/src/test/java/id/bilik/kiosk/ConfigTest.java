package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.configuration.Arguments;
import id.bilik.configuration.ConfigKey;
import id.bilik.configuration.ConfigProblem;
import id.bilik.kiosk.desk.ButtonMeaning;
import id.bilik.kiosk.slip.PaperSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {

    @Test
    void a_kiosk_that_is_told_nothing_takes_the_suggestions() throws ConfigProblem {
        Config config = Config.of(Map.of());

        assertThat(config.bind() + ":" + config.port()).isEqualTo("127.0.0.1:7071");
        assertThat(config.servers()).hasToString("[http://127.0.0.1:7070]");
        assertThat(config.branch()).isEqualTo("pekalongan");
        assertThat(config.paper()).isEqualTo(PaperSize.MM_80);
        assertThat(config.buttonMeaning()).isEqualTo(new ButtonMeaning.InOrderOfThePlan());
    }

    @Test
    void an_unknown_key_is_an_error_that_names_the_nearest() {
        assertThatThrownBy(() -> Config.of(Map.of("prot", "7071", "button.pause", "1")))
                .hasMessageContaining("prot is no key of the kiosk; did you mean port?")
                .hasMessageContaining("button.pause is no key of the kiosk; did you mean buttons.pause?");
    }

    @Test
    void all_wrong_values_are_named_at_once_with_what_they_are_for() {
        assertThatThrownBy(() -> Config.of(Map.of("port", "70710", "server", "localhost", "paper", "100",
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

        Arguments arguments = Arguments.read(Config.PROCESS,
                new String[]{"--config", file.toString(), "--exit-with-parent"}, system);

        assertThat(arguments.values()).containsExactly(Map.entry("paper", "58"), Map.entry("port", "9000"));
        assertThat(arguments.exitWithParent()).isTrue();
    }

    @Test
    void a_file_that_is_not_there_and_an_argument_that_nobody_knows_are_said_plainly() {
        Properties none = new Properties();
        assertThatThrownBy(
                () -> Arguments.read(Config.PROCESS, new String[]{"--config", "/nowhere/kiosk.properties"}, none))
                .hasMessageContaining("/nowhere/kiosk.properties can't be read");
        assertThatThrownBy(() -> Arguments.read(Config.PROCESS, new String[]{"--verbose"}, none))
                .hasMessageContaining("--verbose is no argument of the kiosk");
    }

    @Test
    void services_of_the_buttons_are_listed_with_commas() throws ConfigProblem {
        assertThat(Config.of(Map.of("buttons.services", "info, jht")).buttonMeaning())
                .isEqualTo(new ButtonMeaning.Services(List.of("info", "jht")));
        assertThat(Config.of(Map.of("buttons.services", "menu")).buttonMeaning()).isEqualTo(new ButtonMeaning.Menu());
    }

    @Test
    void a_server_may_have_several_addresses() throws ConfigProblem {
        assertThat(Config.of(Map.of("server", "http://queue.local:7070, http://10.0.0.5:7070")).servers())
                .hasToString("[http://queue.local:7070, http://10.0.0.5:7070]");
        assertThatThrownBy(() -> Config.of(Map.of("server", "http://10.0.0.5:7070,queue", "id", "two words")))
                .hasMessageContaining("server can't be \"queue\"").hasMessageContaining("id can't be \"two words\"");
    }

    @Test
    void every_key_is_explained() {
        assertThat(ConfigKey.explain(Config.KEYS)).contains(Config.KEYS.stream().map(ConfigKey::meaning).toList());
    }
}
