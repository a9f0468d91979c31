package id.bilik.queueserver.lab.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has trouble happen, says where to look, and has it end. Machines and people at them are as slow as in life. */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    /** Long enough to walk to the kiosk and take a number. */
    private static final Duration SERVER_AWAY = Duration.ofSeconds(20);
    private static final Duration PAPER_OUT = Duration.ofSeconds(40);
    /** People who take a number while the server is away. */
    private static final int MEANWHILE = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final TimeScale pace;
    private final BranchClient server;
    private final BranchClient kiosk;
    private final KeptProcess queueServer;
    private final DutySupervisor supervisor;
    private final Story story;
    private final String service;

    /** @param service that people want who come meanwhile */
    Outages(TimeScale pace, BranchClient server, BranchClient kiosk, KeptProcess queueServer, DutySupervisor supervisor,
            Story story, String service) {
        this.pace = pace;
        this.server = server;
        this.kiosk = kiosk;
        this.queueServer = queueServer;
        this.supervisor = supervisor;
        this.story = story;
        this.service = service;
    }

    /** Waits for its time, and until it is over. */
    void happen(Outage outage) {
        try {
            pace.sleepUntil(outage.after());
            switch (outage.kind()) {
                case SERVER -> serverAway();
                case PRINTER -> paperOut();
                case OFFICER -> supervisor.loseOfficer();
            }
        } catch (IOException unreachable) {
            LOG.warn("the outage {} ends early: {}", outage.kind(), unreachable.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The branch's clock stands still while its server is away, so its people do, too, but for a few at the kiosk. */
    private void serverAway() throws IOException, InterruptedException {
        story.tell("The queue-server is killed and stays away for " + SERVER_AWAY.toSeconds()
                + " s: the kiosk gives reserved numbers, and screens say that they are not up to date");
        pace.hold();
        try {
            queueServer.fail(SERVER_AWAY);
            for (int i = 0; i < MEANWHILE; i++) {
                Thread.sleep(BETWEEN);
                BranchClient.Answer answer = kiosk.post("/tickets", "requestId", UUID.randomUUID().toString(),
                        "service", service);
                story.tell("The kiosk gave " + answer.body().path("ticket").asText("no number") + " by itself");
            }
            server.get("");
            story.tell("The queue-server is back, with everything that it had acknowledged");
        } finally {
            pace.goOn();
        }
    }

    private void paperOut() throws IOException, InterruptedException {
        story.tell("The kiosk's printer has no paper for " + PAPER_OUT.toSeconds()
                + " s: numbers stand on its screen to be photographed, and the technician's page has an alarm");
        kiosk.post("/simulated/printer", "status", "paper-out");
        try {
            Thread.sleep(PAPER_OUT);
        } finally {
            kiosk.post("/simulated/printer", "status", "ready");
        }
        story.tell("The printer has paper again");
    }
}
