package id.bilik.queueserver.lab.walk;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import id.bilik.testsupport.devices.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What {@code mvn -Prun} starts, from the jars that this build has just packaged. */
final class LocalBranchProcess implements AutoCloseable {
    private static final long LONGEST_START_SECONDS = 90;

    private final Process process;
    private final String server;
    private final String kiosk;
    private final Path output;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LocalBranchProcess(Process process, int port, int kioskPort, Path output) {
        this.process = process;
        this.server = "http://127.0.0.1:" + port;
        this.kiosk = "http://127.0.0.1:" + kioskPort;
        this.output = output;
    }

    /** @param options beside ports, address and data, such as {@code demo=60} */
    static LocalBranchProcess start(Path folder, String... options) throws IOException, InterruptedException {
        int port = FreePort.find();
        int kioskPort = FreePort.find();
        Path output = folder.resolve("local-branch.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                        "id.bilik.queueserver.lab.demo.LocalBranch", "port=" + port, "kiosk.port=" + kioskPort,
                        "address=127.0.0.1", "data=" + folder.resolve("data")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        LocalBranchProcess branch = new LocalBranchProcess(process, port, kioskPort, output);
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!branch.output().contains("Ctrl-C stops both.")) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new AssertionError("the branch did not start:\n" + branch.output());
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        return branch;
    }

    String server() { return server; }

    /**
     * The link by which somebody signs in.
     *
     * @param role as it is printed, such as {@code supervisor} or {@code officer g1}
     */
    String link(String role) throws IOException { return printed("Sign in as " + role + " "); }

    private String printed(String label) throws IOException {
        return output().lines().filter(line -> line.contains(label))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst().orElseThrow(() -> new AssertionError("nothing is printed as " + label));
    }

    String kiosk() { return kiosk; }

    /** What it has printed so far. */
    String output() throws IOException { return Files.readString(output); }

    JsonNode get(String address) throws IOException, InterruptedException { return send("GET", address, ""); }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send("POST", server + "/api/branches/pekalongan" + path, json);
    }

    /** Kills the queue-server as a power cut would; the launcher starts it again. */
    void killQueueServer() {
        process.descendants().filter(child -> child.info().commandLine().orElse("").contains("queueserver.server.Main"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Ctrl-C; all of its processes are gone afterwards. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (ProcessHandle child : children) {
            child.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        http.close();
    }

    JsonNode send(String method, String address, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + printed("API key (this run only)"))
                .method(method, HttpRequest.BodyPublishers.ofString(json)).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + address + ": " + response.statusCode() + " " + response.body());
        }
        return StrictJson.mapper().readTree(response.body());
    }
}
