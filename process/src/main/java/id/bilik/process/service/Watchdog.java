package id.bilik.process.service;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Gives the service manager a sign of life as long as a check finds the process at work; never from a timer alone. A
 * check that hangs is no sign of life either.
 */
public final class Watchdog {
    /** The manager's patience holds so many checks: one that is late costs nothing. */
    private static final int CHECKS = 3;

    private Watchdog() {}

    /** The process is ready: says so, and from now on looks after it, if the manager wants that. */
    public static void start(ServiceManager manager, String status, Supplier<Health> check) {
        manager.ready(status);
        manager.watchdog().ifPresent(patience -> Thread.ofPlatform().daemon().name("watchdog")
                .start(() -> watch(manager, patience.dividedBy(CHECKS), check)));
    }

    private static void watch(ServiceManager manager, Duration pause, Supplier<Health> check) {
        try {
            while (true) {
                look(manager, check.get());
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void look(ServiceManager manager, Health health) {
        switch (health) {
            case Health.Well well -> manager.alive(well.status());
            case Health.Sick sick -> manager.trouble(sick.reason());
        }
    }
}
