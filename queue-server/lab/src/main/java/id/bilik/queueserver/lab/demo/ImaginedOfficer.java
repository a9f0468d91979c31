package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An officer and the booths of the group, one to many: the officer turns to whom the server suggests, and while the
 * others fill in and scan by themselves, attends to one at a time.
 */
final class ImaginedOfficer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ImaginedOfficer.class);
    /** From the call to the booth, on average. */
    static final Duration WALK = Duration.ofSeconds(40);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(30);
    /** One visit in so many lacks a paper, and is away for that long to fetch it, on average. */
    private static final int ONE_LACKS_A_PAPER = 25;
    private static final Duration FETCHING = Duration.ofMinutes(25);
    /** One visit in so many has a question beside what it came for, which takes that long. */
    private static final int ONE_HAS_A_QUESTION = 15;
    private static final String QUESTIONS = "info";
    private static final Duration QUESTION = Duration.ofMinutes(1);
    /** Less than that is not worth another turn. */
    private static final Duration SHORTEST_TURN = Duration.ofSeconds(5);

    private enum Wish {
        STAY, GO_HOME, FALL_ILL
    }

    private final BranchClient client;
    private final String group;
    private final String name;
    private final TimeScale pace;
    private final ImaginedVisits visits;
    private final Set<String> walking = ConcurrentHashMap.newKeySet();
    private volatile Wish wish = Wish.STAY;

    ImaginedOfficer(BranchClient client, String group, String name, TimeScale pace, ImaginedVisits visits) {
        this.client = client;
        this.group = group;
        this.name = name;
        this.pace = pace;
        this.visits = visits;
    }

    String name() { return name; }

    String group() { return group; }

    /** Calls nobody any more, finishes the visits in the booths, and signs off. */
    void goHome() {
        wish = Wish.GO_HOME;
    }

    /** Leaves everything as it is. */
    void fallIll() { wish = Wish.FALL_ILL; }

    @Override
    public void run() {
        try {
            // whoever was here before has left, or fell ill
            client.post("/groups/" + group + "/sign-off");
            client.post("/groups/" + group + "/sign-on", "officer", name);
            client.put("/groups/" + group + "/calling", "mode", "automatic");
            boolean leaving = false;
            while (wish != Wish.FALL_ILL) {
                if (wish == Wish.GO_HOME && !leaving) {
                    client.put("/groups/" + group + "/calling", "mode", "manual");
                    leaving = true;
                }
                JsonNode view = client.get("/groups/" + group).body();
                if (leaving && view.path("load").asInt() == 0) {
                    client.post("/groups/" + group + "/sign-off");
                    return;
                }
                takeTurn(view);
            }
            client.post("/groups/" + group + "/pause", "reason", "sakit");
        } catch (IOException serverAway) {
            LOG.warn("{} has waited for the server long enough: {}", name, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks over the booths once, and attends to somebody where anybody needs it. */
    private void takeTurn(JsonNode view) throws IOException, InterruptedException {
        for (JsonNode booth : view.path("booths")) {
            JsonNode visit = booth.path("visit");
            // participants at home answer the call by themselves
            if (visit.path("stage").asText().equals("called") && !booth.path("kind").asText().equals("home")
                    && walking.add(visit.path("ticket").asText())) {
                Thread.ofVirtual().start(() -> walk(booth.path("booth").asText(), visit.path("ticket").asText()));
            }
        }
        JsonNode next = view.path("suggest");
        if (next.isObject()) {
            attend(next.path("booth").asText(), next.path("ticket").asText());
        } else {
            Thread.sleep(SHORTEST_POLL);
            pace.sleep(GLANCE);
        }
    }

    private void attend(String booth, String ticket) throws IOException, InterruptedException {
        Duration began = pace.now();
        Duration left = visits.attentionLeft(ticket);
        Duration turn = shorter(left, exponential(visits.meanTurn(ticket)));
        Duration rest = left.minus(turn);
        boolean last = rest.compareTo(SHORTEST_TURN) < 0;
        client.post("/booths/" + booth + "/attend", "ticket", ticket);
        if (visits.isNew(ticket) && isOneIn(ONE_LACKS_A_PAPER) && lacksPaper(booth, ticket)) {
            return;
        }
        if (last) {
            lookAtPapers(booth, ticket);
        }
        // what the server takes to answer is no work
        pace.sleepUntil(began.plus(turn));
        if (last) {
            boolean asks = isOneIn(ONE_HAS_A_QUESTION)
                    && client.post("/booths/" + booth + "/steps", "ticket", ticket, "next", List.of(QUESTIONS))
                            .isDone();
            client.post("/booths/" + booth + "/complete", "ticket", ticket, "outcome", "served");
            visits.setAttentionLeft(ticket, asks ? QUESTION : null);
            return;
        }
        visits.setAttentionLeft(ticket, rest);
        client.post("/booths/" + booth + "/self-working", "ticket", ticket);
        Duration back = pace.now()
                .plusMillis((long) (turn.toMillis() * ImaginedVisits.SELF_WORK_PER_ATTENTION));
        Thread.ofVirtual().start(() -> selfWork(booth, ticket, back));
    }

    /** Whether a paper is missing that was not seen yet: the participant fetches it, and comes back. */
    private boolean lacksPaper(String booth, String ticket) throws IOException, InterruptedException {
        JsonNode view = client.get("/booths/" + booth).body();
        if (view.path("kind").asText().equals("home")) {
            return false; // whoever is at home has it in the next room
        }
        for (JsonNode paper : view.at("/visit/documents")) {
            if (paper.path("required").asBoolean() && !paper.path("ticked").asBoolean()) {
                client.post("/booths/" + booth + "/missing", "ticket", ticket, "documents",
                        List.of(paper.path("id").asText()));
                walking.remove(ticket);
                Thread.ofVirtual().start(() -> fetch(ticket));
                return true;
            }
        }
        return false;
    }

    /** The participant's side: home for a paper, and back in the place. */
    private void fetch(String ticket) {
        try {
            pace.sleep(exponential(FETCHING));
            client.post("/tickets/" + ticket + "/return");
        } catch (IOException serverAway) {
            LOG.warn("{} could not come back: {}", ticket, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOneIn(int count) { return ThreadLocalRandom.current().nextInt(count) == 0; }

    /** All that the service cannot do without was seen by the end. */
    private void lookAtPapers(String booth, String ticket) throws IOException, InterruptedException {
        for (JsonNode paper : client.get("/booths/" + booth).body().at("/visit/documents")) {
            if (paper.path("required").asBoolean() && !paper.path("ticked").asBoolean()) {
                client.put("/tickets/" + ticket + "/documents/" + paper.path("id").asText(), "ticked", true);
            }
        }
    }

    /** The participant's side: alone with the papers, then asking for the officer. */
    private void selfWork(String booth, String ticket, Duration until) {
        try {
            pace.sleepUntil(until);
            client.post("/booths/" + booth + "/needs-officer", "ticket", ticket);
        } catch (IOException serverAway) {
            LOG.warn("{} could not ask for the officer: {}", ticket, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void walk(String booth, String ticket) {
        try {
            pace.sleep(exponential(WALK));
            if (visits.find(ticket).map(Arrival::shows).orElse(true)) {
                client.post("/booths/" + booth + "/arrive", "ticket", ticket);
                return;
            }
            pace.sleep(Duration.ofMinutes(1));
            client.post("/booths/" + booth + "/recall", "ticket", ticket);
            pace.sleep(Duration.ofMinutes(2));
            client.post("/booths/" + booth + "/no-show", "ticket", ticket);
        } catch (IOException serverAway) {
            LOG.warn("{} could not arrive: {}", ticket, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration exponential(Duration mean) {
        return Duration
                .ofMillis((long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) * mean.toMillis()) + 1);
    }

    private static Duration shorter(Duration one, Duration other) { return one.compareTo(other) < 0 ? one : other; }
}
