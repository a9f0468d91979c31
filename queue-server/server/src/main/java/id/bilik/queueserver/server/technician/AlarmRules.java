package id.bilik.queueserver.server.technician;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a device is an alarm, worst first. Pure. */
final class AlarmRules {
    static final Duration NOT_SEEN = Duration.ofMinutes(2);
    /** Of a roll of 600: an hour or two of a busy morning. */
    static final int FEW_SLIPS = 50;
    /** °C; a Pi slows down at 80 (its firmware's soft limit). */
    static final double HOT = 78;
    /** Seconds; waits and deadlines are told in minutes. */
    static final double CLOCK_OFF = 30;

    /** A supply or a heat sink at its limit comes and goes within seconds: over is what stayed away so long. */
    private static final Duration CALM = Duration.ofMinutes(2);
    /** A line that drops for half a second, or a cover that is lifted for a look, is nothing to run for. */
    private static final Duration STEADY = Duration.ofSeconds(10);
    /** Slips one after the other that the printer did not prove: once may be chance. A mute printer never proves, and says so by its state. */
    static final int UNCONFIRMED = 3;
    private static final List<String> FLICKERING = List.of("hot", "throttled");
    /** What a test of a screen found, until the next one. */
    private static final List<String> TESTED = List.of("no-camera", "no-microphone");
    /** Of what a kiosk says, and does not wait for itself. */
    private static final List<String> UNSTEADY = List.of("paper-out", "paper-near-end", "printer-trouble",
            "printer-offline", "memory-trouble", "clock-wrong", "simulated", "slips-unconfirmed");

    private AlarmRules() {}

    /** How long a device must have said so before it is an alarm; zero for what was waited for before it was said. */
    static Duration toRaise(Alarm alarm) {
        return UNSTEADY.contains(alarm.kind()) ? STEADY : Duration.ZERO;
    }

    /** How long it must be gone before it is over; the server's own alarms have no device and are over at once. */
    static Duration toEnd(Alarm alarm) {
        if (FLICKERING.contains(alarm.kind())) {
            return CALM;
        }
        return TESTED.contains(alarm.kind()) ? Duration.ZERO : STEADY;
    }

    static List<Alarm> of(Device device, Instant now) {
        List<Alarm> alarms = new ArrayList<>();
        Duration silence = Duration.between(device.lastSeen(), now);
        boolean settled = device.kind().equals("kiosk")
                || Duration.between(device.firstSeen(), device.lastSeen()).toSeconds() >= Device.SETTLED_SECONDS;
        if (device.connections() == 0 && settled && silence.compareTo(NOT_SEEN) >= 0) {
            alarms.add(new Alarm(device.id(), "not-seen", device.lastSeen(), "nothing heard since"));
            faces(device, alarms);
            return alarms; // what else it said before may be over
        }
        faces(device, alarms);
        DeviceReport report = device.report();
        if (report == null) {
            return alarms;
        }
        if ("simulated".equals(report.hardware())) {
            alarms.add(new Alarm(device.id(), "simulated", now, "its devices are simulated: no slip comes out"));
        }
        printer(device, report, now, alarms);
        DeviceReport.Slips slips = report.slips();
        if (slips != null && !report.printer().equals("unknown") && slips.unconfirmedRun() >= UNCONFIRMED) {
            alarms.add(new Alarm(device.id(), "slips-unconfirmed", now, "the printer proved none of the last slips"));
        }
        List<DeviceReport.Fault> faults = report.faults();
        if (faults != null) {
            faults.forEach(fault -> alarms.add(new Alarm(device.id(), fault.part() + "-trouble", now, fault.detail())));
        }
        String memory = report.memory();
        if (memory != null) {
            alarms.add(new Alarm(device.id(), "memory-trouble", now, memory));
        }
        Double temperature = report.temperature();
        if (temperature != null && temperature >= HOT) {
            alarms.add(new Alarm(device.id(), "hot", now, "%.0f °C; it slows down at 80".formatted(temperature)));
        }
        List<String> throttled = report.throttled();
        if (throttled != null && !throttled.isEmpty()) {
            alarms.add(new Alarm(device.id(), "throttled", now, String.join(", ", throttled)));
        }
        List<String> stuck = report.stuckButtons();
        if (stuck != null && !stuck.isEmpty()) {
            alarms.add(new Alarm(device.id(), "button-stuck", now, "button " + String.join(", ", stuck)));
        }
        Double off = device.clockOff();
        if (off != null && Math.abs(off) >= CLOCK_OFF) {
            alarms.add(new Alarm(device.id(), "clock-wrong", now,
                    "%.0f s %s".formatted(Math.abs(off), off > 0 ? "ahead" : "behind")));
        }
        return alarms;
    }

    /** A camera that is missing is missing until a test finds it, also while the screen is off for the night. */
    private static void faces(Device device, List<Alarm> alarms) {
        DeviceTest test = device.test();
        if (test == null) {
            return;
        }
        if (!test.camera().equals(DeviceTest.WORKS)) {
            alarms.add(new Alarm(device.id(), "no-camera", test.at(), test.camera()));
        }
        if (!test.microphone().equals(DeviceTest.WORKS)) {
            alarms.add(new Alarm(device.id(), "no-microphone", test.at(), test.microphone()));
        }
    }

    private static void printer(Device device, DeviceReport report, Instant now, List<Alarm> alarms) {
        switch (report.printer()) {
            case "paper-out" -> alarms.add(new Alarm(device.id(), "paper-out", now, "the printer has no paper"));
            case "cover-open", "jammed" -> alarms.add(new Alarm(device.id(), "printer-trouble", now, report.printer()));
            case "offline" -> alarms.add(new Alarm(device.id(), "printer-offline", now, "the printer does not answer"));
            case "paper-near-end" ->
                alarms.add(new Alarm(device.id(), "paper-near-end", now, "the printer says that the roll ends soon"));
            default -> {
                Integer left = report.slipsLeft();
                if (left != null && left <= FEW_SLIPS) {
                    alarms.add(new Alarm(device.id(), "paper-near-end", now, "paper for about " + left + " slips"));
                }
            }
        }
    }
}
