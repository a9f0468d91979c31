package id.bilik.process.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one that keeps this process running, spoken to by the protocol of sd_notify(3). Where nobody does (in tests, in
 * {@code mvn -Prun}) every message goes nowhere.
 */
public final class ServiceManager {
    private final Optional<String> address;
    private final Optional<Duration> watchdog;
    private final Optional<Datagram> datagram;
    /** Why it did not hear the last message; said once, since the next sign of life comes in seconds. */
    private volatile String unheard = "";

    private ServiceManager(Optional<String> address, Optional<Duration> watchdog) {
        this.address = address;
        this.watchdog = watchdog;
        this.datagram = address.map(there -> new Datagram());
    }

    /** As the environment says: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC}, {@code WATCHDOG_PID}. */
    public static ServiceManager of(Map<String, String> environment) {
        Optional<String> address = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(given -> given.startsWith("/") || given.startsWith("@"));
        String pid = environment.get("WATCHDOG_PID");
        boolean meant = pid == null || pid.equals(String.valueOf(ProcessHandle.current().pid()));
        Optional<Duration> watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(given -> meant && address.isPresent() && given.matches("[1-9]\\d{0,15}"))
                .map(micros -> Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1_000L)));
        return new ServiceManager(address, watchdog);
    }

    /** How long it waits for a sign of life before it starts the process anew; empty if it does not. */
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /** The work begins. */
    public void ready(String status) { send("READY=1\nSTATUS=" + line(status)); }

    /** All is well. */
    public void alive(String status) { send("WATCHDOG=1\nSTATUS=" + line(status)); }

    /** What is wrong; no sign of life. */
    public void trouble(String status) { send("STATUS=" + line(status)); }

    /** The end was asked for. */
    public void stopping() { send("STOPPING=1"); }

    private void send(String message) {
        if (address.isPresent() && datagram.isPresent()) {
            try {
                datagram.get().send(address.get(), message);
                unheard = "";
            } catch (IOException away) {
                // the manager itself is away or starts anew: it will judge by what it hears next
                if (!unheard.equals(away.getMessage())) {
                    unheard = String.valueOf(away.getMessage());
                    System.err.println("the service manager does not hear: " + unheard);
                }
            }
        }
    }

    private static String line(String text) { return text.replaceAll("\\s+", " "); }
}
