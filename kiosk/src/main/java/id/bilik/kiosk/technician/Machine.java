package id.bilik.kiosk.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the computer says of itself. The bits of {@code get_throttled} are those of the Raspberry Pi firmware's
 * documentation: 0 under-voltage, 1 frequency capped, 2 throttled, 3 soft temperature limit; those from 16 on tell of the
 * past, and are left out.
 *
 * @param system where {@code /sys} is
 */
public record Machine(Path system) {
    private static final String[] COMPLAINTS = {"under-voltage", "frequency-capped", "throttled", "temperature-limit"};

    /** Of the processor in °C; empty where nothing measures it. */
    public Optional<Double> findTemperature() {
        return read("class/thermal/thermal_zone0/temp").filter(text -> text.matches("-?\\d{1,7}"))
                .map(milli -> Integer.parseInt(milli) / 1000.0);
    }

    /** What the firmware complains of now; empty on a computer that is no Pi. */
    public List<String> listThrottled() {
        List<String> complaints = new ArrayList<>();
        int bits = read("devices/platform/soc/soc:firmware/get_throttled").map(text -> text.replaceFirst("^0x", ""))
                .filter(text -> text.matches("[0-9a-fA-F]{1,7}")).map(text -> Integer.parseInt(text, 16)).orElse(0);
        for (int bit = 0; bit < COMPLAINTS.length; bit++) {
            if ((bits >> bit & 1) == 1) {
                complaints.add(COMPLAINTS[bit]);
            }
        }
        return complaints;
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(system.resolve(file)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
