package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.SlipCounts;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.PairedDevices;
import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.technician.ActionRun;
import id.bilik.queueserver.server.technician.Alarm;
import id.bilik.queueserver.server.technician.Device;
import id.bilik.queueserver.server.technician.DeviceReport;
import id.bilik.queueserver.server.technician.DeviceTest;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kiosks and booths' screens report, and what a technician sees of it and asks for. */
public final class TechnicianRoutes {
    /** A kiosk at rest wakes some ten times for a request: docs/benchmarks.md. An alarm counts from ten seconds on. */
    private static final int REPORT_AGAIN_SECONDS = 10;
    /** Names with {@code screen-} in front are those of pages that are connected. */
    private static final Pattern DEVICE = Pattern.compile("(?!screen-)[a-z0-9][a-z0-9-]{0,39}");
    static final List<String> ACTIONS = List.of("test-print", "reprint-last", "width-test", "lamp-test",
            "button-test", "new-roll");

    private final PairedDevices paired;
    private final Supplier<BackupWatch.Health> backup;

    /** @param renewKey whether the kiosk is to draw itself a new key now */
    record ReportAnswer(Instant now, int reportAgainSeconds, List<Asked> actions, boolean renewKey) {}

    record Asked(String id, String action) {}

    /**
     * The devices of a branch.
     *
     * @param now   in the branch's own time, as its people read it
     * @param clock where the machine's clock jumped; else null
     * @param slips of the business day, by the journal, from all kiosks
     */
    record DeviceList(String branch, String name, OffsetDateTime now, List<Alarm> alarms, List<DeviceView> devices,
            BackupWatch.Health backup, @Nullable ClockView clock, SlipCounts slips) {}

    record DeviceView(String device, String kind, Instant firstSeen, Instant lastSeen, int connections,
            @Nullable Double clockOffSeconds, @Nullable DeviceReport report, List<Alarm> alarms,
            List<ActionRun> actions, @Nullable Tested test) {}

    /** Of a booth's screen; {@code at} in the branch's own time. */
    record Tested(String camera, String microphone, OffsetDateTime at) {
        private static Tested of(DeviceTest test, ZoneId zone) {
            return new Tested(test.camera(), test.microphone(), inBranch(test.at(), zone));
        }
    }

    record ActionRequest(String action) {}

    record Forgotten(String device) {}

    public TechnicianRoutes(PairedDevices paired, Supplier<BackupWatch.Health> backup) {
        this.paired = paired;
        this.backup = backup;
    }

    public List<Route> list() {
        String all = "/api/branches/{branch}/devices";
        return List.of(
                get(all, Access.MAINTENANCE_READERS, "Kiosks and screens with their state, and the alarms that stand",
                        DeviceList.class, this::show),
                Route.put(all + "/{device}", Access.KIOSK, "A kiosk reports its state and takes actions home",
                        Requests.Device.class, ReportAnswer.class, this::report),
                Route.post("/api/branches/{branch}/booths/{booth}/devices", Set.of(Access.BOOTH, Access.SUPERVISOR),
                        "A booth's screen reports how it found camera and microphone; each one of: "
                                + String.join(", ", DeviceTest.STATES),
                        Requests.BoothDevices.class, 200, Tested.class, this::test),
                Route.post(all + "/{device}/actions", Access.MAINTAINERS,
                        "Has a kiosk do one of: " + String.join(", ", ACTIONS), ActionRequest.class, 202,
                        ActionRun.class, this::ask),
                Route.delete(all + "/{device}", Access.MAINTAINERS, "Forgets a device that is gone for good",
                        Forgotten.class, this::forget));
    }

    private void show(Context context) {
        OpenBranch branch = InPath.branch(context);
        Devices devices = branch.devices();
        List<Alarm> alarms = devices.alarms();
        BranchPlan plan = branch.state().plan();
        context.json(new DeviceList(plan.id(), plan.name(),
                inBranch(devices.now(), plan.zone()), alarms,
                devices.list().stream().map(device -> view(device, alarms, plan.zone())).toList(), backup.get(),
                ClockView.findDoubt(branch), branch.state().tally().slips()));
    }

    private static DeviceView view(Device device, List<Alarm> alarms, ZoneId zone) {
        DeviceTest test = device.test();
        return new DeviceView(device.id(), device.kind(), device.firstSeen(), device.lastSeen(),
                device.connections(), device.clockOff(), device.report(),
                alarms.stream().filter(alarm -> alarm.device().equals(device.id())).toList(), device.actions(),
                test == null ? null : Tested.of(test, zone));
    }

    private static OffsetDateTime inBranch(Instant at, ZoneId zone) {
        return at.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toOffsetDateTime();
    }

    private void report(Context context) {
        OpenBranch branch = InPath.branch(context);
        String device = context.pathParam("device");
        if (!DEVICE.matcher(device).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The name of a device has 1 to 40 letters a-z, digits and hyphens, and begins neither with one nor with screen-.");
        }
        List<ActionRun> actions = branch.devices().report(device, Bodies.read(context, Requests.Device.class).report())
                .orElseThrow(TechnicianRoutes::tooMany);
        context.json(new ReportAnswer(branch.now(), REPORT_AGAIN_SECONDS,
                actions.stream().map(run -> new Asked(run.id(), run.action())).toList(), paired.isToRenew(device)));
    }

    private void test(Context context) {
        OpenBranch branch = InPath.branch(context);
        String booth = context.pathParam("booth");
        if (branch.state().findBooth(booth).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("booth", booth));
        }
        Requests.BoothDevices body = Bodies.read(context, Requests.BoothDevices.class);
        body.check();
        DeviceTest test = branch.devices().test(Devices.screenOf(booth), body.camera(), body.microphone())
                .orElseThrow(TechnicianRoutes::tooMany);
        context.json(Tested.of(test, branch.state().plan().zone()));
    }

    private static Problem tooMany() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                "There are " + Devices.MOST + " devices already; forget those that are gone.");
    }

    private void ask(Context context) {
        Devices devices = InPath.branch(context).devices();
        String action = Bodies.read(context, ActionRequest.class).action();
        if (!ACTIONS.contains(action)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field action must be one of " + String.join(", ", ACTIONS)
                    + ".");
        }
        context.status(202).json(devices.ask(context.pathParam("device"), action)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no kiosk " + context.pathParam("device")
                        + " here that could do it now.")));
    }

    private void forget(Context context) {
        String device = context.pathParam("device");
        if (!InPath.branch(context).devices().forget(device)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no device " + device + " here.");
        }
        context.json(new Forgotten(device));
    }
}
