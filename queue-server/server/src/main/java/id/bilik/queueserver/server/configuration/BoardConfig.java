package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import id.bilik.queueserver.core.branch.plan.QuietTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What wall boards are told beyond their branch: docs/voice.md and docs/board.md.
 *
 * @param volume       of the voice, percent
 * @param quiet        when boards say nothing
 * @param clips        folder of recordings that replace the shipped clips; empty for none
 * @param media        folder of what is shown between calls; empty for none
 * @param mediaSeconds how long a picture or text stays, seconds
 * @param door         whether they show the code with which a phone takes a number
 */
public record BoardConfig(int volume, List<QuietTime> quiet, Optional<Path> clips, Optional<Path> media,
        int mediaSeconds, boolean door) {
    /** Nothing configured. */
    public static final BoardConfig SUGGESTED = new BoardConfig(80, List.of(), Optional.empty(), Optional.empty(), 12,
            false);

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("voice.volume", "80", "loudness of the boards' voice in percent, 0-100; 0 for no voice"),
            new ConfigKey("voice.quiet", "",
                    "when boards say nothing, in the branch's time, such as 12:00-13:00, friday 11:30-13:00; nothing for never"),
            new ConfigKey("voice.clips", "",
                    "folder of recordings that replace the shipped clips of the same names; nothing for none"),
            new ConfigKey("board.media", "",
                    "folder of pictures, videos and texts that boards show between calls; nothing for none"),
            new ConfigKey("board.media.seconds", "12", "how long a picture or text stays, 3-600 seconds"),
            new ConfigKey("door.numbers", "off",
                    "whether phones get a number by the code that boards and screens at the door show: off or on"));

    /** Complains to the reader about what cannot be used. */
    static BoardConfig read(ConfigReader reader) {
        return new BoardConfig(reader.number("voice.volume", 0, 100), quiet(reader), folder(reader, "voice.clips"),
                folder(reader, "board.media"), reader.number("board.media.seconds", 3, 600),
                reader.oneOf("door.numbers", "off", "on").equals("on"));
    }

    private static List<QuietTime> quiet(ConfigReader reader) {
        try {
            return QuietTime.parse(reader.optional("voice.quiet"));
        } catch (IllegalArgumentException wrong) {
            reader.complain("voice.quiet", String.valueOf(wrong.getMessage()));
            return List.of();
        }
    }

    private static Optional<Path> folder(ConfigReader reader, String key) {
        String text = reader.optional(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder)) {
            reader.complain(key, text);
        }
        return Optional.of(folder);
    }
}
