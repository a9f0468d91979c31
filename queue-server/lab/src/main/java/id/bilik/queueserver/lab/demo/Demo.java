package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.server.access.RunCredentials;
import java.io.IOException;
import java.net.URI;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day of imagined participants and officers, so many times faster than life. Everybody is a thread of their own, and
 * comes as people come: to the kiosk, with an appointment, or for a company.
 */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 20261122;
    /** How often a waiting participant thinks about leaving, in life. */
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMinutes(10);

    private final BranchClient server;
    private final BranchClient kiosk;
    private final TimeScale pace;
    private final OffsetDateTime opening;
    private final ImaginedVisits visits = new ImaginedVisits();

    /** @param opening from which appointments count, by the branch's clock */
    private Demo(BranchClient server, BranchClient kiosk, TimeScale pace, OffsetDateTime opening) {
        this.server = server;
        this.kiosk = kiosk;
        this.pace = pace;
        this.opening = opening;
    }

    /** Plays until the day is over and everybody was served. */
    static void play(DemoDay day, URI server, URI kiosk, RunCredentials run, KeptProcess queueServer)
            throws IOException, InterruptedException {
        try (BranchClient branch = new BranchClient(URI.create(server + "/api/branches/pekalongan"), run.apiKey());
                BranchClient entrance = new BranchClient(URI.create(kiosk + "/api"), run.apiKey())) {
            DemoPlan plan = DemoPlan.of(branch.get("").body());
            ImaginedDay people = new ImaginedDay(plan.services(), SEED);
            boolean usual = day.arrivals().isEmpty();
            List<Arrival> arrivals = usual ? people.draw() : people.peopleFor(day.arrivals());
            OffsetDateTime began = OffsetDateTime.parse(branch.get("/staff").body().path("now").asText());
            TimeScale pace = new TimeScale(day.speed());
            Story story = new Story(System.out, began, pace);
            story.tell("The demo plays %d participants, %s times as fast as life".formatted(arrivals.size(),
                    new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(day.speed())));
            Demo demo = new Demo(branch, entrance, pace, quarter(began));
            DutySupervisor supervisor = new DutySupervisor(branch, run, plan.groups(), pace, demo.visits, story, usual);
            Outages outages = new Outages(pace, branch, entrance, queueServer, supervisor, story,
                    plan.services().getFirst().id());
            day.outages().forEach(outage -> Thread.ofVirtual().start(() -> outages.happen(outage)));
            Thread.ofVirtual().name("supervisor").start(supervisor);
            demo.run(arrivals);
            supervisor.endDay();
            story.tell("The demo's day is over; the branch stays open");
        }
    }

    private static OffsetDateTime quarter(OffsetDateTime time) {
        return time.truncatedTo(ChronoUnit.HOURS).plusMinutes(time.getMinute() / 15 * 15L);
    }

    /** Until nobody waits any more. */
    private void run(List<Arrival> arrivals) throws InterruptedException {
        List<Thread> participants = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            participants.add(Thread.ofVirtual().start(() -> live(arrival)));
        }
        for (Thread participant : participants) {
            participant.join();
        }
    }

    private void live(Arrival arrival) {
        try {
            pace.sleepUntil(arrival.after());
            BranchClient.Answer issued = come(arrival);
            if (!issued.isDone()) {
                LOG.warn("no ticket: {}", issued.body().path("detail").asText());
                return;
            }
            String ticket = issued.body().path("ticket").asText();
            visits.enter(ticket, arrival);
            waitOrLeave(ticket, arrival);
        } catch (IOException serverAway) {
            LOG.warn("a participant found the server away: {}", serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private BranchClient.Answer come(Arrival arrival) throws IOException, InterruptedException {
        String request = UUID.randomUUID().toString();
        return switch (arrival.channel()) {
            case KIOSK -> kiosk.post("/tickets", "requestId", request, "service", arrival.service(), "priority",
                    arrival.priority());
            case ONLINE -> server.post("/tickets", "requestId", request, "service", arrival.service(), "priority",
                    arrival.priority(), "channel", "online", "appointment",
                    Map.of("at", opening.plus(arrival.booked()).toString()));
            case COLLECTIVE -> server.post("/tickets", "requestId", request, "service", arrival.service(), "channel",
                    "kolektif");
        };
    }

    private void waitOrLeave(String ticket, Arrival arrival) throws InterruptedException, IOException {
        Duration waited = Duration.ZERO;
        while (true) {
            pace.sleep(LOOK_AT_THE_CLOCK);
            waited = waited.plus(LOOK_AT_THE_CLOCK);
            BranchClient.Answer visit = server.get("/tickets/" + ticket);
            if (visit.isDone() && !visit.body().path("stage").asText().equals("waiting")) {
                return;
            }
            if (waited.compareTo(arrival.patience()) > 0) {
                server.delete("/tickets/" + ticket);
                return;
            }
        }
    }
}
