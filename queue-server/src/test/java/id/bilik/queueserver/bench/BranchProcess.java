package id.bilik.queueserver.bench;

import id.bilik.queueserver.demo.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A queue-server as a process of its own, as it runs in a branch: -Xmx256m, its own folder, its own port. */
final class BranchProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final double secondsToReady;

    private BranchProcess(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    static BranchProcess start(Path data) throws IOException {
        int port = freePort();
        List<String> command = JavaCommand.of(Path.of("target").toAbsolutePath(),
                List.of("-Dbilik.queue-server.port=" + port, "-Dbilik.queue-server.data=" + data),
                "id.bilik.queueserver.Main", "--exit-with-parent");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        while (true) {
            try (LeanClient client = LeanClient.connect(port)) {
                if (client.send("GET", "/health", "").status() == 200)
                    return new BranchProcess(process, port, (System.nanoTime() - began) / 1e9);
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos())
                    throw new IOException("the queue-server did not start", notYet);
            }
            pause();
        }
    }

    int port() { return port; }

    /** From the start of the process to the first 200 of /health. */
    double secondsToReady() { return secondsToReady; }

    /** Memory of the process that is resident now, in MiB. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")))
            if (line.startsWith("VmRSS:"))
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        throw new IOException("this system does not say how much memory a process uses");
    }

    /** As the power or an impatient technician ends it. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    @Override
    public void close() {
        process.destroy();
        join();
    }

    private void join() {
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(loopback(0));
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(loopback(port), 5_000);
        return socket;
    }
}
