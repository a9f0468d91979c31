package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How people are told of their bookings: docs/messages.md.
 *
 * @param smtp    the server that takes mail; empty for no mail
 * @param webhook the address that takes what is to be sent as SMS or WhatsApp; empty for none
 */
public record MessagesConfig(Optional<Smtp> smtp, Optional<Hook> webhook) {
    /** Nobody is told anything. */
    public static final MessagesConfig NONE = new MessagesConfig(Optional.empty(), Optional.empty());

    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** How a connection to a mail server is kept from being read. */
    public enum Tls {
        STARTTLS, TLS, NONE
    }

    /**
     * A mail server.
     *
     * @param user     as which this server signs in; empty for not at all
     * @param password of that user
     * @param from     address of the sender
     * @param patience for each step of talking to it
     */
    public record Smtp(String host, int port, Tls tls, String user, String password, String from, Duration patience) {}

    /**
     * Somebody else's server that sends messages on.
     *
     * @param secret   signs each
     * @param patience for its answer
     */
    public record Hook(URI address, String secret, Duration patience) {}

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("messages.smtp.host", "",
                    "name of the mail server through which people are told of their bookings; nothing for no mail"),
            new ConfigKey("messages.smtp.port", "587", "port of that server, 1-65535; 465 is usual for tls"),
            new ConfigKey("messages.smtp.tls", "starttls",
                    "starttls or tls; none only for a mail server on this machine"),
            new ConfigKey("messages.smtp.user", "", "who signs in to the mail server; nothing for nobody"),
            new ConfigKey("messages.smtp.password", "", "the password of that user"),
            new ConfigKey("messages.smtp.password.file", "",
                    "file with that password in its only line, in place of messages.smtp.password; nothing for none"),
            new ConfigKey("messages.smtp.from", "", "address of the sender, such as antrean@example.go.id"),
            new ConfigKey("messages.smtp.seconds", "10",
                    "how long connecting to the mail server and each of its answers may take, 1-120 seconds"),
            new ConfigKey("messages.webhook.url", "",
                    "https address that sends messages on as SMS or WhatsApp; nothing for none"),
            new ConfigKey("messages.webhook.secret", "",
                    "16 characters or more that sign what is sent there; its receiver knows them, too"),
            new ConfigKey("messages.webhook.secret.file", "",
                    "file with that secret in its only line, in place of messages.webhook.secret; nothing for none"),
            new ConfigKey("messages.webhook.seconds", "10", "how long its answer may take, 1-120 seconds"));

    /** Complains to the reader about what cannot be used. */
    static MessagesConfig read(ConfigReader reader) {
        int port = reader.number("messages.smtp.port", 1, 65_535);
        Tls tls = switch (reader.oneOf("messages.smtp.tls", "starttls", "tls", "none")) {
            case "tls" -> Tls.TLS;
            case "none" -> Tls.NONE;
            default -> Tls.STARTTLS;
        };
        Duration forMail = Duration.ofSeconds(reader.number("messages.smtp.seconds", 1, 120));
        Duration forWebhook = Duration.ofSeconds(reader.number("messages.webhook.seconds", 1, 120));
        return new MessagesConfig(reader.optional("messages.smtp.host").isEmpty()
                ? Optional.empty()
                : Optional.of(smtp(reader, port, tls, forMail)),
                reader.optional("messages.webhook.url").isEmpty()
                        ? Optional.empty()
                        : Optional.of(webhook(reader, forWebhook)));
    }

    private static Smtp smtp(ConfigReader reader, int port, Tls tls, Duration patience) {
        String host = reader.optional("messages.smtp.host");
        if (!host.matches("[A-Za-z0-9.:\\[\\]-]+")) {
            reader.complain("messages.smtp.host", host);
        }
        if (tls == Tls.NONE && !THIS_MACHINE.contains(host)) {
            reader.complain("messages.smtp.tls", "none",
                    "lets everybody between here and " + host + " read addresses and links");
        }
        String from = reader.optional("messages.smtp.from");
        if (!from.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")) {
            reader.complain("messages.smtp.from", from);
        }
        String user = reader.optional("messages.smtp.user");
        String password = secret(reader, "messages.smtp.password");
        if (user.isEmpty() != password.isEmpty()) {
            // what was said is not repeated: messages end in logs
            reader.complain(user.isEmpty() ? "messages.smtp.user" : "messages.smtp.password", "");
        }
        return new Smtp(host, port, tls, user, password, from, patience);
    }

    private static Hook webhook(ConfigReader reader, Duration patience) {
        URI address = reader.address("messages.webhook.url");
        if (!OidcConfig.isSafe(address) && !"invalid.invalid".equals(address.getHost())) {
            reader.complain("messages.webhook.url", address.toString(), "everybody on the network could read");
        }
        String secret = secret(reader, "messages.webhook.secret");
        if (secret.length() < SHORTEST_SECRET) {
            reader.complain("messages.webhook.secret", secret.isEmpty() ? "" : "…");
        }
        return new Hook(address, secret, patience);
    }

    /** What stands there, or in the file that is named in its place. */
    private static String secret(ConfigReader reader, String key) {
        String file = reader.optional(key + ".file");
        if (file.isEmpty()) {
            return reader.optional(key);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            reader.complain(key + ".file", file);
            return "";
        }
    }
}
