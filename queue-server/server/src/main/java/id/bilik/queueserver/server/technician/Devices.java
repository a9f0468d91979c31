package id.bilik.queueserver.server.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one branch as last known, and the alarms that stand. Each alarm is told once when it is raised and once
 * when it is over.
 */
public final class Devices {
    /** Of a branch; more is a mistake or a nuisance. */
    public static final int MOST = 200;
    private static final int ACTIONS_KEPT = 6;
    private static final Duration LOST = Duration.ofSeconds(60);

    /** An alarm that begins or ends. */
    public record Change(Alarm alarm, boolean raised, Instant at) {}

    private final InstantSource clock;
    private Instant start;
    private final Consumer<Change> told;
    private final Map<String, Device> byId = new TreeMap<>();
    private final StandingAlarms alarms = new StandingAlarms();
    /** Of the server itself; null until it looks at itself, which is some time after its start. */
    private @Nullable Function<Instant, List<Alarm>> own;

    /** @param told hears of each alarm's beginning and end; must not block */
    public Devices(InstantSource clock, Consumer<Change> told) {
        this.clock = clock;
        this.start = clock.instant();
        this.told = told;
    }

    /** The name of a booth's screen, which is known by its page. */
    public static String screenOf(String booth) {
        return "screen-booth-" + booth;
    }

    /** Adds the alarms of the server itself, which must be quick to tell. */
    synchronized void watch(Function<Instant, List<Alarm>> server) {
        own = server;
    }

    /** By the clock that devices are watched by: the machine's, which a time lapse of the branch does not touch. */
    public Instant now() {
        return clock.instant();
    }

    /** Devices and alarms known from before a restart. */
    public synchronized void restore(DeviceMemory.Kept kept) {
        for (Device device : kept.devices()) {
            byId.put(device.id(), device.at(device.firstSeen(), device.lastSeen(), 0)
                    .withActions(device.actions().stream().filter(run -> !run.isOpen()).toList()));
        }
        alarms.restore(kept.alarms(), clock.instant());
    }

    /** What outlives a restart. */
    public synchronized DeviceMemory.Kept keep() {
        return new DeviceMemory.Kept(list(), alarms());
    }

    /**
     * Takes a kiosk's report.
     *
     * @return the actions that it is to carry out now; empty where there are too many devices already
     */
    public synchronized Optional<List<ActionRun>> report(String id, DeviceReport report) {
        Device known = byId.get(id);
        if (known == null && byId.size() >= MOST) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<ActionRun> actions = new ArrayList<>();
        List<ActionRun> handed = new ArrayList<>();
        for (ActionRun run : known == null ? List.<ActionRun>of() : known.actions()) {
            ActionRun after = concluded(run, report.done(), now);
            if (after.state().equals("waiting")) {
                after = after.sent();
                handed.add(after);
            }
            actions.add(after);
        }
        double off = Duration.between(now, report.clock()).toMillis() / 1e3;
        byId.put(id, new Device(id, "kiosk", known == null ? now : known.firstSeen(), now, 0, off, report,
                List.copyOf(actions), null));
        look();
        return Optional.of(List.copyOf(handed));
    }

    /**
     * Takes the test of a booth's screen, which may come before its live connection.
     *
     * @return what is kept of it; empty where there are too many devices already
     */
    public synchronized Optional<DeviceTest> test(String page, String camera, String microphone) {
        Device known = byId.get(page);
        if (known == null && byId.size() >= MOST) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Device heard = known == null ? screen(page, now, 0) : known.at(known.firstSeen(), now, known.connections());
        DeviceTest test = new DeviceTest(camera, microphone, now);
        byId.put(page, heard.tested(test));
        look();
        return Optional.of(test);
    }

    /** A screen took up the live connection of that page. */
    public synchronized void connected(String page) {
        screen(page, 1);
    }

    /** It let go of it. */
    public synchronized void disconnected(String page) { screen(page, -1); }

