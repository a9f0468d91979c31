package id.bilik.queueserver.lab.kiosk;

import id.bilik.queueserver.lab.demo.Archives;
import id.bilik.queueserver.lab.demo.Checkout;
import id.bilik.queueserver.lab.demo.JavaCommand;
import id.bilik.queueserver.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A kiosk as a process of its own, with its memory in a folder and its printer on the network. */
public final class KioskProcess implements AutoCloseable {
    private static final String READY = "kiosk ready on ";
    private static final String MAIN = "id.bilik.kiosk.Main";

    private final Process process;
    private final Path errors;
    private final URI address;

    private KioskProcess(Process process, Path errors, URI address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    /**
     * Starts one and returns when it says that it is ready.
     *
     * @param hosts names and addresses in place of those that the machine knows, as in {@code /etc/hosts}
     */
    public static KioskProcess start(Path folder, Path hosts, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(folder, hosts, settings,
                Map.of("BILIK_KIOSK_KEY", TestServer.RUN.kioskKey(settings.getOrDefault("device", "kiosk-1"))));
    }

    /** Likewise one that no server knows yet. */
    static KioskProcess startUnpaired(Path folder, Path hosts, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(folder, hosts, settings, Map.of());
    }

    private static KioskProcess start(Path folder, Path hosts, Map<String, String> settings,
            Map<String, String> environment) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "kiosk", ".err");
        List<String> properties = new ArrayList<>(List.of("-Djdk.net.hosts.file=" + hosts));
        settings.forEach((key, value) -> properties.add("-Dbilik.kiosk." + key + "=" + value));
        // as it is installed: dozens are started here, and each takes half the time of one without the archive
        Archives.make(Checkout.kiosk(), MAIN);
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(Checkout.kiosk(), properties, MAIN))
                .redirectError(errors.toFile());
        builder.environment().putAll(JavaCommand.ENVIRONMENT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new KioskProcess(process, errors, URI.create(line.substring(READY.length())));
            }
        }
        process.waitFor();
        throw new AssertionError("the kiosk ended with " + process.exitValue() + ":\n" + Files.readString(errors));
    }

    public URI address() { return address; }

    boolean isAlive() { return process.isAlive(); }

    /** Waits for its end at most so long. */
    boolean hasEnded(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost);
    }

    String errors() throws IOException { return Files.readString(errors); }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * From now on none of its files grows beyond so many bytes, as on a disk that is full.
     *
     * @param bytes {@code unlimited} for a disk that has room again
     */
    void limitFiles(String bytes) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()),
                "--fsize=" + bytes + ":").inheritIO().start();
        if (limit.waitFor() != 0) {
            throw new AssertionError("prlimit failed");
        }
    }

    /** SIGTERM, and it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
