import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes CHANGELOG.md as the changelog of the Debian packages, which dpkg and apt show: run by the build with the version, the
 * maintainer, the time of the sources and both files.
 */
final class Changelog {
    /** What Debian's own tools wrap at. */
    private static final int WIDTH = 78;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private Changelog() {}

    public static void main(String[] arguments) throws IOException {
        String version = arguments[0];
        String maintainer = arguments[1];
        OffsetDateTime time = OffsetDateTime.parse(arguments[2]);
        List<String> changes = read(Path.of(arguments[3]));
        Path file = Path.of(arguments[4]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        // as jdeb writes the version of the packages
        String text = "bilik (" + version.replace("-SNAPSHOT", "~snapshot") + ") unstable; urgency=medium\n\n"
                + changes.stream().map(change -> wrap(plain(change))).collect(Collectors.joining())
                + "\n -- " + maintainer + "  " + TIME.format(time) + "\n";
        Files.write(file, compress(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] compress(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(text);
        }
        byte[] compressed = bytes.toByteArray();
        // Java leaves the place empty where gzip notes its best compression (RFC 1952, XFL)
        compressed[8] = 2;
        return compressed;
    }

    /** The changes of the first version, which is the one that is built. */
    private static List<String> read(Path file) throws IOException {
        List<String> changes = new ArrayList<>();
        boolean begun = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                if (begun) {
                    break;
                }
                begun = true;
            } else if (line.startsWith("- ")) {
                changes.add(line.substring(2));
            } else if (begun && !line.isBlank()) {
                changes.set(changes.size() - 1, changes.getLast() + " " + line.strip());
            }
        }
        if (changes.isEmpty()) {
            throw new IOException(file + " tells of no change");
        }
        return changes;
    }

    /** Without Markdown, and without the links in brackets, whose pages are not in the packages. */
    private static String plain(String text) {
        return text.replaceAll(" \\(\\[[^]]*]\\([^)]*\\)(, \\[[^]]*]\\([^)]*\\))*\\)", "")
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replaceAll("[*`]", "");
    }

    private static String wrap(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder("  *");
        for (String word : text.split(" +")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
