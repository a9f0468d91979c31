package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.server.access.RunCredentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A day of imagined participants and officers, so many times faster than life. Everybody is a thread of their own. */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 20261122;
    /** How often a waiting participant thinks about leaving, in life. */
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMinutes(10);

    private final BranchClient client;
    private final RunCredentials run;
    private final DemoPlan plan;
    private final TimeScale pace;
    private final Map<String, Arrival> people = new ConcurrentHashMap<>();

    private Demo(BranchClient client, RunCredentials run, DemoPlan plan, TimeScale pace) {
        this.client = client;
        this.run = run;
        this.plan = plan;
        this.pace = pace;
    }

    /**
     * Plays until the day is over and everybody was served.
     *
     * @param run      in which these people are imagined
     * @param speed    how many times faster than life
     * @param recorded times of arrival after the opening; empty for an imagined day
     */
    static void play(URI server, RunCredentials run, double speed, List<Duration> recorded)
            throws IOException, InterruptedException {
        DemoPlan plan;
        try (BranchClient client = new BranchClient(URI.create(server + "/api/branches/pekalongan"),
                run.apiKey())) {
            plan = DemoPlan.of(client.get("").body());
            ImaginedDay day = new ImaginedDay(plan.services(), SEED);
            List<Arrival> arrivals = recorded.isEmpty() ? day.draw() : day.peopleFor(recorded);
            LOG.info("the demo plays {} participants at {} times life's speed", arrivals.size(), speed);
            new Demo(client, run, plan, new TimeScale(speed)).run(arrivals);
        }
    }

    private void run(List<Arrival> arrivals) throws InterruptedException {
        List<Thread> officers = new ArrayList<>();
        List<ImaginedOfficer> crew = new ArrayList<>();
        for (String group : plan.groups()) {
            // whoever comes by the link of an officer is that officer, and may look over the shoulder and join in
            String name = run.findOfficer(group).orElse("Rina");
            ImaginedOfficer officer = new ImaginedOfficer(client, group, name, pace, people);
            crew.add(officer);
            officers.add(Thread.ofVirtual().name("officer-" + group).start(officer));
        }
        List<Thread> participants = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            participants.add(Thread.ofVirtual().start(() -> live(arrival)));
        }
        for (Thread participant : participants) {
            participant.join();
        }
        crew.forEach(ImaginedOfficer::goHomeWhenNobodyIsLeft);
        for (Thread officer : officers) {
            officer.join();
        }
        LOG.info("the demo's day is over; the branch stays open");
    }

    private void live(Arrival arrival) {
        try {
            pace.sleepUntil(arrival.after());
            UUID request = UUID.randomUUID();
            BranchClient.Answer issued = client.post("/tickets", "requestId", request.toString(), "service",
                    arrival.service(), "priority", arrival.priority());
            if (!issued.isDone()) {
                LOG.warn("no ticket: {}", issued.body().path("detail").asText());
                return;
            }
            String ticket = issued.body().path("ticket").asText();
            people.put(ticket, arrival);
            client.post("/tickets/" + ticket + "/printed", "outcome", "printed");
            waitOrLeave(ticket, arrival);
        } catch (IOException serverAway) {
            LOG.warn("a participant found the server away: {}", serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitOrLeave(String ticket, Arrival arrival) throws InterruptedException, IOException {
        Duration waited = Duration.ZERO;
        while (true) {
            pace.sleep(LOOK_AT_THE_CLOCK);
            waited = waited.plus(LOOK_AT_THE_CLOCK);
            BranchClient.Answer visit = client.get("/tickets/" + ticket);
            if (!visit.body().path("stage").asText().equals("waiting")) {
                return;
            }
            if (waited.compareTo(arrival.patience()) > 0) {
                client.delete("/tickets/" + ticket);
                return;
            }
        }
    }
}
