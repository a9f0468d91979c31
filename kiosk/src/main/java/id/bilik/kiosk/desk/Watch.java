package id.bilik.kiosk.desk;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.PrinterStatus;
import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks round once a second: at the printer, the server (less often) and the lamps, and takes from the screen what was
 * shown long enough. All that a page or a lamp shows of the devices was read here.
 */
public final class Watch implements AutoCloseable {

    /** A number with a slip may go from the screen sooner than one that the participant has to note. */
    public static final Duration SHOWN = Duration.ofSeconds(20);
    public static final Duration SHOWN_WITHOUT_SLIP = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Hardware hardware;
    private final Screen screen;
    private final InstantSource clock;
    private final Thread devices;
    private final Thread server;
    private volatile long lastLook = System.nanoTime();

    /**
     * Starts looking.
     *
     * @param refresh
     *            how often the server is asked for the plan while it answers; while it does not, first after a second, and
     *            ever more seldom until it is as often as this
     */
    public Watch(Hardware hardware, Plans plans, BranchLogo logo, Screen screen, Duration refresh,
            InstantSource clock) {
        this.hardware = hardware;
        this.screen = screen;
        this.clock = clock;
        look();
        Pauses away = new Pauses(ROUND, refresh);
        // a virtual thread wakes two others each time that it sleeps, and this one never rests
        devices = Thread.ofPlatform().daemon().name("watch-devices").start(() -> repeat(() -> {
            Thread.sleep(ROUND);
            look();
        }));
        server = Thread.ofVirtual().name("watch-server").start(() -> repeat(() -> {
            Optional<BranchPlan> plan = plans.refresh();
            if (plan.isPresent()) {
                logo.follow(plan.get());
            }
            if (screen.view().online()) {
                away.reset();
                Thread.sleep(refresh);
            } else {
                Thread.sleep(away.next());
            }
        }));
    }

    /** One look at the devices, now. */
    public void look() {
        PrinterStatus now = hardware.printer().status();
        PrinterStatus before = screen.view().printer();
        if (now != before) {
            LOG.info("printer: {} -> {}", before.label(), now.label());
        }
        screen.update(view -> tidied(view).withPrinter(now));
        ScreenView view = screen.view();
        boolean ready = view.canIssue() && !view.busy();
        hardware.buttons().names().forEach(name -> hardware.lamps().set("button-" + name, ready));
        hardware.lamps().set("printer-trouble", !now.canPrint());
        hardware.lamps().set("paper-low", now == PrinterStatus.PAPER_NEAR_END);
        lastLook = System.nanoTime();
    }

    /** How long ago the last look at the devices was finished: far more than a second where one of them hangs. */
    public Duration sinceLastLook() {
        return Duration.ofNanos(System.nanoTime() - lastLook);
    }

    @Override
    public void close() {
        devices.interrupt();
        server.interrupt();
    }

    private ScreenView tidied(ScreenView view) {
        Scanned scanned = view.scanned();
        boolean seen = scanned != null && !clock.instant().isBefore(scanned.at().plus(SHOWN));
        return withoutOldTicket(seen ? view.withScanned(null) : view);
    }

    private ScreenView withoutOldTicket(ScreenView view) {
        ScreenView.Shown shown = view.shown();
        if (shown == null) {
            return view;
        }
        boolean withSlip = !(shown.answer() instanceof DeskAnswer.Issued issued) || issued.ticket().fate().printed();
        Instant end = shown.at().plus(withSlip ? SHOWN : SHOWN_WITHOUT_SLIP);
        return clock.instant().isBefore(end) ? view : view.withShown(null);
    }

    private interface Round {
        void run() throws InterruptedException;
    }

    private static void repeat(Round round) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    round.run();
                } catch (RuntimeException bug) {
                    LOG.error("the watch stumbled and goes on", bug);
                    Thread.sleep(ROUND);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
