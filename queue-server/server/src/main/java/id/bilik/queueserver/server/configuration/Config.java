package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.configuration.ConfigReader;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.journal.database.Database;
import id.bilik.queueserver.server.runtime.TimeLapse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a queue-server can be told, checked as a whole before anything starts.
 *
 * @param data      folder of the journal and of the key of the follow links
 * @param database  JDBC address; empty for the journal in files in {@code data}
 * @param plan      file of the branch plan; empty for the one that is shipped
 * @param others    file or folder with the figures of other branches; empty for none
 * @param calling   how the booth group is chosen
 * @param publicUrl under which phones reach this server
 * @param screens   under which devices find their screens
 * @param board     what wall boards are told
 * @param edge      how much is taken on at once
 * @param access    under which names it is reached, and how
 * @param alarmsWebhook who is told of alarms; empty for nobody
 * @param alarmsSecret  signs what is told
 * @param backup    where copies of all of it are kept
 * @param conversations how officer and participants are connected
 * @param messages how people are told of their bookings
 * @param timeLapse hours that are shown faster than life; empty for the wall clock
 */
public record Config(String bind, int port, Path data, Optional<String> database, String databaseUser,
        String databasePassword, Optional<Path> plan, Optional<Path> others,
        BoothChoice calling, String publicUrl, ScreenAddresses screens,
        BoardConfig board, EdgeConfig edge, AccessConfig access, Optional<URI> alarmsWebhook, String alarmsSecret,
        BackupConfig backup, ConversationConfig conversations, MessagesConfig messages,
        Optional<TimeLapse> timeLapse) {

    /** As it stands in messages and system properties. */
    public static final String PROCESS = "queue-server";

    private static final int SHORTEST_SECRET = 16;

    public static final List<ConfigKey> KEYS = Stream.concat(Stream.of(
            new ConfigKey("bind", "127.0.0.1",
                    "address that the server listens on; 0.0.0.0 for every network"),
            new ConfigKey("port", "7070", "port of the server, 0-65535; 0 takes a free one"),
            new ConfigKey("data", "data",
                    "folder of the journal and of what else the server keeps; made when it is not there"),
            new ConfigKey("database.url", "",
                    "JDBC address of a PostgreSQL database, such as jdbc:postgresql://127.0.0.1/bilik; nothing for the journal in files"),
            new ConfigKey("database.user", "", "who signs in to PostgreSQL"),
            new ConfigKey("database.password", "", "the password of that user"),
            new ConfigKey("plan", "",
                    "file with the plan of the branch (JSON); nothing for the shipped branch pekalongan"),
            new ConfigKey("forecast.others", "",
                    "file with the figures of another branch, or folder of such files (*.json), that forecasts begin"
                            + " with; nothing for none"),
            new ConfigKey("calling", "lightest-load",
                    "who gets the next visit: lightest-load, or largest-gain where officers clearly differ in speed"),
            new ConfigKey("public.url", "http://127.0.0.1:7070",
                    "address under which participants' phones reach this server; stands in the QR code of the slip"),
            new ConfigKey("screens.url", "",
                    "address under which the branch's own screens and PCs reach this server, such as"
                            + " https://192.168.1.10:7443, for the list of screens; nothing for that of public.url, by"
                            + " tls.port where there is one"),
            new ConfigKey("kiosk.url", "http://127.0.0.1:7071", "address of the kiosk, for the list of screens"),
            new ConfigKey("alarms.webhook.url", "",
                    "http or https address that is told of alarms of kiosks and screens; nothing for none"),
            new ConfigKey("alarms.webhook.secret", "",
                    "16 characters or more that sign what is told; its receiver knows them, too"),
            new ConfigKey("time-lapse", "",
                    "for demonstrations only: FROM LENGTH SPEED, such as 2026-11-23T08:00:00+07:00 PT10H 60;"
                            + " nothing for the wall clock")),
            Stream.of(BoardConfig.KEYS, EdgeConfig.KEYS, ProofConfig.KEYS, AccessConfig.KEYS, BackupConfig.KEYS,
                    ConversationConfig.KEYS,
                    MessagesConfig.KEYS)
                    .flatMap(List::stream))
            .toList();

    /** Address of the pages for staff, as far as the configuration says it. */
    public String pages() {
        return screens.own().orElse(publicUrl);
    }

    /** The PostgreSQL database; empty for the journal in files. */
    public Optional<Database> postgres() {
        return database.map(url -> new Database(url, databaseUser, databasePassword));
    }

    /** @throws ConfigProblem naming everything that is wrong at once */
    public static Config of(Map<String, String> values) throws ConfigProblem {
        ConfigReader reader = new ConfigReader(PROCESS, KEYS, values);
        String database = reader.optional("database.url");
        if (!database.isEmpty() && !database.startsWith("jdbc:postgresql:")) {
            reader.complain("database.url", database);
        }
        String plan = reader.optional("plan");
        String others = reader.optional("forecast.others");
        String calling = reader.text("calling");
        Optional<BoothChoice> choice = ContractNames.find(BoothChoice.class, calling);
        if (choice.isEmpty()) {
            reader.complain("calling", calling);
        }
        Optional<URI> webhook = reader.optional("alarms.webhook.url").isEmpty()
                ? Optional.empty()
                : Optional.of(reader.address("alarms.webhook.url"));
        String secret = reader.optional("alarms.webhook.secret");
        if (webhook.isPresent() && secret.length() < SHORTEST_SECRET) {
            // what was said is not repeated: messages end in logs
            reader.complain("alarms.webhook.secret", secret.isEmpty() ? "" : "…");
        }
        Optional<TimeLapse> timeLapse = timeLapse(reader);
        URI publicUrl = reader.address("public.url");
        Optional<URI> screensUrl = reader.optional("screens.url").isEmpty()
                ? Optional.empty()
                : Optional.of(reader.address("screens.url"));
        AccessConfig access = AccessConfig.read(reader, publicUrl, screensUrl, Path.of(reader.text("data")));
        ScreenAddresses screens = ScreenAddresses.of(screensUrl, publicUrl, access, reader.address("kiosk.url"));
        Config config = new Config(reader.text("bind"), reader.number("port", 0, 65_535), Path.of(reader.text("data")),
                Optional.of(database).filter(url -> !url.isEmpty()), reader.optional("database.user"),
                reader.optional("database.password"), plan.isEmpty() ? Optional.empty() : Optional.of(Path.of(plan)),
                others.isEmpty() ? Optional.empty() : Optional.of(Path.of(others)),
                choice.orElse(BoothChoice.LIGHTEST_LOAD),
                screens.phones(), screens, BoardConfig.read(reader), EdgeConfig.read(reader), access, webhook, secret,
                BackupConfig.read(reader), ConversationConfig.read(reader), MessagesConfig.read(reader),
                timeLapse);
        reader.check();
        return config;
    }

    private static Optional<TimeLapse> timeLapse(ConfigReader reader) {
        String text = reader.optional("time-lapse");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(TimeLapse.of(text));
        } catch (IllegalArgumentException unusable) {
            reader.complain("time-lapse", text);
            return Optional.empty();
        }
    }
}
