package id.bilik.hardware.panel;

import id.bilik.hardware.Buttons;
import id.bilik.hardware.Buzzer;
import id.bilik.hardware.Lamps;
import id.bilik.hardware.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The panel that a kiosk is told of. While it can't be used there are no buttons, lamps are only remembered and the buzzer is
 * silent: the kiosk is touched meanwhile. It is tried again, ever more seldom, and takes its listeners and lamps when it comes.
 */
public final class AwaitedPanel implements Buttons, Lamps, Buzzer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedPanel.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Opener opener;
    private final Pauses pauses;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> heldListeners = new CopyOnWriteArrayList<>();
    private final SequencedMap<String, Boolean> lit = new LinkedHashMap<>();
    private final Thread worker = Thread.ofPlatform().daemon().name("panel search").unstarted(this::search);
    private volatile @Nullable Panel panel;
    private volatile String trouble = "";
    private boolean closed;

    /** Opens the panel, or says what is missing. */
    interface Opener {
        Panel open() throws IOException;
    }

    AwaitedPanel(Opener opener, Duration firstPause) {
        this.opener = opener;
        this.pauses = new Pauses(firstPause, LONGEST_PAUSE);
    }

    /** The panel of this Raspberry Pi, tried once when this returns. */
    public static AwaitedPanel on(PanelPins pins) {
        return new AwaitedPanel(() -> GpioPanel.open(pins), FIRST_PAUSE).start();
    }

    AwaitedPanel start() {
        if (!open()) {
            worker.start();
        }
        return this;
    }

    private void search() {
        try {
            do {
                Thread.sleep(pauses.next());
            } while (!open());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the search is over. */
    private boolean open() {
        try {
            return take(opener.open());
        } catch (IOException missing) {
            complain(String.valueOf(missing.getMessage()));
            return false;
        }
    }

    /** Once, not at every look. */
    private void complain(String why) {
        if (!why.equals(trouble)) {
            LOG.warn("the panel can't be used, touch goes on: {}", why);
            trouble = why;
        }
    }

    private void recover() {
        if (!trouble.isEmpty()) {
            LOG.info("the panel is there");
            trouble = "";
        }
    }

    private synchronized boolean take(Panel found) {
        if (closed) {
            found.close();
            return true;
        }
        found.listen(name -> listeners.forEach(listener -> listener.accept(name)));
        found.listenHeld(name -> heldListeners.forEach(listener -> listener.accept(name)));
        panel = found;
        recover();
        lit.forEach(this::show);
        return true;
    }

    @Override
    public List<String> names() {
        Panel found = panel;
        return found == null ? List.of() : found.names();
    }

    @Override
    public List<String> stuck() {
        Panel found = panel;
        return found == null ? List.of() : found.stuck();
    }

    @Override
    public Optional<String> findTrouble() { return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble); }

    @Override
    public void listen(Consumer<String> listener) { listeners.add(listener); }

    @Override
    public void listenHeld(Consumer<String> listener) { heldListeners.add(listener); }

    @Override
    public synchronized void set(String name, boolean light) {
        lit.put(name, light);
        show(name, light);
    }

    private void show(String name, boolean light) {
        Panel found = panel;
        if (found == null) {
            return;
        }
        try {
            found.set(name, light);
            recover();
        } catch (RuntimeException broken) {
            complain("lamp " + name + ": " + broken.getMessage());
        }
    }

    @Override
    public synchronized SequencedMap<String, Boolean> states() { return new LinkedHashMap<>(lit); }

    @Override
    public void sound(Duration length) {
        Panel found = panel;
        if (found == null) {
            return;
        }
        try {
            found.sound(length);
        } catch (RuntimeException broken) {
            complain("buzzer: " + broken.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        worker.interrupt();
        Panel found = panel;
        if (found != null) {
            found.close();
        }
    }
}
