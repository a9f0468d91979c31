package id.bilik.queueserver.lab.demo;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody at home before the page of their booking, until the call comes: they answer it. */
record HomeParticipant(BranchClient holder, TimeScale pace, String booking) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeParticipant.class);
    /** How long it takes to see that the page rings, and to press. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    @Override
    public void run() {
        try {
            String path = "/bookings/" + booking + "/home";
            while (true) {
                pace.sleep(LOOK);
                BranchClient.Answer page = holder.get(path);
                String stage = page.body().path("ticket").path("stage").asText();
                if (stage.equals("called")) {
                    holder.post(path + "/arrive");
                    return;
                }
                if (!page.isDone() || !stage.equals("waiting")) {
                    return;
                }
            }
        } catch (IOException serverAway) {
            LOG.warn("somebody at home found the server away: {}", serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
