package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a key where the queue-server knows none of this kiosk: gets a code, has it shown, and waits until a technician
 * has approved it. Tickets do not wait for it: the kiosk gives the numbers that it holds.
 */
public final class Pairing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final QueueServerClient server;
    private final ServerKey key;
    private final String kiosk;
    private final Consumer<@Nullable String> shown;
    private final Thread thread;

    /**
     * Begins with {@link #start}.
     *
     * @param kiosk the name of this kiosk at the branch
     * @param shown is given the code to show, and null where there is none any more
     */
    public Pairing(QueueServerClient server, ServerKey key, String kiosk, Consumer<@Nullable String> shown) {
        this.server = server;
        this.key = key;
        this.kiosk = kiosk;
        this.shown = shown;
        this.thread = Thread.ofVirtual().name("pairing").unstarted(this::work);
    }

    public void start() { thread.start(); }

    private void work() {
        try {
            while (true) {
                if (key.needsPairing()) {
                    pair();
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pair() throws InterruptedException {
        JsonNode wish = StrictJson.mapper().createObjectNode().put("kind", "kiosk").put("name", kiosk);
        switch (server.post("/pairings", wish)) {
            case ServerAnswer.Ok<JsonNode> begun -> {
                String code = begun.value().path("code").asText();
                LOG.warn("this kiosk is not paired: a technician approves the code {} on the page Access", code);
                shown.accept(code);
                awaitApproval(begun.value().path("claim").asText());
                shown.accept(null);
            }
            case ServerAnswer.Refused<JsonNode> refused -> {
                LOG.warn("this kiosk cannot be paired now: {}", refused.detail());
                Thread.sleep(TROUBLE);
            }
            case ServerAnswer.Unreachable<JsonNode> away -> Thread.sleep(TROUBLE);
        }
    }

    /** Until the code was approved or holds no more. */
    private void awaitApproval(String claim) throws InterruptedException {
        JsonNode body = StrictJson.mapper().createObjectNode().put("claim", claim);
        while (key.needsPairing()) {
            Thread.sleep(ASK_AGAIN);
            switch (server.post("/pairings/claim", body)) {
                case ServerAnswer.Ok<JsonNode> answer when answer.value().path("state").asText().equals("approved") -> {
                    key.keep(answer.value().path("key").asText());
                    LOG.info("this kiosk is paired as {}", answer.value().path("device").asText());
                    return;
                }
                case ServerAnswer.Refused<JsonNode> refused when refused.status() == NOT_FOUND -> {
                    return;
                }
                default -> {
                    // nobody has approved it yet, or nobody answers: the code stays where it is shown
                }
            }
        }
    }

    @Override
    public void close() { thread.interrupt(); }
}
