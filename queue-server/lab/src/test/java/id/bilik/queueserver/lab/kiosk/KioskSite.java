package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.queueserver.server.Answer;
import id.bilik.queueserver.server.Client;
import id.bilik.testsupport.devices.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk at an entrance: its process, the line to the server, the cable to its printer, and the people who stand before
 * it. Lines and cable can go wrong.
 */
final class KioskSite implements AutoCloseable {
    /** The name of the server's machine, which only this kiosk knows. */
    static final String SERVER = "antrean.test";

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Pattern SLIP = Pattern.compile("NOMOR ANTREAN[^\\[]*?\\b([A-Z]\\d{3,4})\\b[^\\[]*");

    private final Path folder;
    private final Path hosts;
    private final String device;
    private final Map<String, String> settings = new HashMap<>();
    final PrinterMachine printer = new PrinterMachine(Paper.WIDTH_80_MM, 500, InstantSource.system());
    private final PrinterPort port = new PrinterPort(printer, InetAddress.getLoopbackAddress(), 0);
    /** From the kiosk to its printer. */
    final FaultProxy cable = new FaultProxy(port.port());
    private final List<FaultProxy> lines = new ArrayList<>();
    private @Nullable KioskProcess process;
    /** What people have read off the screen, by the request. */
    final Map<UUID, String> told = new LinkedHashMap<>();

    /** A slip that came out whole. */
    record Slip(String ticket, boolean again) {}

    /** What somebody got who asked for a number. */
    record Got(int status, JsonNode body) {
        String ticket() { return body.path("ticket").asText(); }

        boolean isReserved() { return body.path("reserved").asBoolean(); }
    }

    /** A kiosk that is not started yet. */
    KioskSite(Path folder, String device, int serverPort) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.hosts = folder.resolve("hosts");
        this.device = device;
        lines.add(new FaultProxy(serverPort));
        moveServer("127.0.0.1");
        settings.put("server", "http://" + SERVER + ":" + line().port());
    }

    /** The way to the server that is in use now. */
    FaultProxy line() { return lines.getLast(); }

    /** The server's name leads to this address from now on. */
    void moveServer(String address) throws IOException {
        Files.writeString(hosts, address + " " + SERVER + "\n127.0.0.1 localhost\n");
    }

    /** The old way to the server is gone for good, and this one is there. */
    void replaceLine(FaultProxy next) throws IOException {
        line().close();
        lines.add(next);
    }

    void start(String... more) throws IOException, InterruptedException {
        settings.putAll(Map.of("port", "0", "device", device, "data", folder.resolve("memory").toString(), "hardware",
                "real", "printer", "tcp:127.0.0.1:" + cable.port(), "speech.program", "none", "buttons", "0",
                "server.timeout", "1000", "plan.refresh", "200"));
        for (String setting : more) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        process = KioskProcess.start(folder, hosts, settings);
    }

    /** Of a kiosk that was started. */
    KioskProcess process() { return Objects.requireNonNull(process, "not started"); }

    void awaitOnline() { await().atMost(LONGEST).until(() -> screen().path("online").asBoolean()); }

    /** Online, its printer ready, and with numbers for the time when it is not. */
    void awaitAllWell() {
        await().atMost(LONGEST).until(() -> screen().path("online").asBoolean()
                && screen().at("/standby/numbers").asInt() > 0
                && screen().at("/printer/status").asText().equals("ready"));
    }

    /** Somebody asks for a number; empty where the kiosk ended meanwhile. */
    Optional<Got> ask(UUID requestId, String service) {
        return send("/api/tickets", "{\"service\":\"%s\",\"requestId\":\"%s\"}".formatted(service, requestId))
                .map(got -> {
                    if (got.status() < 300) {
                        told.put(requestId, got.ticket());
                    }
                    return got;
                });
    }

    /** Asks until there is a number, as the page does. */
    Got take(UUID requestId, String service) {
        return await().atMost(LONGEST).until(() -> ask(requestId, service),
                got -> got.isPresent() && got.get().status() < 300).orElseThrow();
    }

    /** Somebody touches "print again" until the printer is able to. */
    void reprintWhenPossible(String ticket) {
        await().atMost(LONGEST).until(() -> send("/api/tickets/" + ticket + "/reprint", "").orElseThrow(),
                KioskSite::isOnPaper);
    }

    private static boolean isOnPaper(Got got) {
        return got.body().path("print").asText().equals("printed") && !got.body().hasNonNull("reason");
    }

    /** What the page follows. */
    JsonNode screen() {
        return new Client(process().address()).get("/api/screen").expect(200).json();
    }

    /** Whole slips, oldest first. */
    List<Slip> slips() {
        return printer.listSlips().reversed().stream().flatMap(paper -> read(PaperText.of(paper.paper())).stream())
                .toList();
    }

    /** A part of a slip is voided below, and nobody is called by it. */
    private static Optional<Slip> read(String strip) {
        assertThat(strip.split("NOMOR ANTREAN", -1)).as("numbers on the strip:\n%s", strip).hasSizeLessThan(3);
        Matcher slip = SLIP.matcher(strip);
        return slip.find() && !strip.contains("BATAL")
                ? Optional.of(new Slip(slip.group(1), slip.group().contains("CETAK ULANG")))
                : Optional.empty();
    }

    /** All is mended, and whoever was offered a slip says whether it is there, until the kiosk owes nobody anything. */
    void settle() throws IOException, InterruptedException {
        line().heal();
        cable.heal();
        printer.setHung(false);
        printer.setStatus(PrinterStatus.READY);
        if (!process().isAlive()) {
            start();
        }
        awaitAllWell();
        for (JsonNode offer : screen().at("/standby/offers")) {
            String ticket = offer.path("ticket").asText();
            if (slips().stream().anyMatch(slip -> slip.ticket().equals(ticket))) {
                assertThat(send("/api/tickets/" + ticket + "/in-hand", ""))
                        .matches(got -> isOnPaper(got.orElseThrow()));
            } else {
                reprintWhenPossible(ticket);
            }
        }
        await().atMost(LONGEST).until(() -> screen().at("/standby/untold").asInt() == 0
                && screen().at("/standby/offers").isEmpty());
    }

    private Optional<Got> send(String path, String body) {
        Client client = new Client(process().address(), Duration.ofSeconds(30));
        try {
            try {
                Answer answer = client.ask(client.request(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)).build());
                return Optional.of(new Got(answer.status(), answer.json()));
            } catch (IOException ended) {
                if (!process().hasEnded(LONGEST)) {
                    throw new AssertionError("a kiosk that runs answers", ended);
                }
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.close();
        }
        for (FaultProxy line : lines) {
            line.close();
        }
        cable.close();
        port.close();
    }
}
