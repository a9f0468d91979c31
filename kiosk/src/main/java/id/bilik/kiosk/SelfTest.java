package id.bilik.kiosk;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.Scanner;
import id.bilik.kiosk.queue.HeardPlan;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.technician.ActionResult;
import id.bilik.kiosk.technician.Actions;
import id.bilik.kiosk.technician.ButtonCheck;
import id.bilik.kiosk.technician.CountedPrinter;
import id.bilik.kiosk.technician.HeldLamps;
import id.bilik.kiosk.technician.Machine;
import id.bilik.kiosk.technician.PaperCount;
import id.bilik.kiosk.technician.SlipCounts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a technician runs after building a kiosk: looks at everything in turn and says what is wrong. The kiosk itself must
 * be stopped meanwhile, since a device has one master.
 */
final class SelfTest {
    private static final Duration TO_PRESS = Duration.ofSeconds(15);
    /** For one answer of the server: a program that has just begun, on a board that is busy, shakes hands slowly. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    /** A ticket's waits are told in minutes. */
    private static final Duration CLOCK_MAY_BE_OFF = Duration.ofSeconds(30);

    private final Config config;
    private final Hardware hardware;
    private final PrintStream out;
    private final Duration toPress;
    private int faults;

    SelfTest(Config config, Hardware hardware, PrintStream out) { this(config, hardware, out, TO_PRESS); }

    /** @param toPress how long each button is waited for */
    SelfTest(Config config, Hardware hardware, PrintStream out, Duration toPress) {
        this.config = config;
        this.hardware = hardware;
        this.out = out;
        this.toPress = toPress;
    }

    /** How many faults there are. */
    int run() throws InterruptedException {
        say(true, "configuration", "every key is known and every value usable");
        data();
        printer();
        buttons();
        scanner();
        server();
        machine();
        out.println(faults == 0 ? "All is well." : faults + (faults == 1 ? " fault." : " faults."));
        return faults;
    }

    private void data() {
        try {
            Files.createDirectories(config.data());
            Files.delete(Files.createTempFile(config.data(), "selftest", ""));
            say(true, "data", config.data() + " can be written");
        } catch (IOException unwritable) {
            say(false, "data", config.data() + " can't be written by this user: " + unwritable.getMessage());
        }
    }

    private void printer() throws InterruptedException {
        PrinterStatus status = hardware.printer().status();
        say(status.canPrint(), "printer", status.label());
        PaperCount paper = PaperCount.forgotten(config.slipsPerRoll());
        CountedPrinter counted = new CountedPrinter(hardware.printer(), paper,
                SlipCounts.forgotten(InstantSource.system()));
        HeldLamps lamps = new HeldLamps(hardware.lamps());
        Actions actions = new Actions(config.device(), Kiosk.version(), counted, Optional::empty, paper, config.paper(),
                lamps, new ButtonCheck(hardware.buttons(), lamps, toPress), InstantSource.system());
        if (status.canPrint()) {
            say(actions.run("test-print"), "test slip");
        }
        for (String name : hardware.buttons().names()) {
            lamps.set("button-" + name, false);
        }
        lamps.set("printer-trouble", false);
        lamps.set("paper-low", false);
        out.println("        watch the lamps: each is lit in turn");
        say(actions.run("lamp-test"), "lamps");
    }

    private void buttons() throws InterruptedException {
        hardware.buttons().findTrouble().ifPresent(why -> say(false, "panel", why));
        LinkedBlockingQueue<String> pressed = new LinkedBlockingQueue<>();
        hardware.buttons().listen(pressed::add);
        for (String name : hardware.buttons().names()) {
            out.println("        press button " + name + ", which is lit (" + toPress.toSeconds() + " s)");
            hardware.lamps().set("button-" + name, true);
            pressed.clear();
            String which = pressed.poll(toPress.toMillis(), TimeUnit.MILLISECONDS);
            hardware.lamps().set("button-" + name, false);
            say(name.equals(which), "button " + name,
                    which == null
                            ? "was not pressed, or its wire is loose"
                            : name.equals(which)
                                    ? "pressed"
                                    : "button " + which + " came instead: the wires are swapped");
        }
    }

    private void scanner() throws InterruptedException {
        if (hardware.scanner().state() == Scanner.State.NONE) {
            return;
        }
        LinkedBlockingQueue<String> read = new LinkedBlockingQueue<>();
        hardware.scanner().listen(read::add);
        out.println("        hold any bar code under the scanner (" + toPress.toSeconds() + " s)");
        String text = read.poll(toPress.toMillis(), TimeUnit.MILLISECONDS);
        say(text != null, "scanner", text != null
                ? "read " + text
                : hardware.scanner().state() == Scanner.State.AWAY
                        ? hardware.scanner().findTrouble().orElse("is not there")
                        : "is there and read nothing");
    }

    /**
     * Asks for the plan, and holds the server's clock against this machine's. It waits longer than the kiosk does, so that
     * who is slow is not taken for who is away.
     */
    private void server() throws InterruptedException {
        long asked = System.nanoTime();
        Duration patience = config.serverTimeout().compareTo(TO_ANSWER) > 0 ? config.serverTimeout() : TO_ANSWER;
        String addresses = config.servers().stream().map(URI::toString).collect(Collectors.joining(", "));
        try (QueueServerClient client = new QueueServerClient(config.servers(), config.branch(), config.device(),
                Main.key(config), config.trust(), patience)) {
            switch (client.plan()) {
                case ServerAnswer.Ok<HeardPlan> ok -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - asked);
                    say(true, "server", addresses + " knows " + ok.value().plan().name() + inTime(took));
                    clock(ok.value().now());
                }
                case ServerAnswer.Refused<HeardPlan> refused -> {
                    say(false, "server", addresses + " refuses: " + refused.status() + " " + refused.title());
                    clock(null);
                }
                case ServerAnswer.Unreachable<HeardPlan> away -> {
                    say(false, "server", addresses + " does not answer: " + away.reason());
                    clock(null);
                }
            }
        }
    }

    /** What a technician should know of an answer that a kiosk would not have waited for. */
    private String inTime(Duration took) {
        Duration limit = config.serverTimeout();
        return took.compareTo(limit) <= 0
                ? ""
                : "; its answer took %.1f s, and the kiosk waits for %.1f s (server.timeout)".formatted(
                        took.toMillis() / 1000.0, limit.toMillis() / 1000.0);
    }

    private void clock(@Nullable Instant theirs) {
        if (theirs == null) {
            say(false, "clock", "the server does not tell the time, so there is nothing to compare with");
            return;
        }
        Duration off = Duration.between(theirs, InstantSource.system().instant());
        say(off.abs().compareTo(CLOCK_MAY_BE_OFF) < 0, "clock",
                off.toSeconds() + " s from the server's; see: timedatectl");
    }

    private void machine() {
        Machine machine = Machine.own();
        List<String> words = new ArrayList<>();
        machine.findTemperature().ifPresent(celsius -> words.add("%.0f °C".formatted(celsius)));
        List<String> complaints = machine.listThrottled();
        words.addAll(complaints);
        say(complaints.isEmpty(), "machine", words.isEmpty() ? "tells nothing of itself" : String.join(", ", words));
    }

    private void say(ActionResult result, String what) { say(result.success(), what, result.detail()); }

    private void say(boolean good, String what, String detail) {
        out.printf("%-7s %-14s %s%n", good ? "ok" : "FAULT", what, detail);
        out.flush();
        faults += good ? 0 : 1;
    }
}
