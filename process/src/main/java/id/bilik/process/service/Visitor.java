package id.bilik.process.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks a process of this machine over its own HTTP, as a page would; for the rehearsal at an installation, where every
 * answer is welcome, a refusal too.
 *
 * @param port on the loopback address
 * @param key  sent along to prove who asks; empty for none
 */
public record Visitor(int port, String key) {
    private static final int TIMEOUT_MILLIS = 10_000;

    /**
     * Asks and reads the answer to its end.
     *
     * @param body JSON; empty for none
     * @throws IOException where nothing answers within ten seconds
     */
    public void ask(String method, String path, String body) throws IOException {
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
            if (answer != null) {
                answer.readAllBytes();
            }
        }
    }

    /**
     * Takes the first of what a live feed sends.
     *
     * @throws IOException where it sends nothing
     */
    public void listen(String path) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestProperty("Accept", "text/event-stream");
        try {
            if (connection.getInputStream().read() < 0) {
                throw new IOException(path + " sent nothing");
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        URI address = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        if (!key.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + key);
        }
        return connection;
    }
}
