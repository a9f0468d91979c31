package id.bilik.queueserver.server.technician;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of a branch, looked at every few seconds; alarms go to the log, to the memory and to the webhook. */
public final class Technician implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Technician.class);
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final Devices devices;
    private final Optional<DeviceMemory> memory;
    private final Optional<Webhook> webhook;
    private final Thread rounds;
    private volatile boolean alarmed;
    private volatile @Nullable ServerAlarms server;

    /**
     * Starts looking.
     *
     * @param message what goes over the wire for a change
     */
    public Technician(InstantSource clock, Optional<DeviceMemory> memory, Optional<Webhook> webhook,
            Function<Devices.Change, byte[]> message) {
        this.memory = memory;
        this.webhook = webhook;
        this.devices = new Devices(clock, change -> {
            LOG.info("{} {}: {} ({})", change.raised() ? "ALARM" : "over", change.alarm().device(),
                    change.alarm().kind(), change.alarm().detail());
            webhook.ifPresent(hook -> hook.send(message.apply(change)));
            alarmed = true;
        });
        memory.ifPresent(kept -> devices.restore(kept.read()));
        this.rounds = Thread.ofVirtual().name("technician").start(this::work);
    }

    /** Looks at the server itself, too. */
    public void watch(ServerAlarms alarms) {
        server = alarms;
        devices.watch(alarms::standing);
    }

    /** What is known of them now. */
    public Devices devices() { return devices; }

    private void work() {
        try {
            while (true) {
                Thread.sleep(ROUND);
                look();
                if (alarmed) {
                    alarmed = false;
                    remember();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A look that fails is a bug, and must not be the last. */
    private void look() {
        ServerAlarms alarms = server;
        try {
            if (alarms != null) {
                alarms.refresh();
            }
            devices.look();
        } catch (RuntimeException bug) {
            LOG.error("the devices could not be looked at", bug);
        }
    }

    private void remember() { memory.ifPresent(kept -> kept.write(devices.keep())); }

    @Override
    public void close() {
        rounds.interrupt();
        remember();
        webhook.ifPresent(Webhook::close);
    }
}
