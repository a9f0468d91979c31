package id.bilik.kiosk.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.bilik.hardware.Hardware;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.PaperPicture;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.PrintedSlip;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedDevices;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.Watch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the devices say; and, where they are simulated, their paper and the strings that pull them. */
final class HardwareRoutes {

    private final Hardware hardware;
    private final Optional<SimulatedDevices> simulated;
    private final ButtonPanel panel;
    private final Screen screen;
    private final Watch watch;
    private final KioskState kiosk;

    HardwareRoutes(Hardware hardware, Optional<SimulatedDevices> simulated, ButtonPanel panel, Screen screen,
            Watch watch, KioskState kiosk) {
        this.kiosk = kiosk;
        this.hardware = hardware;
        this.simulated = simulated;
        this.panel = panel;
        this.screen = screen;
        this.watch = watch;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/hardware", context -> context.json(state()));
        routes.get("/api/slips", context -> context.json(new Slips(
                strings().printer().listSlips().stream().map(SlipAnswer::of).toList())));
        routes.get("/api/slips/{n}.png", this::picture);
        routes.post("/api/simulated/printer", this::setPrinter);
        routes.post("/api/simulated/buttons/{name}", this::press);
        routes.post("/api/simulated/scanner", this::scan);
    }

    record PrinterState(String status, boolean canPrint) {}

    record ButtonState(String name, @Nullable String service, @Nullable String menu, boolean stuck) {}

    /** Slips since the last roll, and how many it is thought to give yet. */
    record PaperState(int printed, int left, int perRoll) {}

    record State(String kind, PrinterState printer, List<ButtonState> buttons, SequencedMap<String, Boolean> lamps,
            String device, String version, PaperState paper, @Nullable Double temperature, List<String> throttled,
            @Nullable Instant serverSeenAt, QueueState queue, String scanner) {}

    /** The link to the queue-server, and what the kiosk does without it. */
    record QueueState(boolean online, ScreenAnswer.StandbyAnswer standby) {}

    record Slips(List<SlipAnswer> slips) {}

    record SlipAnswer(int number, Instant printedAt, String text, List<String> complaints, String picture) {

        static SlipAnswer of(PrintedSlip slip) {
            return new SlipAnswer(slip.number(), slip.printedAt(), PaperText.of(slip.paper()),
                    slip.paper().complaints(), "/api/slips/" + slip.number() + ".png");
        }
    }

    record PrinterRequest(@Nullable String status, @Nullable Boolean jamNext) {}

    record PressRequest(@JsonProperty("long") @Nullable Boolean held) {}

    record Pressed(String button, @JsonProperty("screen") ScreenAnswer screen) {}

    private State state() {
        PrinterStatus status = hardware.printer().status();
        List<String> stuck = hardware.buttons().stuck();
        return new State(simulated.isPresent() ? "simulated" : "real",
                new PrinterState(status.label(), status.canPrint()),
                hardware.buttons().names().stream()
                        .map(name -> button(name, stuck.contains(name))).toList(),
                hardware.lamps().states(), kiosk.device(), kiosk.version(),
                new PaperState(kiosk.paper().printed(), kiosk.paper().left(), kiosk.paper().perRoll()),
                kiosk.machine().findTemperature().orElse(null), kiosk.machine().listThrottled(),
                kiosk.reports().findServerHeard().orElse(null),
                new QueueState(screen.view().online(), ScreenAnswer.StandbyAnswer.of(screen.view().standby())),
                hardware.scanner().state().name().toLowerCase(Locale.ROOT));
    }

    private SimulatedDevices strings() {
        return simulated.orElseThrow(() -> new ProblemException(Problem.of(404, "The hardware is real",
                "Only simulated devices keep their paper and can be pressed from here.")));
    }

    private ButtonState button(String name, boolean stuck) {
        String key = panel.findMenuKey(name).map(MenuKey::label).orElse(null);
        return new ButtonState(name, key == null ? panel.findService(name).orElse(null) : null, key, stuck);
    }

    private void picture(Context context) {
        String number = context.pathParam("n");
        PrintedSlip slip = (number.matches("\\d{1,9}")
                ? strings().printer().findSlip(Integer.parseInt(number))
                : Optional.<PrintedSlip>empty())
                .orElseThrow(() -> new ProblemException(Problem.of(404, "There is no such slip",
                        "The printer keeps its last slips only; /api/slips lists them.")));
        context.header("Cache-Control", "no-store").result(PaperPicture.png(slip.paper())).contentType("image/png");
    }

    private void setPrinter(Context context) {
        PrinterRequest request = Json.read(context, PrinterRequest.class);
        String label = request.status();
        if (label != null || request.jamNext() == null) {
            strings().printer().setStatus(PrinterStatus.findByLabel(label == null ? "" : label)
                    .orElseThrow(() -> new ProblemException(Problem.field("status",
                            "The field \"status\" must be one of " + PrinterStatus.labels() + "."))));
        }
        if (Boolean.TRUE.equals(request.jamNext())) {
            strings().printer().jamNext();
        }
        watch.look();
        context.json(state());
    }

    private void scan(Context context) {
        strings().scanner().scan(Json.read(context, ScanRequest.class).code());
        context.json(ScreenAnswer.of(screen.view()));
    }

    private void press(Context context) {
        boolean held = Boolean.TRUE.equals(Json.read(context, PressRequest.class, new PressRequest(null)).held());
        String name = context.pathParam("name");
        SimulatedButtons buttons = strings().buttons();
        if (!buttons.names().contains(name) && panel.findService(name).isEmpty()) {
            throw new ProblemException(Problem.of(404, "There is no such button",
                    "There are " + String.join(", ", buttons.names()) + ", and the ids of the services."));
        }
        if (held) {
            buttons.hold(name);
        } else {
            buttons.press(name);
        }
        context.json(new Pressed(name, ScreenAnswer.of(screen.view())));
    }
}
