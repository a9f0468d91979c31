package id.bilik.hardware.panel;

import id.bilik.hardware.transport.PosixFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the chip behind the pins of the header by its label. The number means nothing: on a Pi 5 it is gpiochip4 or
 * gpiochip0, as the kernel likes.
 */
final class GpioChips {

    /** Pi 4 and Compute Module 4; Pi 5; Pi 3 and Zero 2. */
    private static final List<String> LABELS = List.of("pinctrl-bcm2711", "pinctrl-rp1", "pinctrl-bcm2835");

    /** {@code GPIO_GET_CHIPINFO_IOCTL} of Linux: 32 bytes name, 32 bytes label, the number of lines. */
    private static final long CHIP_INFO = 0x8044b401L;
    private static final int LABEL = 32;
    private static final int INFO = 68;

    private GpioChips() {}

    /** Reads the label of a chip. */
    interface Label {
        String of(Path chip) throws IOException;
    }

    /**
     * The name of the chip, such as {@code gpiochip0}.
     *
     * @throws IOException
     *             naming what is missing
     */
    static String find(Path devices, Label label) throws IOException {
        List<Path> chips = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(devices, "gpiochip*")) {
            entries.forEach(chips::add);
        }
        if (chips.isEmpty()) {
            throw new IOException("there is no %s: buttons and lamps need the GPIO of a Raspberry Pi"
                    .formatted(devices.resolve("gpiochip0")));
        }
        chips.sort(null);
        List<String> seen = new ArrayList<>();
        for (Path chip : chips) {
            String found = label.of(chip);
            if (LABELS.contains(found)) {
                return String.valueOf(chip.getFileName());
            }
            seen.add(chip.getFileName() + " is " + found);
        }
        throw new IOException("none of the GPIO chips drives the header of a Raspberry Pi (%s): %s"
                .formatted(String.join(", ", LABELS), String.join(", ", seen)));
    }

    /** What the kernel says. */
    static String kernelLabel(Path chip) throws IOException {
        try (PosixFile file = PosixFile.openToRead(chip); Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO, 4);
            file.ioctl(CHIP_INFO, info);
            return info.getString(LABEL);
        }
    }
}
