package id.bilik.queueserver.server.web.pages;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of pictures, videos and texts, in the order of their names. It is looked at each time, so that whoever puts a
 * file there sees it without a restart. Only files of known kinds that lie in the folder itself can be had.
 */
public final class MediaFolder {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
    private static final Map<String, String> PICTURES = Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png",
            "image/png", "webp", "image/webp", "gif", "image/gif", "avif", "image/avif");
    private static final Map<String, String> VIDEOS = Map.of("mp4", "video/mp4", "webm", "video/webm");
    private static final String TEXT = "txt";
    /** A board is read in passing. */
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_ITEMS = 200;

    private final Path folder;

    /**
     * One thing to show.
     *
     * @param kind {@code picture}, {@code video}, {@code text}, or {@code door} for the code with which a phone takes a number
     * @param file its name, for pictures and videos
     * @param text its words, for texts; the first line is the heading
     */
    public record Item(String kind, @Nullable String file, @Nullable String text) {
        public static final Item DOOR = new Item("door", null, null);
    }

    /** @param type media type */
    public record Media(Path path, String type) {}

    public MediaFolder(Path folder) { this.folder = folder; }

    /** What can be shown now; nothing where the folder cannot be read, which the log says. */
    public List<Item> list() {
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (items.size() < MOST_ITEMS) {
                    item(file).ifPresent(items::add);
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("board.media {} cannot be read: {}", folder, unreadable.toString());
        }
        return items;
    }

    /** The picture or video of that name. */
    public Optional<Media> find(String name) {
        String type = typeOf(name);
        if (type == null || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile).map(path -> new Media(path, type));
    }

    private static Optional<Item> item(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String ending = ending(name);
        if (PICTURES.containsKey(ending)) {
            return Optional.of(new Item("picture", name, null));
        }
        if (VIDEOS.containsKey(ending)) {
            return Optional.of(new Item("video", name, null));
        }
        return ending.equals(TEXT) ? text(file) : Optional.empty();
    }

    private static Optional<Item> text(Path file) throws IOException {
        String text;
        try (var reader = Files.newBufferedReader(file)) {
            char[] signs = new char[LONGEST_TEXT];
            int count = Math.max(0, reader.read(signs));
            text = new String(signs, 0, count).strip();
        } catch (CharacterCodingException otherEncoding) {
            LOG.warn("{} is left out: it is not written in UTF-8", file);
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Item("text", null, text));
    }

    private static @Nullable String typeOf(String name) {
        String ending = ending(name);
        String picture = PICTURES.get(ending);
        return picture == null ? VIDEOS.get(ending) : picture;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
