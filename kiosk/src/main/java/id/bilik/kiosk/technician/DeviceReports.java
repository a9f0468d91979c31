package id.bilik.kiosk.technician;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.hardware.PrinterStatus;
import id.bilik.kiosk.queue.Pauses;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.process.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server every few seconds how the kiosk is, and takes home what a technician asks for: the server can't reach a
 * kiosk behind a router, so the kiosk asks.
 */
public final class DeviceReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceReports.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration FIRST_AWAY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** A server that is back hears of the kiosk soon after. */
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(20);
    /** Characters that the server takes of one thing that is said. */
    private static final int MOST_WORDS = 300;

    private final QueueServerClient server;
    private final String device;
    private final String version;
    private final Supplier<PrinterStatus> printer;
    private final Supplier<List<String>> stuckButtons;
    private final PartFaults faults;
    private final Supplier<Optional<String>> memory;
    private final Devices devices;
    private final SlipCounts slips;
    private final PaperCount paper;
    private final Machine machine;
    private final Actions actions;
    private final InstantSource clock;
    private ArrayNode done = StrictJson.mapper().createArrayNode();
    private final Pauses away = new Pauses(FIRST_AWAY, LONGEST_AWAY);
    private final Thread worker;
    private volatile @Nullable Instant heard;

    /** Starts reporting. */
    public DeviceReports(QueueServerClient server, String device, String version, Devices devices,
            SlipCounts slips, Supplier<PrinterStatus> printer,
            Supplier<List<String>> stuckButtons, PartFaults faults, Supplier<Optional<String>> memory, PaperCount paper,
            Machine machine,
            Actions actions,
            InstantSource clock) {
        this.server = server;
        this.device = device;
        this.version = version;
        this.devices = devices;
        this.slips = slips;
        this.printer = printer;
        this.stuckButtons = stuckButtons;
        this.faults = faults;
        this.memory = memory;
        this.paper = paper;
        this.machine = machine;
        this.actions = actions;
        this.clock = clock;
        this.worker = Thread.ofVirtual().name("device-reports").start(this::work);
    }

    /** When the server answered a report the last time. */
    public Optional<Instant> findServerHeard() {
        return Optional.ofNullable(heard);
    }

    @Override
    public void close() { worker.interrupt(); }

    private void work() {
        try {
            while (true) {
                Duration pause = USUAL;
                try {
                    pause = report();
                } catch (RuntimeException bug) {
                    LOG.error("a report stumbled; the next one follows", bug);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long until the next one. */
    private Duration report() throws InterruptedException {
        ArrayNode told = done;
        return switch (server.reportDevice(device, state(told))) {
            case ServerAnswer.Ok<JsonNode> ok -> {
                heard = clock.instant();
                away.reset();
                done = StrictJson.mapper().createArrayNode();
                for (JsonNode action : ok.value().path("actions")) {
                    carryOut(action.path("id").asText(), action.path("action").asText());
                }
                if (ok.value().path("renewKey").asBoolean(false)) {
                    server.renewKey();
                }
                Duration wished = Duration.ofSeconds(ok.value().path("reportAgainSeconds").asLong(USUAL.toSeconds()));
                yield !done.isEmpty() || wished.compareTo(SHORTEST) < 0
                        ? SHORTEST
                        : wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
            }
            // an older server does not know reports, and says so each time: not worth a log
            case ServerAnswer.Refused<JsonNode> refused -> LONGEST;
            case ServerAnswer.Unreachable<JsonNode> lost -> away.next();
        };
    }

    private void carryOut(String id, String action) throws InterruptedException {
        LOG.info("the technician asks for {}", action);
        ActionResult result = actions.run(action);
        ObjectNode told = done.addObject().put("id", id).put("success", result.success())
                .put("detail", shortened(result.detail())).put("outcome", result.outcome());
        ObjectNode figures = told.putObject("figures");
        result.figures().forEach((name, value) -> figures.put(name, shortened(value)));
    }

    private static String shortened(String words) {
        return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS);
    }

    private ObjectNode state(ArrayNode told) {
        ObjectNode state = StrictJson.mapper().createObjectNode();
        state.put("version", version);
        state.put("clock", clock.instant().toString());
        state.put("printer", printer.get().label());
        state.put("slipsLeft", paper.left());
        state.put("slipsPerRoll", paper.perRoll());
        machine.findTemperature().ifPresent(celsius -> state.put("temperature", celsius));
        ArrayNode throttled = state.putArray("throttled");
        machine.listThrottled().forEach(throttled::add);
        List<String> stuck = stuckButtons.get();
        if (!stuck.isEmpty()) { // said only where there is one, since an older server does not know the field
            ArrayNode names = state.putArray("stuckButtons");
            stuck.forEach(names::add);
        }
        List<PartFaults.Fault> inTrouble = faults.list();
        if (!inTrouble.isEmpty()) { // likewise
            ArrayNode parts = state.putArray("faults");
            inTrouble.forEach(fault -> parts.addObject().put("part", fault.part()).put("detail",
                    shortened(fault.detail())));
        }
        if (devices != Devices.REAL) { // likewise
            state.put("hardware", devices.label());
        }
        SlipCounts.Day day = slips.day();
        if (!day.isEmpty()) { // likewise
            state.putObject("slips").put("proved", day.proved()).put("unconfirmed", day.unconfirmed())
                    .put("failed", day.failed()).put("unconfirmedRun", day.unconfirmedRun());
        }
        memory.get().ifPresent(trouble -> state.put("memory", shortened(trouble)));
        state.set("done", told);
        return state;
    }
}
