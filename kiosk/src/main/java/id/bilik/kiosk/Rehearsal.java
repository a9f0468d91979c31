package id.bilik.kiosk;

import id.bilik.configuration.ConfigProblem;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A kiosk on simulated devices, and a visitor who touches everything. What it loads on the way goes into the archive of
 * classes that an installation makes; see docs/decisions/aot-cache.md. No queue-server is needed: nothing listens at the
 * address that it is given.
 */
record Rehearsal(int port) {
    private static final int TIMEOUT_MILLIS = 10_000;

    /** Starts a kiosk, plays with it and stops it. */
    static void play() throws ConfigProblem {
        Map<String, String> values = new HashMap<>();
        values.put("port", "0");
        values.put("hardware", "simulated");
        values.put("server", "http://127.0.0.1:9");
        values.put("data", Path.of(System.getProperty("java.io.tmpdir"), "bilik-kiosk-rehearsal").toString());
        try (Kiosk kiosk = new Kiosk(Config.of(values), InstantSource.system())) {
            new Rehearsal(kiosk.port()).touchEverything();
        } catch (IOException failed) {
            System.err.println("the rehearsal ended early: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void touchEverything() throws IOException {
        for (String path : new String[]{"/", "/health", "/api/plan", "/api/screen", "/api/hardware", "/api/slips",
                "/display-board/tokens.css"}) {
            ask(path, "");
        }
        ask("/api/tickets", "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        HttpURLConnection live = open("/api/screen/live");
        live.setRequestProperty("Accept", "text/event-stream");
        if (live.getInputStream().read() < 0) {
            throw new IOException("the screen sent nothing");
        }
        live.disconnect();
    }

    /** Every answer is welcome, a refusal too. */
    private void ask(String path, String body) throws IOException {
        HttpURLConnection connection = open(path);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var answer = connection.getResponseCode() < 400
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            if (answer != null) {
                answer.readAllBytes();
            }
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        URI address = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }
}