    private void screen(String page, int more) {
        Device known = byId.get(page);
        if (known == null && (more < 0 || byId.size() >= MOST)) {
            return;
        }
        Instant now = clock.instant();
        boolean away = known != null && known.connections() == 0
                && Duration.between(known.lastSeen(), now).compareTo(AlarmRules.NOT_SEEN) >= 0
                && Duration.between(known.firstSeen(), known.lastSeen()).toSeconds() < Device.SETTLED_SECONDS;
        Instant first = known == null || away ? now : known.firstSeen();
        int connections = Math.max(0, (known == null ? 0 : known.connections()) + more);
        byId.put(page, screen(page, first, connections).at(first, now, connections)
                .tested(known == null ? null : known.test()));
    }

    private static Device screen(String page, Instant now, int connections) {
        return new Device(page, "screen", now, now, connections, null, null, List.of(), null);
    }

    /** Asks a kiosk for an action; empty where there is no such kiosk, or it has enough to do. */
    public synchronized Optional<ActionRun> ask(String id, String action) {
        Device known = byId.get(id);
        if (known == null || !known.kind().equals("kiosk")
                || known.actions().stream().filter(ActionRun::isOpen).count() >= ACTIONS_KEPT) {
            return Optional.empty();
        }
        ActionRun run = ActionRun.askedFor(UUID.randomUUID().toString(), action, clock.instant());
        List<ActionRun> actions = new ArrayList<>(known.actions());
        actions.addFirst(run);
        byId.put(id, known.withActions(List.copyOf(actions.subList(0, Math.min(actions.size(), ACTIONS_KEPT)))));
        return Optional.of(run);
    }

    /** It is that much later than was thought: nobody was silent for so long. */
    public synchronized void shift(Duration later) {
        start = start.plus(later);
        alarms.shift(later);
        byId.replaceAll((id, device) -> {
            DeviceTest test = device.test();
            return device.at(device.firstSeen().plus(later), device.lastSeen().plus(later), device.connections())
                    .tested(test == null
                            ? null
                            : new DeviceTest(test.camera(), test.microphone(), test.at().plus(later)));
        });
    }

    /** Takes a device that is gone for good from the list; false where it was not there. */
    public synchronized boolean forget(String id) {
        boolean known = byId.remove(id) != null;
        look();
        return known;
    }

    public synchronized List<Device> list() {
        Instant now = clock.instant();
        byId.replaceAll((id, device) -> device
                .at(device.firstSeen(), device.connections() > 0 ? now : device.lastSeen(), device.connections())
                .withActions(device.actions().stream().map(run -> concluded(run, null, now)).toList()));
        return List.copyOf(byId.values());
    }

    /** Those that stand now, worst first. */
    public synchronized List<Alarm> alarms() {
        look();
        return alarms.list();
    }

    /** Judges every device; called when something was heard, and now and then since silence is heard of by nobody. */
    public synchronized void look() {
        Instant now = clock.instant();
        List<StandingAlarms.Found> found = new ArrayList<>();
        listOwn(now).forEach(alarm -> found.add(new StandingAlarms.Found(alarm, now)));
        for (Device device : byId.values()) {
            judge(device, now)
                    .forEach(alarm -> found.add(new StandingAlarms.Found(alarm, device.lastSeen())));
        }
        alarms.look(found, byId::containsKey, now).forEach(told);
    }

    private List<Alarm> listOwn(Instant now) { return own != null ? own.apply(now) : alarms.listOf(ServerAlarms.NAME); }

    /** After a start, which nobody could report before, each device has its time to be heard of again. */
    private List<Alarm> judge(Device device, Instant now) {
        boolean unheard = device.connections() == 0 && device.lastSeen().isBefore(start)
                && Duration.between(start, now).compareTo(AlarmRules.NOT_SEEN) < 0;
        return unheard ? alarms.listOf(device.id()) : AlarmRules.of(device, now);
    }

    private static ActionRun concluded(ActionRun run, @Nullable List<DeviceReport.Done> done, Instant now) {
        if (done != null) {
            for (DeviceReport.Done one : done) {
                if (one.id().equals(run.id())) {
                    return run.concluded(one);
                }
            }
        }
        return run.isOpen() && Duration.between(run.askedAt(), now).compareTo(LOST) > 0
                ? run.lost()
                : run;
    }
}
