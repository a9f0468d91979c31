package id.bilik.queueserver.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.process.configuration.ConfigProblem;
import id.bilik.queueserver.core.branch.plan.QuietTime;
import id.bilik.queueserver.server.access.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            "database.url, jdbc:h2:mem:x", "database.url, /var/lib/bilik", "voice.volume, 101",
            "voice.quiet, noon", "voice.quiet, '12:00-13:00, 25:00-26:00'", "voice.quiet, someday 12:00-13:00",
            "voice.quiet, 12:00-12:00", "voice.clips, /no/such/folder", "board.media, /no/such/folder",
            "board.media.seconds, 2", "live.feeds, 9", "live.feeds, many", "bookings.proof.from, -1",
            "bookings.proof.difficulty, 999", "live.feeds.per-address, 20001",
            "turn.urls, http://relay", "turn.seconds, 59",
            "turn.secret.file, /no/such/file", "conversation.sockets, 1", "time-lapse, 60"})
    void an_unusable_value_names_its_key_and_what_it_is_for(String key, String value) {
        assertThatThrownBy(() -> Config.of(Map.of(key, value))).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(key + " can't be").hasMessageContaining("suggested");
    }

    @Test
    void quiet_times_are_read_with_and_without_a_day() throws ConfigProblem {
        BoardConfig board = Config.of(Map.of("voice.quiet", "12:00-13:00, Friday 11:30-13:00,21:00-06:00")).board();

        assertThat(board.quiet()).containsExactly(
                new QuietTime(null, LocalTime.of(12, 0), LocalTime.of(13, 0)),
                new QuietTime(DayOfWeek.FRIDAY, LocalTime.of(11, 30), LocalTime.of(13, 0)),
                new QuietTime(null, LocalTime.of(21, 0), LocalTime.of(6, 0)));
        assertThat(Config.of(Map.of()).board()).isEqualTo(BoardConfig.SUGGESTED);
    }

    @Test
    void two_thousand_feeds_may_come_from_one_address() throws ConfigProblem {
        EdgeConfig edge = Config.of(Map.of()).edge();

        assertThat(edge).isEqualTo(EdgeConfig.SUGGESTED);
        assertThat(edge.feedsPerAddress()).isBetween(2_000, edge.feeds() - 1);
        assertThat(Config.of(Map.of("live.feeds", "50", "live.feeds.per-address", "20")).edge())
                .isEqualTo(new EdgeConfig(50, 20, EdgeConfig.SUGGESTED.wishesPerAddress(),
                        EdgeConfig.SUGGESTED.proof()));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> Config.of(Map.of("port", "x", "public.url", "y", "kiosk.ur", "z")))
                .hasMessageContaining("port can't be").hasMessageContaining("public.url can't be")
                .hasMessageContaining("did you mean kiosk.url?");
    }

    @Test
    void a_head_office_is_known_by_its_address_and_its_groups() throws ConfigProblem {
        Config config = Config.of(Map.of("oidc.issuer", "https://login.example.go.id/bilik", "oidc.client", "branch-7",
                "oidc.here", "https://bilik.example.go.id:7443/", "oidc.group.supervisor", "cn=heads,ou=bilik"));
        OidcConfig office = config.access().headOffice().orElseThrow();

        assertThat(office.roles(List.of("cn=heads,ou=bilik", "canteen"))).containsExactly(Role.SUPERVISOR);
        assertThat(office.here()).hasValue(URI.create("https://bilik.example.go.id:7443"));
        assertThat(config.access().hosts()).contains("bilik.example.go.id");
        assertThat(Config.of(Map.of()).access().headOffice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"oidc.issuer, http://login.example.go.id", "oidc.issuer, https://login.example.go.id?x=1",
            "oidc.client, ''", "oidc.here, http://bilik.example.go.id", "oidc.here, https://bilik.example.go.id/x",
            "oidc.scopes, profile", "oidc.group.auditor, ''"})
    void a_head_office_that_cannot_be_used_is_told(String key, String value) {
        Map<String, String> told = new HashMap<>(Map.of("oidc.issuer", "https://login.example.go.id", "oidc.client",
                "branch-7", "oidc.secret", "a secret for nobody's log", "oidc.group.auditor", "revision"));
        told.put(key, value);
        assertThatThrownBy(() -> Config.of(told)).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(key.replace("auditor", "")).hasMessageContaining("can't be")
                .hasMessageNotContaining("nobody's log");
    }

    @Test
    void people_are_told_of_bookings_by_a_mail_server_and_a_webhook_whose_secrets_may_be_files(@TempDir Path folder)
            throws ConfigProblem, IOException {
        Path password = Files.writeString(folder.resolve("password"), "for the mail server\n");
        Path secret = Files.writeString(folder.resolve("secret"), "sixteen and some more\n");
        MessagesConfig messages = Config.of(Map.of("messages.smtp.host", "mail.example.go.id", "messages.smtp.from",
                "antrean@example.go.id", "messages.smtp.user", "bilik", "messages.smtp.password.file",
                password.toString(), "messages.webhook.url", "https://gateway.example.go.id/send",
                "messages.webhook.secret.file", secret.toString())).messages();

        assertThat(messages.smtp()).hasValue(new MessagesConfig.Smtp("mail.example.go.id", 587,
                MessagesConfig.Tls.STARTTLS, "bilik", "for the mail server", "antrean@example.go.id",
                Duration.ofSeconds(10)));
        assertThat(messages.webhook()).hasValue(new MessagesConfig.Hook(
                URI.create("https://gateway.example.go.id/send"), "sixteen and some more", Duration.ofSeconds(10)));
        assertThat(Config.of(Map.of()).messages()).isEqualTo(MessagesConfig.NONE);
    }

    @ParameterizedTest
    @CsvSource({"messages.smtp.host, 'two words'", "messages.smtp.port, 0", "messages.smtp.tls, ssl",
            "messages.smtp.tls, none", "messages.smtp.from, ''", "messages.smtp.from, Bilik <a@example.go.id>",
            "messages.smtp.user, ''", "messages.smtp.password, ''", "messages.smtp.password.file, /no/such/file",
            "messages.smtp.seconds, 121", "messages.webhook.url, http://gateway.example.go.id",
            "messages.webhook.secret, short", "messages.webhook.secret, ''",
            "messages.webhook.secret.file, /no/such/file", "messages.webhook.seconds, 0"})
    void messages_that_cannot_be_sent_so_are_told(String key, String value) {
        Map<String, String> told = new HashMap<>(Map.of("messages.smtp.host", "mail.example.go.id",
                "messages.smtp.from", "antrean@example.go.id", "messages.smtp.user", "bilik",
                "messages.smtp.password", "a secret for nobody's log", "messages.webhook.url",
                "https://gateway.example.go.id", "messages.webhook.secret", "a secret for nobody's log"));
        told.put(key, value);
        assertThatThrownBy(() -> Config.of(told)).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(key + " can't be").hasMessageNotContaining("nobody's log");
    }

    @Test
    void addresses_end_as_the_server_needs_them() throws ConfigProblem {
        Config config = Config.of(Map.of("public.url", "https://antrean.example/", "kiosk.url", "http://kiosk:7071"));

        assertThat(config.publicUrl()).isEqualTo("https://antrean.example");
        assertThat(config.screens()).isEqualTo(new ScreenAddresses(Optional.of("https://antrean.example"),
                "https://antrean.example", "http://kiosk:7071/"));
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 0, http://192.168.1.10:7070", "'', 7443, 0, https://192.168.1.10:7443",
            "'', 7443, 7080, ''", "https://bilik.example/, 7443, 7080, https://bilik.example"})
    void screens_come_by_tls_where_there_is_one_and_never_by_the_port_for_phones(String said, int tls, int phones,
            String own) throws ConfigProblem {
        Config config = Config.of(Map.of("public.url", "http://192.168.1.10:7070", "screens.url", said, "tls.port",
                String.valueOf(tls), "public.port", String.valueOf(phones)));

        assertThat(config.screens().own()).isEqualTo(own.isEmpty() ? Optional.empty() : Optional.of(own));
        assertThat(config.pages()).isEqualTo(own.isEmpty() ? "http://192.168.1.10:7070" : own);
        assertThat(config.access().hosts().contains("bilik.example")).isEqualTo(!said.isEmpty());
    }
}
