package id.bilik.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program that is started as eSpeak NG is, notes what it was told to say, and answers with a sound of no length. */
final class TestVoice {

    private final Path said;
    private final Path program;

    TestVoice(Path folder) {
        said = folder.resolve("said.txt");
        program = folder.resolve("voice.sh");
        write("""
                #!/bin/sh
                [ "$1" = --version ] && exit 0
                { printf '%%s: ' "$2"; cat; echo; } >> '%s'
                printf 'RIFF0000WAVEfmt 000000000000000000000000data0000..'
                """.formatted(said));
    }

    /** From now on it ends with an error. */
    void breakDown() { write("#!/bin/sh\nexit 3\n"); }

    String program() { return program.toString(); }

    /** What it was told, each with its voice before it. */
    List<String> said() {
        try {
            return Files.exists(said) ? Files.readAllLines(said) : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String script) {
        try {
            Files.writeString(program, script);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
