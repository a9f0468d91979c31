package id.bilik.kiosk;

import id.bilik.hardware.Buttons;
import id.bilik.hardware.Buzzer;
import id.bilik.hardware.Hardware;
import id.bilik.hardware.Lamps;
import id.bilik.hardware.Scanner;
import id.bilik.hardware.panel.AwaitedPanel;
import id.bilik.hardware.printer.EscPosPrinter;
import id.bilik.hardware.printer.PrinterTimes;
import id.bilik.hardware.scanner.DeviceScanner;
import id.bilik.hardware.scanner.NoScanner;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedBuzzer;
import id.bilik.hardware.simulated.SimulatedDevices;
import id.bilik.hardware.simulated.SimulatedLamps;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.hardware.simulated.SimulatedScanner;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.TestSlips;
import id.bilik.process.configuration.ConfigProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of this kiosk, made as the configuration wants them.
 *
 * @param simulated
 *            the strings that pull them, where they are simulated
 */
record KioskHardware(Hardware devices, Optional<SimulatedDevices> simulated, List<AutoCloseable> parts)
        implements
            AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KioskHardware.class);
    private static final int SLIPS_KEPT = 50;

    /**
     * Makes them.
     *
     * @throws ConfigProblem
     *             if the port of the simulated printer is taken; real devices may come later
     */
    static KioskHardware of(HardwareConfig config, PaperSize paper, int buttons, InstantSource clock)
            throws ConfigProblem {
        List<String> names = Stream.concat(IntStream.rangeClosed(1, buttons).mapToObj(Integer::toString),
                MenuKey.labels().stream()).toList();
        return config.simulated() ? simulated(config, paper, names, clock) : real(config);
    }

    private static KioskHardware simulated(HardwareConfig config, PaperSize paper, List<String> names,
            InstantSource clock) throws ConfigProblem {
        PrinterMachine machine = new PrinterMachine(paper.dots(), SLIPS_KEPT, clock);
        SimulatedPrinter printer = new SimulatedPrinter(machine);
        SimulatedButtons buttons = new SimulatedButtons(names);
        SimulatedScanner scanner = new SimulatedScanner();
        List<AutoCloseable> parts = new ArrayList<>();
        if (config.simulatedPort().isPresent()) {
            int port = config.simulatedPort().getAsInt();
            try {
                PrinterPort open = new PrinterPort(machine, InetAddress.getLoopbackAddress(), port);
                parts.add(open);
                LOG.info("the simulated printer takes jobs at 127.0.0.1:{}", open.port());
            } catch (IOException taken) {
                throw new ConfigProblem(
                        List.of("the simulated printer can't listen on port " + port + ": " + taken.getMessage()));
            }
        }
        return new KioskHardware(new Hardware(printer, buttons, new SimulatedLamps(), new SimulatedBuzzer(),
                scanner), Optional.of(new SimulatedDevices(printer, buttons, scanner)), parts);
    }

    /** A kiosk without a panel of buttons has lamps that are only remembered. */
    private static KioskHardware real(HardwareConfig config) {
        Buttons buttons = new SimulatedButtons(List.of());
        Lamps lamps = new SimulatedLamps();
        Buzzer buzzer = new SimulatedBuzzer();
        List<AutoCloseable> parts = new ArrayList<>();
        if (!config.pins().isEmpty()) {
            AwaitedPanel panel = AwaitedPanel.on(config.pins());
            parts.add(panel);
            buttons = panel;
            lamps = panel;
            buzzer = panel;
        }
        EscPosPrinter printer = new EscPosPrinter(config.printer(), PrinterTimes.USUAL, config.mute(),
                TestSlips.voiding());
        parts.add(printer);
        Scanner scanner = scanner(config.scanner(), parts);
        return new KioskHardware(new Hardware(printer, buttons, lamps, buzzer, scanner), Optional.empty(), parts);
    }

    private static Scanner scanner(ScannerWay way, List<AutoCloseable> parts) {
        return switch (way) {
            case ScannerWay.None none -> new NoScanner();
            case ScannerWay.Serial serial -> open(DeviceScanner.serial(serial.line()), parts);
            case ScannerWay.Keyboard keyboard -> open(DeviceScanner.keyboard(keyboard.device()), parts);
        };
    }

    private static Scanner open(DeviceScanner scanner, List<AutoCloseable> parts) {
        parts.add(scanner);
        return scanner;
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception broken) {
                LOG.warn("a device did not close", broken);
            }
        }
    }
}
