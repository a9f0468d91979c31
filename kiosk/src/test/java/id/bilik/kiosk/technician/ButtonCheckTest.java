package id.bilik.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedLamps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ButtonCheckTest {
    private final SimulatedButtons buttons = new SimulatedButtons(List.of("1", "2", "3"));
    private final SimulatedLamps bulbs = new SimulatedLamps();
    private final HeldLamps lamps = new HeldLamps(bulbs);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void light_the_buttons() {
        for (String name : buttons.names()) {
            lamps.set("button-" + name, true);
        }
    }

    private CompletableFuture<ActionResult> start(Duration time) {
        ButtonCheck check = new ButtonCheck(buttons, lamps, time);
        buttons.listen(button -> {
            if (!check.takes(button)) {
                asked.add(button);
            }
        });
        CompletableFuture<ActionResult> result = CompletableFuture.supplyAsync(() -> {
            try {
                return check.run();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        });
        await().until(() -> check.isRunning() || result.isDone());
        return result;
    }

    @Test
    void each_press_lights_its_lamp_and_asks_for_no_ticket() {
        CompletableFuture<ActionResult> result = start(Duration.ofMinutes(2));
        assertThat(bulbs.states()).containsValues(false).doesNotContainValue(true);
        buttons.press("2");
        await().untilAsserted(() -> assertThat(bulbs.states())
                .isEqualTo(Map.of("button-1", false, "button-2", true, "button-3", false)));
        lamps.set("button-1", true); // the kiosk's own look, once a second
        lamps.set("button-3", false);
        assertThat(bulbs.states()).containsEntry("button-1", false);
        buttons.press("2");
        buttons.press("1");
        buttons.press("3");
        assertThat(result.join()).isEqualTo(
                new ActionResult(true, "pressed", Map.of("buttons", "1, 2, 3"), "each of 1, 2, 3 was pressed"));
        assertThat(asked).isEmpty();
        assertThat(bulbs.states()).as("what the kiosk wanted meanwhile")
                .isEqualTo(Map.of("button-1", true, "button-2", true, "button-3", false));
        buttons.press("1");
        assertThat(asked).as("and a press is a press again").containsExactly("1");
    }

    @Test
    void buttons_that_nobody_pressed_are_named() {
        CompletableFuture<ActionResult> result = start(Duration.ofMillis(1));
        assertThat(result.join()).isEqualTo(new ActionResult(false, "not-pressed",
                Map.of("buttons", "1, 2, 3", "seconds", "0"), "not pressed within 0 s: 1, 2, 3"));
        assertThat(bulbs.states()).doesNotContainValue(false);
    }
}
