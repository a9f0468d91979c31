package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of bytes that a test holds its result against. After a change that is meant, run the tests once with
 * {@code -Dgolden.write=true}, look at what changed, and commit it.
 */
public final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources");

    private GoldenFile() {}

    public static void assertSame(String name, byte[] actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(file.getParent());
                Files.write(file, actual);
            }
            byte[] expected = Files.readAllBytes(file);
            if (name.endsWith(".txt")) {
                assertThat(new String(actual, StandardCharsets.UTF_8)).as(name)
                        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
            }
            assertThat(actual).as(name).isEqualTo(expected);
        } catch (IOException missing) {
            throw new UncheckedIOException("no golden file " + name, missing);
        }
    }
}
