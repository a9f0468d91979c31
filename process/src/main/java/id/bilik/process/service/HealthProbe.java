package id.bilik.process.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks the process's own {@code /health} as anybody else would: what answers well has a listening socket, threads that
 * take requests, and whatever the route looks at.
 *
 * @param bind    as in the configuration
 * @param timeout of each step
 */
public record HealthProbe(String bind, int port, Duration timeout) implements Supplier<Health> {

    @Override
    public Health get() {
        try (Socket socket = new Socket()) {
            InetAddress own = InetAddress.getByName(bind);
            InetAddress there = own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own;
            socket.connect(new InetSocketAddress(there, port), Math.toIntExact(timeout.toMillis()));
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.getOutputStream().write(("GET /health HTTP/1.1\r\nHost: " + there.getHostAddress()
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = answer.readLine();
            if (status != null && status.startsWith("HTTP/1.1 200")) {
                return new Health.Well("answers on port " + port);
            }
            String last = "";
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                last = line.isBlank() ? last : line;
            }
            return new Health.Sick("/health answers " + status + " " + last);
        } catch (IOException unanswered) {
            return new Health.Sick("/health does not answer: " + unanswered.getMessage());
        }
    }
}
