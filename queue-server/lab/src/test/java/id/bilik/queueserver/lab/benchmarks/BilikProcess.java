package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.lab.demo.Archives;
import id.bilik.queueserver.lab.demo.Checkout;
import id.bilik.queueserver.lab.demo.JavaCommand;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.testsupport.devices.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A queue-server or a kiosk as a process of its own, as it runs in a branch: its flags, its own folder, its own port. */
final class BilikProcess implements AutoCloseable {
    private static final String SECRET = "a secret that only the benchmarks know";
    static final RunCredentials RUN = new RunCredentials(SECRET, List.of("g1", "g2"));
    /** The header that lets the benchmarks in, as a program is in a branch. */
    static final String KEY = "Authorization: Bearer " + RUN.apiKey() + "\r\n";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final double secondsToReady;

    private BilikProcess(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /** A queue-server on that folder. */
    static BilikProcess branch(Path data) throws IOException {
        return start("queue-server", "id.bilik.queueserver.server.Main", Map.of("data", data.toString()));
    }

    /** A kiosk on that folder whose printer is on the network. */
    static BilikProcess kiosk(Path data, int serverPort, int printerPort) throws IOException {
        return start("kiosk", "id.bilik.kiosk.Main", Map.of("data", data.toString(), "server",
                "http://127.0.0.1:" + serverPort, "hardware", "real", "printer", "tcp:127.0.0.1:" + printerPort));
    }

    /** Makes what an installation makes, so that every later start is as quick as there. */
    static void install(String module, String main) throws IOException {
        try {
            Archives.make(target(module), main);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path target(String module) { return module.equals("kiosk") ? Checkout.kiosk() : Checkout.server(); }

    private static BilikProcess start(String module, String main, Map<String, String> keys) throws IOException {
        int port = FreePort.find();
        List<String> properties = new ArrayList<>();
        properties.add("-Dbilik." + module + ".port=" + port);
        keys.forEach((key, value) -> properties.add("-Dbilik." + module + "." + key + "=" + value));
        List<String> command = JavaCommand.of(target(module), properties, main, "--exit-with-parent");
        long began = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(JavaCommand.ENVIRONMENT);
        builder.environment().put(RunCredentials.VARIABLE, SECRET);
        builder.environment().put("BILIK_KIOSK_KEY", RUN.kioskKey("kiosk-1"));
        Process process = builder.start();
        while (true) {
            try (LeanClient client = LeanClient.connect(port)) {
                if (client.send("GET", "/health", "").status() == 200) {
                    return new BilikProcess(process, port, (System.nanoTime() - began) / 1e9);
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos()) {
                    throw new IOException("the " + module + " did not start", notYet);
                }
            }
            pause();
        }
    }

    int port() { return port; }

    /** From the start of the process to the first 200 of /health. */
    double secondsToReady() { return secondsToReady; }

    /** Memory of the process that is resident now, in megabytes. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("this system does not say how much memory a process uses");
    }

    /** Bytes that the system wrote to the disk for the process, in whole pages. */
    long writtenToDisk() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "io"))) {
            if (line.startsWith("write_bytes:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("this system does not say how much a process writes");
    }

    /** As the power or an impatient technician ends it. */
    void kill() {
        process.destroyForcibly();
        join(process);
    }

    @Override
    public void close() {
        process.destroy();
        join(process);
    }

    private static void join(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static Socket connect(int port) throws IOException { return connect("127.0.0.1", port); }

    /** @param from address of this machine from which it asks; every one that begins with 127 is */
    static Socket connect(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(loopback(port), 5_000);
        return socket;
    }
}
