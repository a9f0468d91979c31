package id.bilik.hardware.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel on Pi4J's mock of the pins. */
class GpioPanelTest {

    private final Context pi4j = Pi4J.newContextBuilder().noAutoDetect()
            .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance()).build();
    private final List<String> presses = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.EPOCH;
    private GpioPanel panel;

    @BeforeEach
    void start() {
        LinkedHashMap<String, Integer> buttons = new LinkedHashMap<>();
        buttons.put("1", 17);
        buttons.put("2", 27);
        panel = new GpioPanel(pi4j, new PanelPins(buttons, new LinkedHashMap<>(Map.of("paper-low", 22)),
                OptionalInt.of(23)), () -> now);
        panel.listen(presses::add);
        // the mock's pins begin low, as if both buttons were held while the panel starts
        set(17, DigitalState.HIGH);
        set(27, DigitalState.HIGH);
        now = now.plusSeconds(1);
    }

    @AfterEach
    void close() { panel.close(); }

    @Test
    void a_contact_to_ground_is_a_press_of_its_button_once_it_stands_still() {
        set(27, DigitalState.LOW);
        now = now.plusMillis(20);

        await().untilAsserted(() -> assertThat(presses).containsExactly("2"));
        assertThat(panel.names()).containsExactly("1", "2");
    }

    @Test
    void a_button_that_is_held_down_is_reported_and_pressed_once() {
        set(17, DigitalState.LOW);
        now = now.plusMillis(20);
        await().until(() -> !presses.isEmpty());
        now = now.plusSeconds(10);
        set(17, DigitalState.HIGH); // something moves, and the panel looks
        set(17, DigitalState.LOW);

        await().untilAsserted(() -> assertThat(panel.stuck()).containsExactly("1"));
        assertThat(presses).containsExactly("1");
    }

    @Test
    void a_button_that_is_still_down_is_told_of_again() {
        List<String> held = new CopyOnWriteArrayList<>();
        panel.listenHeld(held::add);
        set(17, DigitalState.LOW);
        now = now.plusMillis(20);
        await().until(() -> !presses.isEmpty());
        assertThat(held).isEmpty();
        now = now.plusMillis(1_480);

        await().untilAsserted(() -> assertThat(held).containsExactly("1"));
        assertThat(presses).containsExactly("1");
    }

    @Test
    void what_bounces_is_no_press_even_where_the_panel_looks_late() {
        set(17, DigitalState.LOW);
        now = now.plusMillis(3);
        set(17, DigitalState.HIGH);
        now = now.plusSeconds(1);
        set(27, DigitalState.LOW);
        now = now.plusMillis(20);

        await().untilAsserted(() -> assertThat(presses).containsExactly("2"));
    }

    @Test
    void a_lamp_is_lit_by_its_pin_and_one_without_is_remembered() {
        panel.set("paper-low", true);
        panel.set("printer-trouble", true);

        assertThat(output(22).state()).isEqualTo(DigitalState.HIGH);
        assertThat(panel.states()).containsExactly(Map.entry("paper-low", true), Map.entry("printer-trouble", true));
        panel.set("paper-low", false);
        assertThat(output(22).state()).isEqualTo(DigitalState.LOW);
    }

    @Test
    void the_buzzer_sounds_and_ends_by_itself() {
        panel.sound(Duration.ofMillis(30));

        await().until(() -> output(23).state() == DigitalState.LOW);
    }

    @Test
    void the_chip_is_chosen_by_its_label(@TempDir Path devices) throws IOException {
        for (String name : List.of("gpiochip0", "gpiochip4", "gpiochip10")) {
            Files.createFile(devices.resolve(name));
        }

        assertThat(GpioChips.find(devices, chip -> chip.endsWith("gpiochip4") ? "pinctrl-rp1" : "gpio-brcmstb"))
                .isEqualTo("gpiochip4");
        assertThatThrownBy(() -> GpioChips.find(devices, chip -> "gpio-brcmstb")).isInstanceOf(IOException.class)
                .hasMessageContaining("gpiochip10 is gpio-brcmstb");
    }

    @Test
    void a_machine_without_gpio_says_what_is_missing(@TempDir Path devices) {
        assertThatThrownBy(() -> GpioChips.find(devices, GpioChips::kernelLabel)).isInstanceOf(IOException.class)
                .hasMessageContaining("buttons and lamps need the GPIO of a Raspberry Pi");
    }

    private void set(int pin, DigitalState state) {
        MockDigitalInput input = pi4j.registry().get("in-" + pin);
        input.mockState(state);
    }

    private DigitalOutput output(int pin) { return pi4j.registry().get("out-" + pin); }
}
