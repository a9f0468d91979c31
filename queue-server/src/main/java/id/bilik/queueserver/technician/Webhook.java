package id.bilik.queueserver.technician;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody else's server of alarms, in order. A message that does not arrive is sent again after 5 s, 10 s, … at
 * most 15 min, for a day; how it is signed stands in docs/technician.md.
 */
public final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    /** Messages; older news is worth more than newer here, since it says how the trouble began. */
    private static final int MOST_WAITING = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration GIVE_UP = Duration.ofHours(24);

    private final URI address;
    private final String secret;
    private final InstantSource clock;
    private final Duration firstPause;
    private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Thread sender;

    /** @param secret of both sides; signs each message */
    public Webhook(URI address, String secret, InstantSource clock) {
        this(address, secret, clock, FIRST_PAUSE);
    }

    /** As above, with another first pause before a message is sent again. */
    public Webhook(URI address, String secret, InstantSource clock, Duration firstPause) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.firstPause = firstPause;
        this.sender = Thread.ofVirtual().name("webhook").start(this::work);
    }

    /** Puts a message in line; never blocks. */
    public void send(byte[] body) {
        if (!waiting.offer(body))
            LOG.warn("an alarm is not told to {}: {} wait already", address, MOST_WAITING);
    }

    /** {@code HMAC-SHA256(secret, timestamp + "." + body)} in hexadecimal digits. */
    public static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        client.shutdownNow();
    }

    private void work() {
        try {
            while (true)
                deliver(waiting.take());
        } catch (InterruptedException stopped) {
            if (!waiting.isEmpty())
                LOG.warn("{} alarms were not told to {}", waiting.size(), address);
        }
    }

    private void deliver(byte[] body) throws InterruptedException {
        Duration pause = firstPause;
        Duration tried = Duration.ZERO;
        while (true) {
            String trouble = attempt(body);
            if (trouble.isEmpty())
                return;
            if (tried.compareTo(GIVE_UP) >= 0) {
                LOG.error("an alarm was never told to {}: {}", address, trouble);
                return;
            }
            if (tried.isZero())
                LOG.warn("an alarm is not heard at {}, and is told again: {}", address, trouble);
            Thread.sleep(pause);
            tried = tried.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Why it was not taken; empty when it was. */
    private String attempt(byte[] body) throws InterruptedException {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
                .header("Content-Type", "application/json").header("Bilik-Timestamp", timestamp)
                .header("Bilik-Signature", "sha256=" + signature(secret, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300 ? "" : "it answers " + status;
        } catch (IOException unanswered) {
            return String.valueOf(unanswered);
        }
    }
}
