package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a key where the queue-server knows none of this kiosk: gets a code, has it shown, and waits until a technician
 * has approved it. Where the server's certificate is by an authority that nobody here knows yet, the authority's signs are
 * shown beside the code, and its certificate is kept with the key. Tickets do not wait for it: the kiosk gives the numbers
 * that it holds.
 */
public final class Pairing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final QueueServerClient server;
    private final ServerKey key;
    private final ServerTrust trust;
    private final List<URI> servers;
    private final String kiosk;
    private final Consumer<@Nullable String> shown;
    private final Thread thread;
    private final Pauses trouble = new Pauses(TROUBLE, LONGEST_TROUBLE);

    /**
     * Begins with {@link #start}.
     *
     * @param servers whose authority may be learned
     * @param kiosk   the name of this kiosk at the branch
     * @param shown   is given the code to show, and null where there is none any more
     */
    public Pairing(QueueServerClient server, ServerKey key, ServerTrust trust, List<URI> servers, String kiosk,
            Consumer<@Nullable String> shown) {
        this.server = server;
        this.key = key;
        this.trust = trust;
        this.servers = servers;
        this.kiosk = kiosk;
        this.shown = shown;
        this.thread = Thread.ofVirtual().name("pairing").unstarted(this::work);
    }

    public void start() { thread.start(); }

    private void work() {
        try {
            while (true) {
                key.awaitNeed();
                pair();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pair() throws InterruptedException {
        JsonNode wish = StrictJson.mapper().createObjectNode().put("kind", "kiosk").put("name", kiosk);
        Optional<String> signs = Optional.empty();
        ServerAnswer<JsonNode> answer = server.post("/pairings", wish);
        if (answer instanceof ServerAnswer.Unreachable) {
            signs = learn();
            if (signs.isPresent()) {
                answer = server.post("/pairings", wish);
            }
        }
        try {
            show(answer, signs);
        } finally {
            if (trust.forget()) {
                // a code that came over one of them would be shown without signs, and could not be approved
                server.connectAnew();
            }
        }
    }

    private Optional<String> learn() throws InterruptedException {
        for (URI each : servers) {
            Optional<String> signs = trust.learn(each);
            if (signs.isPresent()) {
                return signs;
            }
        }
        return Optional.empty();
    }

    /** @param signs of the authority that was learned for this; empty for none */
    private void show(ServerAnswer<JsonNode> answer, Optional<String> signs) throws InterruptedException {
        switch (answer) {
            case ServerAnswer.Ok<JsonNode> begun -> {
                String code = begun.value().path("code").asText() + signs.map(some -> " · " + some).orElse("");
                LOG.warn("this kiosk is not paired: a technician approves the code {} on the page Access", code);
                shown.accept(code);
                awaitApproval(begun.value().path("claim").asText());
                shown.accept(null);
                trouble.reset();
                Thread.sleep(ASK_AGAIN);
            }
            case ServerAnswer.Refused<JsonNode> refused -> {
                LOG.warn("this kiosk cannot be paired now: {}", refused.detail());
                Thread.sleep(trouble.next());
            }
            case ServerAnswer.Unreachable<JsonNode> away -> Thread.sleep(trouble.next());
        }
    }

    /** Until the code was approved or holds no more. */
    private void awaitApproval(String claim) throws InterruptedException {
        JsonNode body = StrictJson.mapper().createObjectNode().put("claim", claim);
        while (key.needsPairing()) {
            Thread.sleep(ASK_AGAIN);
            switch (server.post("/pairings/claim", body)) {
                case ServerAnswer.Ok<JsonNode> answer when answer.value().path("state").asText().equals("approved") -> {
                    trust.keep();
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
