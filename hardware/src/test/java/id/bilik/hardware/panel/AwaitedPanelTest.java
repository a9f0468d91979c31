package id.bilik.hardware.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A panel whose board or pins can not be used at first, or cease to be. */
class AwaitedPanelTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Wired wired = new Wired();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean there;

    private AwaitedPanel panel() {
        return new AwaitedPanel(() -> {
            tries.incrementAndGet();
            if (!there) {
                throw new IOException("no GPIO chip");
            }
            return wired;
        }, PAUSE).start();
    }

    @Test
    void a_panel_that_comes_later_has_the_listeners_and_lamps_of_before() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (AwaitedPanel panel = panel()) {
            panel.listen(name -> heard.add("pressed " + name));
            panel.listenHeld(name -> heard.add("held " + name));
            panel.set("1", true);
            panel.set("1", false);
            panel.set("2", true);
            panel.sound(Duration.ofMillis(100));
            assertThat(panel.names()).isEmpty();
            assertThat(panel.findTrouble()).contains("no GPIO chip");
            await().until(() -> tries.get() >= 3);

            there = true;
            await().until(() -> panel.findTrouble().isEmpty());
            assertThat(panel.names()).containsExactly("1", "2");
            assertThat(wired.lit).containsExactly(Map.entry("1", false), Map.entry("2", true));
            assertThat(wired.sounds).as("a sound of before is no sound of now").isEmpty();
            wired.press("1");
            panel.listen(name -> heard.add("also " + name));
            wired.press("2");
            assertThat(heard).containsExactly("pressed 1", "held 1", "pressed 2", "also 2", "held 2");
        }
        assertThat(wired.closed).isTrue();
    }

    @Test
    void a_lamp_that_fails_is_told_until_it_works_again() {
        there = true;
        try (AwaitedPanel panel = panel()) {
            wired.broken = true;
            panel.set("2", true);
            panel.sound(Duration.ofMillis(100));
            assertThat(panel.findTrouble()).contains("buzzer: the line is gone");
            assertThat(panel.states()).containsExactly(Map.entry("2", true));
            wired.broken = false;
            panel.set("2", true);
            assertThat(panel.findTrouble()).isEmpty();
            assertThat(wired.lit).containsExactly(Map.entry("2", true));
        }
    }

    @Test
    void who_has_closed_it_leaves_no_panel_open() {
        AwaitedPanel panel = panel();
        panel.close();
        there = true;
        int before = tries.get();
        await().during(Duration.ofMillis(200)).until(() -> tries.get() <= before + 1);
        assertThat(panel.names()).isEmpty();
        assertThat(wired.closed).isEqualTo(tries.get() > before);
    }

    /** A panel of two buttons whose lines may be gone. */
    private static final class Wired implements Panel {
        private final List<Consumer<String>> listeners = new ArrayList<>();
        private final List<Consumer<String>> heldListeners = new ArrayList<>();
        private final SequencedMap<String, Boolean> lit = new LinkedHashMap<>();
        private final List<Duration> sounds = new ArrayList<>();
        private volatile boolean broken;
        private volatile boolean closed;

        void press(String name) {
            listeners.forEach(listener -> listener.accept(name));
            heldListeners.forEach(listener -> listener.accept(name));
        }

        private void check() {
            if (broken) {
                throw new IllegalStateException("the line is gone");
            }
        }

        @Override
        public List<String> names() { return List.of("1", "2"); }

        @Override
        public List<String> stuck() { return List.of(); }

        @Override
        public void listen(Consumer<String> listener) { listeners.add(listener); }

        @Override
        public void listenHeld(Consumer<String> listener) { heldListeners.add(listener); }

        @Override
        public void set(String name, boolean light) {
            check();
            lit.put(name, light);
        }

        @Override
        public SequencedMap<String, Boolean> states() { return lit; }

        @Override
        public void sound(Duration length) {
            check();
            sounds.add(length);
        }

        @Override
        public void close() { closed = true; }
    }
}
