package id.bilik.queueserver.server.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings that replace shipped clips: {@code chime}, {@code id/satu} and so on, each as any sound file that browsers
 * play. A word that was recorded once stands for its form at the end of a sentence, too: two voices in one sentence would
 * be worse than one that does not fall.
 */
public final class ClipFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ClipFolder.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");
    private static final List<String> ENDINGS = List.of("ogg", "opus", "mp3", "m4a", "wav", "flac", "webm");
    private static final String AT_THE_END = "-end";

    private final Path folder;

    public ClipFolder(Path folder) { this.folder = folder; }

    /** The recording of a clip, named as under {@code /display-board/voice/clips/}: {@code id/satu-end.ogg}. */
    public Optional<Path> find(String file) {
        if (!file.endsWith(".ogg")) {
            return Optional.empty();
        }
        String name = file.substring(0, file.length() - ".ogg".length());
        for (String part : name.split("/", -1)) {
            if (!NAME.matcher(part).matches()) {
                return Optional.empty();
            }
        }
        Optional<Path> own = recording(name);
        return own.isPresent() || !name.endsWith(AT_THE_END)
                ? own
                : recording(name.substring(0, name.length() - AT_THE_END.length()));
    }

    /** Says in the log what in the folder will never be heard: mostly a name with a slip of the pen. */
    public void warnOfStrangers() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<String> strangers = files.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString)
                    .filter(file -> ClipFolder.class.getResource("/display-board/voice/clips/" + file.replace('\\', '/')
                            .replaceFirst("\\.[^.]*$", ".ogg")) == null || ENDINGS.stream().noneMatch(file::endsWith))
                    .sorted().toList();
            if (!strangers.isEmpty()) {
                LOG.warn("voice.clips {}: no clip has the name of {}", folder, String.join(", ", strangers));
            }
        } catch (IOException unreadable) {
            LOG.warn("voice.clips {} cannot be read: {}", folder, unreadable.toString());
        }
    }

    private Optional<Path> recording(String name) {
        return ENDINGS.stream().map(ending -> folder.resolve(name + "." + ending)).filter(Files::isRegularFile)
                .findFirst();
    }
}
