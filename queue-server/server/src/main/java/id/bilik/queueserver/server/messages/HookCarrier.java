package id.bilik.queueserver.server.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.configuration.MessagesConfig;
import id.bilik.queueserver.server.technician.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Brings letters to somebody else's server, which sends them on as SMS or WhatsApp. They are signed as alarms are; the contract
 * stands in docs/messages.md.
 */
final class HookCarrier implements Carrier {
    /** Statuses that say that the body itself is not wanted: bad, gone, too large, not to be processed. */
    private static final Set<Integer> REFUSED = Set.of(400, 410, 413, 422);

    private final MessagesConfig.Hook hook;
    private final InstantSource clock;
    private final HttpClient client;

    /** What is sent. */
    record Body(String id, String kind, String branch, String number, Instant at, String language, To to, String text,
            String link) {
        record To(String phone) {}
    }

    HookCarrier(MessagesConfig.Hook hook) { this(hook, Clock.systemUTC()); }

    /** @param clock of the machine, whatever hour a demonstration shows: its receiver compares it with its own */
    HookCarrier(MessagesConfig.Hook hook, InstantSource clock) {
        this.hook = hook;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(hook.patience()).version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public String word() { return "webhook"; }

    @Override
    public boolean reaches(Address address) { return address.phone() != null; }

    @Override
    public Outcome send(Letter letter, Address to) {
        byte[] body = body(letter, to);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(hook.address()).timeout(hook.patience())
                .header("Content-Type", "application/json").header("Bilik-Delivery", letter.id())
                .header("Bilik-Timestamp", timestamp)
                .header("Bilik-Signature", "sha256=" + Webhook.signature(hook.secret(), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 200 && status < 300) {
                return new Outcome.Taken();
            }
            return REFUSED.contains(status)
                    ? new Outcome.Refused("the webhook answers " + status)
                    : new Outcome.Away("the webhook answers " + status);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            return new Outcome.Away("the webhook can't be reached: " + unreachable.getClass().getSimpleName());
        } catch (IOException broken) {
            return new Outcome.Unknown("the webhook did not answer: " + broken.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("the queue server is stopping");
        }
    }

    private static byte[] body(Letter letter, Address to) {
        try {
            return StrictJson.mapper().writeValueAsBytes(new Body(letter.id(), letter.kind().word(), letter.branch(),
                    letter.number(), letter.at(), ContractNames.of(letter.language()),
                    new Body.To(String.valueOf(to.phone())), letter.text(), letter.link()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a letter is text", impossible);
        }
    }

    @Override
    public void rest() {
        // connections end by themselves
    }
}
