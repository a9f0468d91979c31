package id.bilik.queueserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A few minutes of a branch in a second: tickets, calls, booths and screens over the server's own HTTP. What it loads on
 * the way goes into the archive of classes that an installation makes; see docs/decisions/aot-cache.md.
 */
record Rehearsal(int port) {
    private static final int VISITS = 30;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final String BRANCH = "/api/branches/pekalongan";

    void play() throws IOException {
        ask("PUT", BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\",\"2\",\"3\"],\"concurrency\":3}");
        ask("POST", BRANCH + "/groups/g1/sign-on", "{\"officer\":\"latihan\"}");
        for (int i = 0; i < VISITS; i++)
            ask("POST", BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        ask("POST", BRANCH + "/groups/g1/call-next", "{}");
        ask("POST", BRANCH + "/booths/1/arrive", "{}");
        ask("POST", BRANCH + "/booths/1/complete", "{}");
        ask("PUT", BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}");
        for (String page : new String[]{"/health", "/metrics", "/", "/board/pekalongan", "/staff/pekalongan",
                "/display-board/tokens.css", BRANCH, BRANCH + "/board", BRANCH + "/groups/g1", BRANCH + "/booths/1",
                BRANCH + "/tickets/A001", BRANCH + "/journal?after=0"})
            ask("GET", page, "");
        listen(BRANCH + "/board/live");
    }

    /** Every answer is welcome, a refusal too. */
    private void ask(String method, String path, String body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod(method);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var answer = connection.getResponseCode() < 400
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            if (answer != null)
                answer.readAllBytes();
        }
    }

    /** Takes the first view of a screen. */
    private void listen(String path) throws IOException {
        HttpURLConnection connection = open(path);
        if (connection.getInputStream().read() < 0)
            throw new IOException(path + " sent nothing");
        connection.disconnect();
    }

    private HttpURLConnection open(String path) throws IOException {
        URI address = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    /** Takes a folder away, with all that is in it. */
    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException kept) {
                    throw new UncheckedIOException(kept);
                }
            });
        }
    }
}
