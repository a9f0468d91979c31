package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
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
    /** Self-work for each minute of attention. */
    private static final double SELF_WORK_PER_ATTENTION = 2;
    /** Turns to the officer that a visit takes on average. */
    private static final double MEAN_TURNS = 3;
    private static final Duration WALK = Duration.ofSeconds(40);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(30);

    private final BranchClient client;
    private final String group;
    private final String name;
    private final TimeScale pace;
    private final Map<String, Arrival> people;
    private final Map<String, Duration> attentionLeft = new ConcurrentHashMap<>();
    private final Set<String> walking = ConcurrentHashMap.newKeySet();
    private volatile boolean dayIsOver;

    ImaginedOfficer(BranchClient client, String group, String name, TimeScale pace, Map<String, Arrival> people) {
        this.client = client;
        this.group = group;
        this.name = name;
        this.pace = pace;
        this.people = people;
    }

    void goHomeWhenNobodyIsLeft() { dayIsOver = true; }

    @Override
    public void run() {
        try {
            client.post("/groups/" + group + "/sign-on", "officer", name);
            client.put("/groups/" + group + "/calling", "mode", "automatic");
            boolean working = true;
            while (working) {
                try {
                    working = takeTurn();
                } catch (IOException serverAway) {
                    LOG.warn("{} waits for the server: {}", name, serverAway.toString());
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
            client.post("/groups/" + group + "/sign-off");
        } catch (IOException serverAway) {
            LOG.warn("{} cannot sign on or off: {}", name, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks over the booths once; false when the day is over and nobody is left. */
    private boolean takeTurn() throws IOException, InterruptedException {
        JsonNode view = client.get("/groups/" + group).body();
        for (JsonNode booth : view.path("booths")) {
            JsonNode visit = booth.path("visit");
            if (visit.path("stage").asText().equals("called") && walking.add(visit.path("ticket").asText())) {
                Thread.ofVirtual().start(() -> walk(booth.path("booth").asText(), visit.path("ticket").asText()));
            }
        }
        JsonNode next = view.path("suggest");
        if (next.isObject()) {
            attend(next.path("booth").asText(), next.path("ticket").asText());
        } else if (dayIsOver && view.path("load").asInt() == 0 && view.path("queue").path("count").asInt() == 0) {
            return false;
        } else {
            Thread.sleep(SHORTEST_POLL);
            pace.sleep(GLANCE);
        }
        return true;
    }

    private void attend(String booth, String ticket) throws IOException, InterruptedException {
        Duration left = attentionLeft.computeIfAbsent(ticket, this::attentionOf);
        Duration mean = attentionOf(ticket).dividedBy((long) MEAN_TURNS);
        Duration turn = shorter(left, exponential(mean));
        client.post("/booths/" + booth + "/attend", "ticket", ticket);
        pace.sleep(turn);
        Duration rest = left.minus(turn);
        if (rest.compareTo(Duration.ofSeconds(5)) < 0) {
            lookAtPapers(booth, ticket);
            client.post("/booths/" + booth + "/complete", "ticket", ticket, "outcome", "served");
            attentionLeft.remove(ticket);
            walking.remove(ticket);
            return;
        }
        attentionLeft.put(ticket, rest);
        client.post("/booths/" + booth + "/self-working", "ticket", ticket);
        Duration selfWork = Duration.ofMillis((long) (turn.toMillis() * SELF_WORK_PER_ATTENTION));
        Thread.ofVirtual().start(() -> selfWork(booth, ticket, selfWork));
    }

    /** All that the service cannot do without was seen by the end. */
    private void lookAtPapers(String booth, String ticket) throws IOException, InterruptedException {
        for (JsonNode paper : client.get("/booths/" + booth).body().at("/visit/documents")) {
            if (paper.path("required").asBoolean() && !paper.path("ticked").asBoolean()) {
                client.put("/tickets/" + ticket + "/documents/" + paper.path("id").asText(), "ticked", true);
            }
        }
    }

    /** The participant's side: alone with the papers, then asking for the officer. */
    private void selfWork(String booth, String ticket, Duration time) {
        try {
            pace.sleep(time);
            client.post("/booths/" + booth + "/needs-officer", "ticket", ticket);
        } catch (IOException serverAway) {
            LOG.warn("{} could not ask for the officer: {}", ticket, serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void walk(String booth, String ticket) {
        try {
            Arrival person = people.get(ticket);
            pace.sleep(exponential(WALK));
            if (person == null || person.shows()) {
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

    private Duration attentionOf(String ticket) {
        Arrival person = people.get(ticket);
        Duration solo = person == null ? Duration.ofMinutes(6) : person.solo();
        return Duration.ofMillis((long) (solo.toMillis() / (1 + SELF_WORK_PER_ATTENTION)));
    }

    private static Duration exponential(Duration mean) {
        return Duration
                .ofMillis((long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) * mean.toMillis()) + 1);
    }

    private static Duration shorter(Duration one, Duration other) { return one.compareTo(other) < 0 ? one : other; }
}
