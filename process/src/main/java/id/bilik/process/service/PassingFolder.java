package id.bilik.process.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder of this process alone, gone with all that is in it when it is closed. */
public record PassingFolder(Path path) implements AutoCloseable {

    /** @throws IOException where there is no room for one */
    public static PassingFolder make(String prefix) throws IOException {
        return new PassingFolder(Files.createTempDirectory(prefix));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                }
            });
        } catch (UncheckedIOException kept) {
            throw kept.getCause();
        }
    }
}
