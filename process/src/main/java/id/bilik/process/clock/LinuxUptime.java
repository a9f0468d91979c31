package id.bilik.process.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * What the kernel says; where there is no such kernel, each start of the process counts as a start of the machine. Between
 * two looks at the kernel, which counts sleep, it goes on by the process's own steady clock, which does not.
 */
public final class LinuxUptime implements Uptime {
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Path kernel;
    private final String boot;
    private long nanos;
    private long lookedAtNanos;

    public LinuxUptime() { this(Path.of("/proc")); }

    LinuxUptime(Path kernel) {
        this.kernel = kernel;
        String id = read(kernel.resolve("sys/kernel/random/boot_id"));
        lookedAtNanos = System.nanoTime();
        nanos = Math.max(0, look());
        boot = id.isBlank() || nanos == 0 ? UUID.randomUUID().toString() : id;
    }

    @Override
    public String boot() { return boot; }

    @Override
    public synchronized Duration sinceBoot() {
        return System.nanoTime() - lookedAtNanos < LOOK_NANOS ? Duration.ofNanos(awake()) : sinceBootNow();
    }

    @Override
    public synchronized Duration sinceBootNow() {
        // the kernel's figure has hundredths only, and never takes back what was said
        nanos = Math.max(awake(), look());
        lookedAtNanos = System.nanoTime();
        return Duration.ofNanos(nanos);
    }

    private long awake() { return nanos + System.nanoTime() - lookedAtNanos; }

    /** Nanoseconds; negative where nothing is known. */
    private long look() {
        String up = read(kernel.resolve("uptime"));
        return up.matches("\\d+(\\.\\d+)? .*") ? Math.round(Double.parseDouble(up.split(" ", -1)[0]) * 1e9) : -1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException noSuchKernel) {
            return "";
        }
    }
}
