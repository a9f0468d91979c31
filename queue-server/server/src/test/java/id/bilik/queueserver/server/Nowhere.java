package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Looks through every file of a folder, compressed or not, for words that must not be there. */
final class Nowhere {
    private Nowhere() {}

    /** Fails where a word stands in a file; returns how many of the files were compressed. */
    static int expect(Path folder, List<String> words) throws IOException {
        int compressed = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isCompressed = file.toString().endsWith(".gz");
                String text = isCompressed
                        ? expand(file)
                        : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                compressed += isCompressed ? 1 : 0;
                for (String word : words) {
                    assertThat(text.contains(word)).as("%s in %s", word, file).isFalse();
                }
            }
        }
        return compressed;
    }

    private static String expand(Path file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream input = new GZIPInputStream(Files.newInputStream(file))) {
            input.transferTo(all);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
