package id.bilik.kiosk.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * What the kernel says; where there is no such kernel, each start of the kiosk counts as a start of the machine. Between
 * two looks at the kernel it goes on by the process's own steady clock.
 */
public final class LinuxUptime implements Uptime {

    private final String boot;
    private final long startedMillis;
    private final long startedNanos;

    public LinuxUptime() {
        String id = read("/proc/sys/kernel/random/boot_id");
        String up = read("/proc/uptime");
        startedNanos = System.nanoTime();
        if (id.isBlank() || !up.matches("\\d+(\\.\\d+)? .*")) {
            boot = UUID.randomUUID().toString();
            startedMillis = 0;
        } else {
            boot = id;
            startedMillis = Math.round(Double.parseDouble(up.split(" ", -1)[0]) * 1000);
        }
    }

    @Override
    public String boot() { return boot; }

    @Override
    public Duration sinceBoot() {
        return Duration.ofMillis(startedMillis + (System.nanoTime() - startedNanos) / 1_000_000);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.US_ASCII).strip();
        } catch (IOException noSuchKernel) {
            return "";
        }
    }
}
