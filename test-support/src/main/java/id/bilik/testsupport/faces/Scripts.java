package id.bilik.testsupport.faces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The scripts that pages of a test are given before their own; each is one function. */
final class Scripts {
    private Scripts() {}

    static String read(String name) {
        try (InputStream script = Objects.requireNonNull(Scripts.class.getResourceAsStream("/faces/" + name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
