package id.bilik.queueserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.configuration.ConfigProblem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a queue-server can be told, and what it refuses before anything starts. */
class ConfigTest {
    @Test
    void nothing_said_is_the_suggested_server() throws ConfigProblem {
        Config config = Config.of(Map.of());

        assertThat(config.bind()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(7070);
        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.database()).isEmpty();
        assertThat(config.plan()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prot, port", "database.usr, database.user", "publicurl, public.url", "plans, plan"})
    void an_unknown_key_names_the_nearest_that_is_known(String wrong, String nearest) {
        assertThatThrownBy(() -> Config.of(Map.of(wrong, "x"))).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(wrong + " is no key of the queue-server; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @CsvSource({"port, -1", "port, 65536", "port, seven", "bind, ' '", "data, ' '", "public.url, bilik",
            "public.url, ftp://x", "kiosk.url, 'http://'", "database.url, jdbc:mysql://x/y",
            "database.url, jdbc:h2:mem:x", "database.url, /var/lib/bilik"})
    void an_unusable_value_names_its_key_and_what_it_is_for(String key, String value) {
        assertThatThrownBy(() -> Config.of(Map.of(key, value))).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(key + " can't be").hasMessageContaining("suggested");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> Config.of(Map.of("port", "x", "public.url", "y", "kiosk.ur", "z")))
                .hasMessageContaining("port can't be").hasMessageContaining("public.url can't be")
                .hasMessageContaining("did you mean kiosk.url?");
    }

    @Test
    void addresses_end_as_the_server_needs_them() throws ConfigProblem {
        Config config = Config.of(Map.of("public.url", "https://antrean.example/", "kiosk.url", "http://kiosk:7071"));

        assertThat(config.publicUrl()).isEqualTo("https://antrean.example");
        assertThat(config.kioskUrl()).isEqualTo("http://kiosk:7071/");
    }
}
