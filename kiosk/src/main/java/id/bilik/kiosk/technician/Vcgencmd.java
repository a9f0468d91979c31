package id.bilik.kiosk.technician;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the Pi's firmware complains of, asked by its own program where the kernel has no file for it. A process is more
 * than a look at a file, so an answer stands for half a minute, and a computer without the program is asked for nothing.
 */
final class Vcgencmd implements Supplier<Optional<String>> {
    private static final Duration STANDS = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Path program;
    private final Duration stands;
    private Optional<String> answer = Optional.empty();
    private long askedAt;
    private boolean asked;

    Vcgencmd(Path program) { this(program, STANDS); }

    Vcgencmd(Path program, Duration stands) {
        this.program = program;
        this.stands = stands;
    }

    /** The bits as hexadecimal digits, {@code 0x} in front; empty where they can't be had. */
    @Override
    public synchronized Optional<String> get() {
        if (!asked || System.nanoTime() - askedAt >= stands.toNanos()) {
            answer = Files.isExecutable(program) ? ask() : Optional.empty();
            askedAt = System.nanoTime();
            asked = true;
        }
        return answer;
    }

    private Optional<String> ask() {
        try {
            Process process = new ProcessBuilder(program.toString(), "get_throttled").redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && said.startsWith("throttled=")
                    ? Optional.of(said.substring("throttled=".length()))
                    : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
