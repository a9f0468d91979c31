package id.bilik.kiosk.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the queue-server, with a time limit on every step. An answer that is lost on the way is asked for again with the
 * same request id, so that a retry never issues a second ticket.
 */
public final class QueueServerClient implements QueueServer, Visits, CheckIns, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueServerClient.class);
    private static final String BOOKINGS = "/bookings/";
    private static final int ATTEMPTS = 3;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

    private final List<String> bases;
    private final ServerTrust trust;
    private final String branch;
    private final String kiosk;
    private final ServerKey key;
    private final Duration timeout;
    /** A pool of the client's own would keep as many threads, and the stack of each, as once worked at the same time. */
    private final Executor workers = Executors.newVirtualThreadPerTaskExecutor();
    /** Which of the addresses answered last. */
    private final AtomicInteger current = new AtomicInteger();
    private volatile HttpClient http;

    /**
     * A client for one branch of one server.
     *
     * @param servers
     *            addresses under which it may be found, e.g. {@code http://127.0.0.1:7070}; one that does not answer is
     *            followed by the next
     * @param kiosk
     *            this kiosk's id at the branch
     * @param key
     *            by which the server knows this kiosk; while it does not, every answer is as if the server were away
     * @param trust
     *            whose certificates are believed
     * @param timeout
     *            of one attempt, from sending to the whole answer; a connection may take half of it
     */
    public QueueServerClient(List<URI> servers, String branch, String kiosk, ServerKey key,
            ServerTrust trust, Duration timeout) {
        this.bases = servers.stream().map(server -> server.toString().replaceAll("/+$", "") + "/api").toList();
        this.branch = "/branches/" + encode(branch);
        this.kiosk = kiosk;
        this.key = key;
        this.timeout = timeout;
        this.trust = trust;
        this.http = connect();
    }

    private HttpClient connect() {
        // also over http: a client without a context takes the usual one, and reads all that the system trusts for it
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout.dividedBy(2))
                .sslContext(trust.context()).executor(workers).build();
    }

    /** Lets go of connections and sessions: they were made with an authority that is believed no more. */
    void connectAnew() {
        HttpClient before = http;
        http = connect();
        before.shutdown();
    }

    /** Asked once, since it will be asked again soon anyway. */
    @Override
    public ServerAnswer<HeardPlan> plan() throws InterruptedException {
        return ask("", HttpRequest.Builder::GET, 1,
                (status, body) -> HeardPlan.read(body));
    }

    /** A picture of the branch as PNG; empty if it can't be had now. */
    public Optional<byte[]> picture(String name) throws InterruptedException {
        HttpRequest request = request(bases.get(current.get()) + branch + "/pictures/" + encode(name), key.find())
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    /** Asks for a ticket, up to three times if answers are lost. */
    @Override
    public ServerAnswer<IssuedTicket> issue(TicketWish wish, String language, Runnable unanswered)
            throws InterruptedException {
        ObjectNode body = StrictJson.mapper().createObjectNode();
        body.put("requestId", wish.requestId().toString());
        body.put("service", wish.service());
        body.put("priority", wish.priority());
        body.put("language", language);
        boolean[] again = {false};
        return ask("/tickets", request -> request.POST(body(body)), ATTEMPTS, (status, answer) -> IssuedTicket
                .read(answer, status == 200 && !again[0]), () -> {
                    again[0] = true;
                    unanswered.run();
                });
    }

    @Override
    public ServerAnswer<Boolean> reportSlip(TicketWish wish, String ticket, SlipReport slip)
            throws InterruptedException {
        ObjectNode body = StrictJson.mapper().createObjectNode().put("requestId", wish.requestId().toString());
        return tell("/tickets/" + encode(ticket) + "/printed", body, slip);
    }

    /**
     * Sends what became of a slip with that. A server of before {@code unconfirmed} refuses the word, and all that comes
     * with it: it hears {@code printed}, as it always did.
     */
    private ServerAnswer<Boolean> tell(String path, ObjectNode body, @Nullable SlipReport slip)
            throws InterruptedException {
        if (slip != null) {
            body.put("outcome", slip.outcome().word());
            if (slip.reason() != null) {
                body.put("reason", slip.reason());
            }
        }
        ServerAnswer<Boolean> answer = ask(path, request -> request.POST(body(body)), 1, (status, said) -> true);
        return SlipReport.UNCONFIRMED.equals(slip)
                && answer instanceof ServerAnswer.Refused<Boolean> refused && refused.status() == BAD_REQUEST
                        ? tell(path, body, SlipReport.PRINTED)
                        : answer;
    }

    /** Tells how this kiosk is; asked once, since the next report follows soon. Answers with what is to be done. */
    public ServerAnswer<JsonNode> reportDevice(String device, ObjectNode state) throws InterruptedException {
        return ask("/devices/" + encode(device), request -> request.PUT(body(state)), 1, (status, answer) -> answer);
    }

    @Override
    public ServerAnswer<Leases> lease(UUID holder) throws InterruptedException {
        ObjectNode body = StrictJson.mapper().createObjectNode().put("holder", holder.toString());
        return ask("/kiosks/" + encode(kiosk) + "/leases", request -> request.POST(body(body)), 1,
                (status, answer) -> Leases.read(answer));
    }

    @Override
    public ServerAnswer<Boolean> handOver(ReservedTicket ticket) throws InterruptedException {
        ObjectNode body = StrictJson.mapper().createObjectNode();
        body.put("requestId", ticket.wish().requestId().toString()).put("ticket", ticket.ticket())
                .put("service", ticket.wish().service()).put("priority", ticket.wish().priority())
                .put("language", ticket.language()).put("kiosk", kiosk).put("date", ticket.date().toString())
                .put("issuedAt", ticket.issuedAt().toString()).put("exact", ticket.exact());
        Duration age = ticket.age();
        if (age != null) {
            body.put("ageSeconds", age.toMillis() / 1000.0);
        }
        Instant latest = ticket.latest();
        if (latest != null) {
            body.put("latestAt", latest.toString());
        }
        return tell("/reserved-tickets", body, ticket.slip());
    }

    @Override
    public ServerAnswer<Boolean> withdraw(UUID requestId) throws InterruptedException {
        return ask("/requests/" + requestId, HttpRequest.Builder::DELETE, 1, (status, answer) -> true);
    }

    @Override
    public ServerAnswer<FollowedVisit> findVisit(String secret) throws InterruptedException {
        return askServer("/follow/" + encode(secret), HttpRequest.Builder::GET, 1,
                (status, answer) -> FollowedVisit.read(answer), () -> {});
    }

    @Override
    public ServerAnswer<FollowedVisit> comeBack(String secret) throws InterruptedException {
        ObjectNode nothing = StrictJson.mapper().createObjectNode();
        return askServer("/follow/" + encode(secret) + "/return", request -> request.POST(body(nothing)), ATTEMPTS,
                (status, answer) -> FollowedVisit.read(answer), () -> {});
    }

    @Override
    public ServerAnswer<CheckedIn> checkIn(BookingAddress booking, String language) throws InterruptedException {
        ObjectNode body = StrictJson.mapper().createObjectNode().put("language", language);
        return askServer(pathOf(booking) + "/check-in", request -> holding(booking, request).POST(body(body)), ATTEMPTS,
                (status, answer) -> CheckedIn.read(answer), () -> {});
    }

    @Override
    public ServerAnswer<BookingStanding> findBooking(BookingAddress booking) throws InterruptedException {
        return askServer(pathOf(booking), request -> holding(booking, request).GET(), 1,
                (status, answer) -> BookingStanding.read(answer), () -> {});
    }

    private String pathOf(BookingAddress booking) { return branch + BOOKINGS + encode(booking.booking()); }

    /** Its holder asks, and not this kiosk. */
    private static HttpRequest.Builder holding(BookingAddress booking, HttpRequest.Builder request) {
        return request.setHeader("Authorization", "Booking " + booking.secret());
    }

    /** Asks something of the server itself, once. */
    ServerAnswer<JsonNode> post(String path, JsonNode body) throws InterruptedException {
        return askServer(path, request -> request.POST(BodyPublishers.ofString(body.toString())), 1,
                (status, answer) -> answer, () -> {});
    }

    /** Takes a new key in place of the one in use, as the server has asked; where it fails, it will ask again. */
    public void renewKey() throws InterruptedException {
        Optional<String> next = key.draw();
        if (next.isEmpty()) {
            return;
        }
        ObjectNode body = StrictJson.mapper().createObjectNode().put("key", next.get());
        if (post("/device-key", body) instanceof ServerAnswer.Ok<JsonNode>) {
            key.change(next.get());
            LOG.info("this kiosk has a new key");
        }
    }

    @Override
    public void close() { http.shutdownNow(); }

    private interface Reader<T> {
        T read(int status, JsonNode body) throws UnreadableAnswer;
    }

    private <T> ServerAnswer<T> ask(String path, UnaryOperator<HttpRequest.Builder> method, int attempts,
            Reader<T> reader) throws InterruptedException {
        return ask(path, method, attempts, reader, () -> {});
    }

    private <T> ServerAnswer<T> ask(String path, UnaryOperator<HttpRequest.Builder> method, int attempts,
            Reader<T> reader, Runnable beforeRetry) throws InterruptedException {
        return askServer(branch + path, method, attempts, reader, beforeRetry);
    }

    private <T> ServerAnswer<T> askServer(String path, UnaryOperator<HttpRequest.Builder> method, int attempts,
            Reader<T> reader, Runnable beforeRetry) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1;; attempt++) {
            int address = current.get();
            String used = key.find();
            HttpRequest request = method.apply(request(bases.get(address) + path, used)).build();
            try {
                return read(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)), reader,
                        path.startsWith(branch) && !path.startsWith(branch + BOOKINGS), used);
            } catch (IOException lost) {
                current.compareAndSet(address, (address + 1) % bases.size());
                if (attempt == attempts) {
                    return new ServerAnswer.Unreachable<>(reason(lost));
                }
            }
            beforeRetry.run();
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /**
     * @param keyed whether only who has a key is answered there; what everybody may ask says nothing of the key
     * @param used  the key that was sent
     */
    private <T> ServerAnswer<T> read(HttpResponse<String> response, Reader<T> reader, boolean keyed,
            @Nullable String used) {
        int status = response.statusCode();
        JsonNode body = body(response.body());
        if (status == UNAUTHENTICATED) {
            // nothing that was asked is settled: it waits until a technician has paired this kiosk again
            key.noteRefused(used);
            return new ServerAnswer.Unreachable<>("the queue-server does not know this kiosk: "
                    + body.path("detail").asText("its key does not hold"));
        }
        if (keyed) {
            key.noteAccepted(used);
        }
        if (status >= 400) {
            String title = body.path("title").asText("");
            return new ServerAnswer.Refused<>(status, title.isEmpty() ? "The queue-server refused" : title,
                    body.path("detail").textValue(), body.path("refusal").textValue());
        }
        try {
            return new ServerAnswer.Ok<>(reader.read(status, body));
        } catch (UnreadableAnswer unreadable) {
            return new ServerAnswer.Refused<>(502, "The queue-server's answer can't be read", unreadable.getMessage(),
                    null);
        }
    }

    private JsonNode body(String text) {
        try {
            return StrictJson.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            return StrictJson.mapper().missingNode();
        }
    }

    private HttpRequest.BodyPublisher body(ObjectNode body) { return BodyPublishers.ofString(body.toString()); }

    private HttpRequest.Builder request(String address, @Nullable String used) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(timeout)
                .header("Content-Type", "application/json").header("Accept", "application/json");
        return used == null ? request : request.header("Authorization", "Bearer " + used);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String reason(IOException lost) {
        String message = lost.getMessage();
        return lost.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
