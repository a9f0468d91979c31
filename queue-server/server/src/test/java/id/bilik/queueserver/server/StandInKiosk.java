package id.bilik.queueserver.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the server sees of a kiosk: it asks to be paired, reports, and prints what it is asked to. */
public final class StandInKiosk implements AutoCloseable {
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Client anybody;
    private final String name;
    private final String code;
    private final String claim;
    private final Thread work;
    private volatile boolean on = true;

    private StandInKiosk(Client anybody, String name) {
        this.anybody = anybody;
        this.name = name;
        Answer asked = anybody.post("/api/pairings", "{\"kind\":\"kiosk\",\"name\":\"" + name + "\"}").expect(201);
        this.code = asked.field("code");
        this.claim = asked.field("claim");
        this.work = Thread.ofVirtual().name("stand-in-kiosk").start(this::work);
    }

    /** One that is switched on now. */
    public static StandInKiosk switchOn(Client anybody, String name) {
        return new StandInKiosk(anybody, name);
    }

    /** As it stands on its screen. */
    public String code() { return code; }

    private void work() {
        try {
            Client kiosk = anybody.with(awaitKey());
            List<String> done = new ArrayList<>();
            boolean hasPaper = false; // a roll is put in when the first slip is missed
            while (on) {
                JsonNode answer = kiosk.put(Client.BRANCH + "/devices/" + name, String.format(Locale.ROOT,
                        "{\"version\":\"1\",\"clock\":\"%s\",\"printer\":\"ready\",\"done\":[%s]}",
                        Clock.systemUTC().instant(), String.join(",", done))).expect(200).json();
                done.clear();
                for (JsonNode action : answer.get("actions")) {
                    done.add(outcome(action.get("id").asText(), hasPaper));
                    hasPaper = true;
                }
                Thread.sleep(OFTEN);
            }
        } catch (InterruptedException switchedOff) {
            Thread.currentThread().interrupt();
        }
    }

    private static String outcome(String action, boolean printed) {
        return printed
                ? "{\"id\":\"" + action + "\",\"success\":true,\"detail\":\"printed\",\"outcome\":\"printed\"}"
                : "{\"id\":\"" + action + "\",\"success\":false,\"detail\":\"not printed\","
                        + "\"outcome\":\"not-printed\",\"figures\":{\"printer\":\"paper-out\"}}";
    }

    private String awaitKey() throws InterruptedException {
        while (on) {
            JsonNode told = anybody.post("/api/pairings/claim", "{\"claim\":\"" + claim + "\"}").expect(200).json();
            if (told.get("state").asText().equals("approved")) {
                return told.get("key").asText();
            }
            Thread.sleep(OFTEN);
        }
        throw new InterruptedException("switched off before it was paired");
    }

    /** It has spoken to the end when this returns. */
    @Override
    public void close() {
        on = false;
        try {
            work.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
