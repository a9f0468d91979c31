package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How officer and participants are connected: docs/conversations.md.
 *
 * @param sockets   of one branch at once
 * @param relays    addresses of the relay for booths outside of the branch's network; none for none
 * @param secret    that the relay knows, too
 * @param validity  how long what lets a page use the relay holds
 * @param imagined  whether pages play whoever is not there, in a demonstration
 */
public record ConversationConfig(int sockets, List<String> relays, String secret, Duration validity,
        boolean imagined) {
    /** Nothing configured. */
    public static final ConversationConfig SUGGESTED = new ConversationConfig(64, List.of(), "",
            Duration.ofHours(1), false);

    private static final int SHORTEST_SECRET = 16;

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("conversation.sockets", String.valueOf(SUGGESTED.sockets),
                    "most pages of a branch that talk at once, 2-1000; one more is answered 503"),
            new ConfigKey("turn.urls", "",
                    "addresses of the relay (TURN) for booths outside of the branch's network, with commas between, such as"
                            + " turn:relay.example.go.id:3478,turns:relay.example.go.id:5349?transport=tcp; nothing for none"),
            new ConfigKey("turn.secret", "",
                    "16 characters or more that the relay has as its static-auth-secret, too"),
            new ConfigKey("turn.secret.file", "",
                    "file with that secret in its only line, in place of turn.secret; nothing for none"),
            new ConfigKey("turn.seconds", String.valueOf(SUGGESTED.validity.toSeconds()),
                    "how long what lets a page use the relay holds, 60-43200 seconds"),
            new ConfigKey("conversation.imagined", "no",
                    "for demonstrations only, and refused elsewhere: yes has pages play whoever is not there"));

    /** Complains to the reader about what cannot be used. */
    static ConversationConfig read(ConfigReader reader) {
        List<String> relays = new ArrayList<>();
        for (String each : reader.optional("turn.urls").split(",", -1)) {
            String url = each.strip();
            if (!url.isEmpty() && !url.matches("turns?:[A-Za-z0-9.:\\[\\]-]+(\\?transport=(udp|tcp))?")) {
                reader.complain("turn.urls", url);
            } else if (!url.isEmpty()) {
                relays.add(url);
            }
        }
        String secret = secret(reader);
        if (!relays.isEmpty() && secret.length() < SHORTEST_SECRET) {
            // what was said is not repeated: messages end in logs
            reader.complain("turn.secret", secret.isEmpty() ? "" : "…");
        }
        return new ConversationConfig(reader.number("conversation.sockets", 2, 1_000), List.copyOf(relays), secret,
                Duration.ofSeconds(reader.number("turn.seconds", 60, 43_200)),
                reader.oneOf("conversation.imagined", "no", "yes").equals("yes"));
    }

    private static String secret(ConfigReader reader) {
        String file = reader.optional("turn.secret.file");
        if (file.isEmpty()) {
            return reader.optional("turn.secret");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            reader.complain("turn.secret.file", file);
            return "";
        }
    }
}
