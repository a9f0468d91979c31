package id.bilik.kiosk;

import id.bilik.hardware.panel.PanelPins;
import id.bilik.hardware.transport.DeviceTransport;
import id.bilik.hardware.transport.SerialTransport;
import id.bilik.hardware.transport.TcpTransport;
import id.bilik.hardware.transport.Transport;
import id.bilik.hardware.transport.UsbPrinterTransport;
import id.bilik.kiosk.technician.Devices;
import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kiosk is told of its devices.
 *
 * @param simulated
 *            whether they are made of memory
 * @param development
 *            whether nobody has to be warned of simulated ones
 * @param printer
 *            the way to the printer, where it is real
 * @param mute
 *            whether the printer is known never to answer
 * @param pins
 *            of the real panel; none for a kiosk that is only touched
 * @param scanner
 *            where the scanner is, where it is real
 * @param simulatedPort
 *            where other programs can print to the simulated printer; empty for nowhere
 */
public record HardwareConfig(boolean simulated, boolean development, Transport printer, boolean mute, PanelPins pins,
        OptionalInt simulatedPort, ScannerWay scanner) {

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("hardware", "",
                    "where the devices come from, must be said: real, or simulated for a trial in which nothing is printed"),
            new ConfigKey("development", "no",
                    "whether this is a development run: no or yes; simulated devices are then no alarm, and the page has no banner"),
            new ConfigKey("printer", "usb",
                    "way to the real printer: usb, usb:/dev/usb/lp0, tcp:HOST[:9100] or "
                            + "serial:/dev/ttyUSB0[:19200[:none|rtscts|xonxoff]]"),
            new ConfigKey("printer.mute", "no",
                    "whether the real printer is known never to answer: no or yes; yes asks it nothing and waits for nothing"),
            new ConfigKey("buttons.pins", "",
                    "GPIO numbers of the buttons 1, 2, …, each closing to ground, 2-27 with commas between; nothing for no panel"),
            new ConfigKey("lamps.pins", "",
                    "GPIO numbers of lamps as NAME=PIN with commas between; names: button-1, button-2, …, printer-trouble, paper-low"),
            new ConfigKey("buzzer.pin", "", "GPIO number of the buzzer, 2-27; nothing for none"),
            new ConfigKey("scanner", "none",
                    "way to the real scanner of slips: none, serial:/dev/ttyACM0[:9600] or keyboard:/dev/input/by-id/… for one that types"),
            new ConfigKey("simulated.printer.port", "",
                    "port at which other programs can print to the simulated printer, 0-65535; 0 takes a free one, nothing for none"));

    private static final Pattern TCP = Pattern.compile("tcp:([^:\\s]+)(?::(\\d{1,5}))?");
    private static final Pattern SERIAL = Pattern
            .compile("serial:(/[^:\\s]+)(?::(\\d{4,6}))?(?::(none|rtscts|xonxoff))?");
    private static final Pattern LAMP = Pattern.compile("(button-[1-9]\\d?|printer-trouble|paper-low)=(\\d{1,2})");
    private static final int USUAL_BAUD = 19_200;

    /** What the server and the page are told of it. */
    Devices devices() {
        return !simulated ? Devices.REAL : development ? Devices.DEVELOPMENT : Devices.SIMULATED;
    }

    static HardwareConfig of(ConfigReader reader) {
        boolean simulated = reader.choice("hardware", "real", "simulated").equals("simulated");
        boolean development = reader.oneOf("development", "no", "yes").equals("yes");
        String way = reader.text("printer");
        Optional<Transport> printer = transport(way);
        if (printer.isEmpty()) {
            reader.complain("printer", way);
        }
        String port = reader.optional("simulated.printer.port");
        return new HardwareConfig(simulated, development, printer.orElse(new UsbPrinterTransport(Path.of("/dev"))),
                reader.oneOf("printer.mute", "no", "yes").equals("yes"), pins(reader), port.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(reader.number("simulated.printer.port", 0, 65_535)),
                scanner(reader));
    }

    private static ScannerWay scanner(ConfigReader reader) {
        String way = reader.text("scanner");
        Optional<ScannerWay> scanner = ScannerWay.find(way);
        if (scanner.isEmpty()) {
            reader.complain("scanner", way);
        }
        return scanner.orElse(new ScannerWay.None());
    }

    private static PanelPins pins(ConfigReader reader) {
        Set<Integer> used = new HashSet<>();
        SequencedMap<String, Integer> buttons = new LinkedHashMap<>();
        for (String pin : list(reader.optional("buttons.pins"))) {
            buttons.put(Integer.toString(buttons.size() + 1), pin(reader, "buttons.pins", pin, used));
        }
        SequencedMap<String, Integer> lamps = new LinkedHashMap<>();
        for (String lamp : list(reader.optional("lamps.pins"))) {
            Matcher named = LAMP.matcher(lamp);
            if (!named.matches() || lamps.containsKey(named.group(1))) {
                reader.complain("lamps.pins", lamp);
            } else {
                lamps.put(named.group(1), pin(reader, "lamps.pins", named.group(2), used));
            }
        }
        String buzzer = reader.optional("buzzer.pin");
        return new PanelPins(buttons, lamps, buzzer.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(pin(reader, "buzzer.pin", buzzer, used)));
    }

    /** A pin of the header that nothing else has. */
    private static int pin(ConfigReader reader, String key, String text, Set<Integer> used) {
        int pin = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        if (pin < PanelPins.FIRST || pin > PanelPins.LAST || !used.add(pin)) {
            reader.complain(key, text);
        }
        return pin;
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static Optional<Transport> transport(String way) {
        Matcher tcp = TCP.matcher(way);
        Matcher serial = SERIAL.matcher(way);
        if (way.equals("usb")) {
            return Optional.of(new UsbPrinterTransport(Path.of("/dev")));
        } else if (way.startsWith("usb:/")) {
            return Optional.of(new DeviceTransport(Path.of(way.substring("usb:".length()))));
        } else if (tcp.matches()) {
            int port = tcp.group(2) == null ? TcpTransport.USUAL_PORT : Integer.parseInt(tcp.group(2));
            return port >= 1 && port <= 65_535 ? Optional.of(new TcpTransport(tcp.group(1), port)) : Optional.empty();
        } else if (serial.matches()) {
            int baud = serial.group(2) == null ? USUAL_BAUD : Integer.parseInt(serial.group(2));
            String flow = serial.group(3) == null ? "none" : serial.group(3);
            return baud >= 1_200 && baud <= 921_600
                    ? Optional.of(new SerialTransport(Path.of(serial.group(1)), baud,
                            SerialTransport.Flow.valueOf(flow.toUpperCase(Locale.ROOT))))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
