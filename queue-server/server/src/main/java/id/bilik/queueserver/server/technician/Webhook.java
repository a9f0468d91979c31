package id.bilik.queueserver.server.technician;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody else's server of alarms, in order. A message that does not arrive is sent again after 5 s, 10 s, … at
 * most 15 min, for a day, restarts included; how it is signed stands in docs/technician.md.
 */
public final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final URI address;
    private final String secret;
    private final InstantSource clock;
    private final Duration firstPause;
    private final LinkedBlockingQueue<String> incoming = new LinkedBlockingQueue<>(Outbox.MOST);
    private final Outbox outbox;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Thread sender;
    private volatile boolean closed;

    /**
     * Goes on with what was left of last time.
     *
     * @param secret of both sides; signs each message
     * @param file   what waits is kept there; empty for nowhere
     */
    public Webhook(URI address, String secret, InstantSource clock, Optional<Path> file) {
        this(address, secret, clock, file, FIRST_PAUSE);
    }

    /** As above, with another first pause before a message is sent again. */
    Webhook(URI address, String secret, InstantSource clock, Optional<Path> file, Duration firstPause) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.firstPause = firstPause;
        this.outbox = new Outbox(file);
        this.sender = Thread.ofVirtual().name("webhook").start(this::work);
    }

    /** Puts a message in line; never blocks. */
    public void send(byte[] body) {
        if (!incoming.offer(new String(body, StandardCharsets.UTF_8))) {
            tooMany();
        }
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

    /** Tells nobody any more; what waits is in the file when this returns. */
    @Override
    public void close() {
        closed = true;
        boolean _ = incoming.offer(""); // wakes the sender; where there is no room it is awake
        try {
            // an answer that is on its way saves telling it twice
            if (!sender.join(TO_ANSWER)) {
                client.shutdownNow();
                if (!sender.join(TO_STOP)) {
                    LOG.warn("telling {} of alarms does not end", address);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }

    private void work() {
        if (outbox.size() > 0) {
            LOG.info("{} alarms from before the start are told to {}", outbox.size(), address);
        }
        try {
            Duration pause = Duration.ZERO;
            while (!closed) {
                if (outbox.first().isEmpty()) {
                    keep(incoming.take());
                    pause = Duration.ZERO;
                } else if (waited(pause)) {
                    pause = tell(outbox.first().orElseThrow(), pause);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            for (String left = incoming.poll(); left != null; left = incoming.poll()) {
                keep(left);
            }
            if (outbox.size() > 0) {
                LOG.warn("{} alarms are not told to {} yet", outbox.size(), address);
            }
        }
    }

    /** Lets the pause pass, and keeps what comes meanwhile; false when it was ended early. */
    private boolean waited(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (!closed) {
            String fresh = incoming.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (fresh == null) {
                return true;
            }
            keep(fresh);
        }
        return false;
    }

    private void keep(String body) {
        if (!body.isEmpty()
                && !outbox.add(new Outbox.Message(UUID.randomUUID().toString(), clock.instant(), body))) {
            tooMany();
        }
    }

    private void tooMany() { LOG.warn("an alarm is not told to {}: {} wait already", address, Outbox.MOST); }

    /** The pause before the next attempt. */
    private Duration tell(Outbox.Message message, Duration pause) throws InterruptedException {
        String trouble = attempt(message);
        if (trouble.isEmpty()) {
            outbox.removeFirst();
            return Duration.ZERO;
        }
        if (closed) {
            return pause;
        }
        if (Duration.between(message.at(), clock.instant()).compareTo(GIVE_UP) >= 0) {
            LOG.error("an alarm was never told to {}: {}", address, trouble);
            outbox.removeFirst();
            return firstPause;
        }
        if (pause.isZero()) {
            LOG.warn("an alarm is not heard at {}, and is told again: {}", address, trouble);
            return firstPause;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** Why it was not taken; empty when it was. */
    private String attempt(Outbox.Message message) throws InterruptedException {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
                .header("Content-Type", "application/json").header("Bilik-Delivery", message.id())
                .header("Bilik-Timestamp", timestamp)
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
