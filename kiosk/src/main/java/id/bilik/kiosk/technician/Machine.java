package id.bilik.kiosk.technician;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the computer says of itself. The bits of {@code get_throttled} are those of the Raspberry Pi firmware's
 * documentation: 0 under-voltage, 1 frequency capped, 2 throttled, 3 soft temperature limit; those from 16 on tell of the
 * past, and are left out. Which file holds them depends on model and kernel: docs/technician.md.
 *
 * @param system   where {@code /sys} is
 * @param firmware the bits, where the kernel has no file for them
 */
public record Machine(Path system, Supplier<Optional<String>> firmware) {
    private static final String[] COMPLAINTS = {"under-voltage", "frequency-capped", "throttled", "temperature-limit"};
    /** Of the processor: on a Pi, and on most PCs. */
    private static final List<String> ZONES = List.of("cpu-thermal", "cpu_thermal", "x86_pkg_temp");

    /** The computer that this runs on. */
    public static Machine own() {
        return new Machine(Path.of("/sys"), new Vcgencmd(Path.of("/usr/bin/vcgencmd")));
    }

    /** Of the processor in °C; empty where nothing measures it. */
    public Optional<Double> findTemperature() {
        List<Path> zones = list("class/thermal", "thermal_zone*");
        return Stream.of(zones.stream().filter(is("type", ZONES)), list("class/hwmon", "hwmon*").stream()
                .filter(is("name", ZONES)), zones.stream())
                .flatMap(places -> places)
                .flatMap(place -> Stream.of("temp", "temp1_input").map(place::resolve))
                .flatMap(file -> read(file).stream())
                .filter(text -> text.matches("-?\\d{1,7}"))
                .map(milli -> Integer.parseInt(milli) / 1000.0)
                .findFirst();
    }

    /** What the firmware complains of now; empty on a computer that is no Pi. */
    public List<String> listThrottled() {
        OptionalInt bits = list("bus/platform/drivers/raspberrypi-firmware", "*:firmware").stream()
                .map(device -> bits(read(device.resolve("get_throttled"))))
                .flatMapToInt(OptionalInt::stream).findFirst();
        if (bits.isEmpty()) {
            bits = bits(firmware.get());
        }
        return bits.isPresent() ? complaints(bits.getAsInt()) : voltage();
    }

    /** The least that every kernel of a Pi tells. */
    private List<String> voltage() {
        boolean low = list("class/hwmon", "hwmon*").stream().filter(is("name", List.of("rpi_volt")))
                .anyMatch(is("in0_lcrit_alarm", List.of("1")));
        return low ? List.of(COMPLAINTS[0]) : List.of();
    }

    private static List<String> complaints(int bits) {
        List<String> complaints = new ArrayList<>();
        for (int bit = 0; bit < COMPLAINTS.length; bit++) {
            if ((bits >> bit & 1) == 1) {
                complaints.add(COMPLAINTS[bit]);
            }
        }
        return complaints;
    }

    private static OptionalInt bits(Optional<String> said) {
        return said.map(text -> text.replaceFirst("^0x", "")).filter(text -> text.matches("[0-9a-fA-F]{1,7}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text, 16))).orElse(OptionalInt.empty());
    }

    private static Predicate<Path> is(String file, List<String> words) {
        return place -> read(place.resolve(file)).filter(words::contains).isPresent();
    }

    /** In the order of their names. */
    private List<Path> list(String folder, String names) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(system.resolve(folder), names)) {
            entries.forEach(found::add);
        } catch (IOException absent) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
