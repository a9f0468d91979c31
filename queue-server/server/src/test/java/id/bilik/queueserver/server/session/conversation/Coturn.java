package id.bilik.queueserver.server.session.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The relay that a branch would have, on this machine's loopback: set up by the script of the package, whose configuration
 * is used as it stands. The officers' network is 127.0.0.1 alone, which a relay otherwise refuses by itself.
 */
final class Coturn implements AutoCloseable {
    static final String MISSING = "SKIPPED: no turnserver (Debian's coturn) on the PATH, so nothing was relayed";

    private static final Path SET_UP = Path.of("../../packages/src/queue-server/files/relay/set-up-relay");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Path root;
    private final int port;
    private final Process process;

    private Coturn(Path root, int port, Process process) {
        this.root = root;
        this.port = port;
        this.process = process;
    }

    static Optional<Path> find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "turnserver")).filter(Files::isExecutable).findFirst();
    }

    /** Answers when this returns. */
    static Coturn start(Path program, Path root) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run(root, "sh", SET_UP.toString(), "--root", root.toString(), "--name", "127.0.0.1", "--address", "127.0.0.1",
                "--officers", "127.0.0.1/32", "--port", String.valueOf(port), "--ports", "21000-21099");
        Path shipped = root.resolve("etc/turnserver.conf");
        // the test reads what it says, and syslog is no business of a test
        Files.writeString(shipped, Files.readString(shipped).replaceAll("(?m)^syslog$", ""));
        Process process = new ProcessBuilder(program.toString(), "-c", shipped.toString(), "--log-file", "stdout",
                "--pidfile", root.resolve("pid").toString(), "--userdb", root.resolve("users").toString(),
                "--allow-loopback-peers", "--cli-password", "none").redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile()).start();
        Coturn started = new Coturn(root, port, process);
        long end = System.nanoTime() + SOON.toNanos();
        while (!started.answers()) {
            assertThat(process.isAlive() && System.nanoTime() < end).as(started.log()).isTrue();
            Thread.sleep(20);
        }
        return started;
    }

    private static void run(Path root, String... command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(root.resolve("set-up.log").toFile()).start();
        assertThat(run.waitFor()).as(Files.readString(root.resolve("set-up.log"))).isZero();
    }

    /** By TCP and, by the shortest question of STUN (RFC 8489, a binding request), by UDP: it opens one after the other. */
    private boolean answers() {
        byte[] question = ByteBuffer.allocate(20).putShort((short) 1).putShort((short) 0).putInt(TurnClient.COOKIE)
                .array();
        try (Socket byTcp = new Socket(); DatagramSocket byUdp = new DatagramSocket()) {
            byTcp.connect(address());
            byUdp.connect(address());
            byUdp.setSoTimeout(200);
            byUdp.send(new DatagramPacket(question, question.length));
            byUdp.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    InetSocketAddress address() { return new InetSocketAddress(InetAddress.getLoopbackAddress(), port); }

    String log() throws IOException { return Files.readString(root.resolve("log")); }

    /** The server's own half, from what the script wrote for it. */
    Relay relay(InstantSource clock) throws IOException {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(root.resolve("etc/bilik/queue-server.properties"))) {
            written.load(reader);
        }
        Path secret = root.resolve(Path.of("/").relativize(Path.of(written.getProperty("turn.secret.file"))));
        return new Relay(List.of(written.getProperty("turn.urls").split(",", -1)), Files.readString(secret).strip(),
                Duration.ofHours(1), clock);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
