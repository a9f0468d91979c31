package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is told of alarms is away while the server is killed, and is told in order all the same, each thing once. */
class AlarmsOverRestartIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void alarms_raised_while_their_receiver_is_away_are_told_after_a_kill() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String[] settings = {"alarms.webhook.url=http://127.0.0.1:" + port + "/alarms",
                "alarms.webhook.secret=known to both of us"};
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            tested(server, "none", "on");
            tested(server, "on", "none");
            await().atMost(LONGEST).until(() -> Files.exists(folder.resolve("alarms-untold.jsonl"))
                    && Files.readAllLines(folder.resolve("alarms-untold.jsonl")).size() == 3);
            // the alarms that stand are written within seconds; told twice would be a nuisance, so that is waited for
            await().atMost(LONGEST).until(() -> Files.exists(folder.resolve("devices.json"))
                    && Files.readString(folder.resolve("devices.json")).contains("no-microphone"));
            server.kill();
        }
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/alarms", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                    .replaceAll(".*\"event\":\"(\\w+)\".*\"alarm\":\"([a-z-]+)\".*", "$1 $2"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            tested(server, "on", "none");
            tested(server, "on", "on");
            await().atMost(LONGEST).until(() -> heard.size() >= 4);
            server.terminate();
            server.awaitEnd();
        } finally {
            receiver.stop(0);
        }
        assertThat(heard).containsExactly("raised no-camera", "cleared no-camera", "raised no-microphone",
                "cleared no-microphone");
        assertThat(folder.resolve("alarms-untold.jsonl")).doesNotExist();
    }

    /** What a screen found is an alarm at once, and over at once. */
    private static void tested(ServerProcess server, String camera, String microphone) {
        server.client().post(BRANCH + "/booths/3/devices",
                "{\"camera\":\"" + camera + "\",\"microphone\":\"" + microphone + "\"}").expect(200);
    }
}
