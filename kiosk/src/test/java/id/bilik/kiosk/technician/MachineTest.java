package id.bilik.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees of files as kernels of Raspberry Pis lay them out. */
class MachineTest {
    @TempDir
    Path system;

    private Machine machine() { return new Machine(system, Optional::empty); }

    private Machine machine(String firmware) { return new Machine(system, () -> Optional.of(firmware)); }

    private void file(String path, String text) throws IOException {
        Path file = system.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    /** The driver's folder has a link to the device, whatever the model calls it. */
    private void firmware(String device, String word) throws IOException {
        String name = device.substring(device.lastIndexOf('/') + 1);
        file("devices/platform/" + device + "/get_throttled", word);
        Path drivers = Files.createDirectories(system.resolve("bus/platform/drivers/raspberrypi-firmware"));
        Files.writeString(drivers.resolve("uevent"), "");
        Files.createSymbolicLink(drivers.resolve(name), system.resolve("devices/platform/" + device));
    }

    @Test
    void a_pi_4_tells_its_temperature_and_what_its_firmware_complains_of() throws IOException {
        file("class/thermal/thermal_zone0/type", "cpu-thermal");
        file("class/thermal/thermal_zone0/temp", "61322");
        firmware("soc/soc:firmware", "50005");
        assertThat(machine().findTemperature()).contains(61.322);
        assertThat(machine().listThrottled()).containsExactly("under-voltage", "throttled");
    }

    @Test
    void a_pi_5_tells_it_elsewhere() throws IOException {
        firmware("soc@107c000000/soc@107c000000:firmware", "e000a");
        assertThat(machine().listThrottled()).containsExactly("frequency-capped", "temperature-limit");
    }

    @Test
    void what_was_once_is_no_complaint_of_now() throws IOException {
        firmware("soc/soc:firmware", "50000");
        file("class/hwmon/hwmon1/name", "rpi_volt");
        file("class/hwmon/hwmon1/in0_lcrit_alarm", "1");
        assertThat(machine("0x1").listThrottled()).as("the kernel's word is the first").isEmpty();
    }

    @Test
    void a_kernel_without_that_file_leaves_it_to_the_firmwares_program() {
        assertThat(machine("0x50008").listThrottled()).containsExactly("temperature-limit");
        assertThat(machine("0x0").listThrottled()).isEmpty();
        assertThat(machine("VCHI initialization failed").listThrottled()).isEmpty();
    }

    @Test
    void without_either_there_is_still_the_alarm_of_the_voltage() throws IOException {
        file("class/hwmon/hwmon0/name", "cpu_thermal");
        file("class/hwmon/hwmon0/in0_lcrit_alarm", "1");
        assertThat(machine().listThrottled()).as("of another sensor").isEmpty();
        file("class/hwmon/hwmon3/name", "rpi_volt");
        file("class/hwmon/hwmon3/in0_lcrit_alarm", "1");
        assertThat(machine().listThrottled()).containsExactly("under-voltage");
        file("class/hwmon/hwmon3/in0_lcrit_alarm", "0");
        assertThat(machine().listThrottled()).isEmpty();
    }

    @Test
    void the_temperature_is_the_processors_where_there_are_several() throws IOException {
        file("class/thermal/thermal_zone0/type", "acpitz");
        file("class/thermal/thermal_zone0/temp", "27800");
        assertThat(machine().findTemperature()).contains(27.8);
        file("class/hwmon/hwmon2/name", "cpu_thermal");
        file("class/hwmon/hwmon2/temp1_input", "44100");
        assertThat(machine().findTemperature()).contains(44.1);
        file("class/thermal/thermal_zone10/type", "x86_pkg_temp");
        file("class/thermal/thermal_zone10/temp", "58000");
        assertThat(machine().findTemperature()).contains(58.0);
    }

    @Test
    void a_computer_that_is_no_pi_tells_nothing() {
        assertThat(machine().findTemperature()).isEmpty();
        assertThat(machine().listThrottled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"echo throttled=0x50005, 0x50005", "echo 'error=1 error_msg=\"no\"', ",
            "echo throttled=0x1; exit 1, ", "exec sleep 60, "})
    void the_firmwares_program_is_believed_where_it_answers(String script, String said) throws IOException {
        Path program = system.resolve("vcgencmd");
        Files.writeString(program, "#!/bin/sh\n[ \"$1\" = get_throttled ] || exit 2\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(new Vcgencmd(program).get()).isEqualTo(Optional.ofNullable(said));
    }

    @Test
    void its_answer_stands_for_a_while_and_its_absence_costs_nothing() throws IOException {
        Path program = system.resolve("vcgencmd");
        assertThat(new Vcgencmd(program).get()).isEmpty();
        Files.writeString(program, "#!/bin/sh\necho . >>" + system.resolve("asked") + "\necho throttled=0x0\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Vcgencmd patient = new Vcgencmd(program);
        for (int i = 0; i < 5; i++) {
            assertThat(patient.get()).contains("0x0");
        }
        assertThat(Files.readAllLines(system.resolve("asked"))).hasSize(1);
        Vcgencmd curious = new Vcgencmd(program, Duration.ZERO);
        curious.get();
        curious.get();
        assertThat(Files.readAllLines(system.resolve("asked"))).hasSize(3);
    }
}
