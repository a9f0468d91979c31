package id.bilik.hardware.panel;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buttons, lamps and buzzer on the pins of a Raspberry Pi. One thread watches the contacts, another waits for whoever
 * listens to the presses, so that a button which is stuck is noticed while a ticket is on its way.
 */
final class GpioPanel implements Panel {

    private static final Logger LOG = LoggerFactory.getLogger(GpioPanel.class);
    private static final Duration SETTLE = Duration.ofMillis(20);
    private static final Duration HELD_AFTER = Duration.ofMillis(1_500);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private final Context pi4j;
    private final InstantSource clock;
    private final SequencedMap<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<String, DigitalOutput> lamps = new LinkedHashMap<>();
    private final SequencedMap<String, Boolean> states = new LinkedHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> heldListeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watcher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("panel").factory());
    private final ExecutorService teller = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("panel presses").factory());
    private final @Nullable DigitalOutput buzzer;
    private @Nullable Future<?> buzzerOff;

    /**
     * The panel of this Raspberry Pi.
     *
     * @throws IOException
     *             naming what is missing: the chip, the right to use it, a pin that is taken
     */
    static GpioPanel open(PanelPins pins) throws IOException {
        String chip = GpioChips.find(Path.of("/dev"), GpioChips::kernelLabel);
        Context pi4j;
        try {
            pi4j = Pi4J.newContextBuilder().noAutoDetect().setGpioChipName(chip)
                    .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance()).build();
        } catch (RuntimeException | LinkageError unknown) { // a board that Pi4J does not know, or no libgpiod
            throw new IOException("%s can't be used: %s".formatted(chip, unknown), unknown);
        }
        try {
            return new GpioPanel(pi4j, pins, steadyClock());
        } catch (RuntimeException | LinkageError taken) {
            pi4j.shutdown();
            throw new IOException("the pins %s of %s can't be used: %s".formatted(pins, chip, taken.getMessage()),
                    taken);
        }
    }

    /** A panel on a context with providers for digital input and output. */
    GpioPanel(Context pi4j, PanelPins pins, InstantSource clock) {
        this.pi4j = pi4j;
        this.clock = clock;
        pins.buttons().forEach((name, pin) -> contacts.put(name, new Contact(SETTLE, HELD_AFTER, STUCK_AFTER)));
        pins.lamps().forEach((name, pin) -> lamps.put(name, output(pin)));
        this.buzzer = pins.buzzer().isPresent() ? output(pins.buzzer().getAsInt()) : null;
        pins.buttons().forEach(this::watch);
    }

    private static InstantSource steadyClock() {
        return () -> Instant.EPOCH.plusNanos(System.nanoTime()); // a Pi's own time jumps when the network comes up
    }

    private DigitalOutput output(int pin) {
        return pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id("out-" + pin).address(pin)
                .initial(DigitalState.LOW).shutdown(DigitalState.LOW).build());
    }

    private void watch(String name, int pin) {
        DigitalInput input = pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("in-" + pin).address(pin)
                .pull(PullResistance.PULL_UP).debounce(0L).build());
        Instant start = clock.instant();
        boolean closed = input.state() == DigitalState.LOW;
        watcher.execute(() -> {
            contact(name).start(closed, start);
            follow(name, start);
        });
        input.addListener(event -> edge(name, event.state() == DigitalState.LOW));
    }

    /**
     * The time is taken at once, the rest is the watcher's. It may come late, and then knows no more than what had
     * happened by this edge: the next one may wait in line already.
     */
    private void edge(String name, boolean closed) {
        Instant at = clock.instant();
        watcher.execute(() -> {
            say(name, at);
            contact(name).edge(closed, at);
            follow(name, at);
        });
    }

    private Contact contact(String name) { return Optional.ofNullable(contacts.get(name)).orElseThrow(); }

    /** Takes what the contact has to say by then, and looks again when it will have more. Runs on the watcher. */
    private void follow(String name, Instant then) {
        say(name, then);
        contact(name).nextDeadline().ifPresent(next -> {
            Future<?> _ = watcher.schedule(() -> follow(name, clock.instant()),
                    Math.max(1, Duration.between(clock.instant(), next).toMillis() + 1), TimeUnit.MILLISECONDS);
        });
    }

    private void say(String name, Instant then) {
        Contact contact = contact(name);
        synchronized (contacts) {
            for (Optional<Contact.Signal> signal = contact.pass(then); signal.isPresent(); signal = contact
                    .pass(then)) {
                tell(name, signal.get());
            }
        }
    }

    private void tell(String name, Contact.Signal signal) {
        switch (signal) {
            case PRESSED -> teller.execute(() -> listeners.forEach(listener -> listener.accept(name)));
            case HELD -> teller.execute(() -> heldListeners.forEach(listener -> listener.accept(name)));
            case STUCK -> LOG.warn("button {} has been held down for {} s: it is stuck", name, STUCK_AFTER.toSeconds());
            case RELEASED -> LOG.debug("button {} is released", name);
        }
    }

    @Override
    public List<String> names() { return List.copyOf(contacts.keySet()); }

    @Override
    public List<String> stuck() {
        synchronized (contacts) {
            return contacts.entrySet().stream().filter(entry -> entry.getValue().isStuck()).map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void listen(Consumer<String> listener) { listeners.add(listener); }

    @Override
    public void listenHeld(Consumer<String> listener) { heldListeners.add(listener); }

    /** A lamp without a pin is remembered and drives nothing. */
    @Override
    public synchronized void set(String name, boolean lit) {
        DigitalOutput output = lamps.get(name);
        if (output != null && !Boolean.valueOf(lit).equals(states.get(name))) {
            output.state(lit ? DigitalState.HIGH : DigitalState.LOW);
        }
        states.put(name, lit); // after the pin, so that a pin which failed is set again
    }

    @Override
    public synchronized SequencedMap<String, Boolean> states() { return new LinkedHashMap<>(states); }

    @Override
    public synchronized void sound(Duration length) {
        DigitalOutput output = buzzer;
        if (output != null) {
            output.high();
            if (buzzerOff != null) {
                buzzerOff.cancel(false);
            }
            buzzerOff = watcher.schedule(output::low, length.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        teller.shutdownNow();
        pi4j.shutdown();
    }
}
