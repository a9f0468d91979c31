package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.server.access.RunCredentials;
import java.io.IOException;
import java.net.URI;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final OnlineParticipants online;
    private final ImaginedVisits visits = new ImaginedVisits();

    private Demo(BranchClient server, BranchClient kiosk, TimeScale pace, OnlineParticipants online) {
        this.server = server;
        this.kiosk = kiosk;
        this.pace = pace;
        this.online = online;
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
            OnlineParticipants online = new OnlineParticipants(branch, pace, began, SEED);
            Demo demo = new Demo(branch, entrance, pace, online);
            DutySupervisor supervisor = new DutySupervisor(branch, run, plan.groups(), pace, demo.visits, story, usual);
            Outages outages = new Outages(pace, branch, entrance, queueServer, supervisor, story,
                    plan.services().getFirst().id());
            day.outages().forEach(outage -> Thread.ofVirtual().start(() -> outages.happen(outage)));
            Thread.ofVirtual().name("supervisor").start(supervisor);
            story.tell(new DemoCompany(branch, began.toLocalDate(), SEED).come());
            demo.run(arrivals);
            supervisor.endDay();
            story.tell(online.summary());
            story.tell("The demo's day is over; the branch stays open");
        }
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
            Optional<BranchClient.Answer> issued = come(arrival);
            if (issued.isEmpty()) {
                return;
            }
            if (!issued.get().isDone()) {
                LOG.warn("no ticket: {}", issued.get().body().path("detail").asText());
                return;
            }
            String ticket = issued.get().body().path("ticket").asText();
            visits.enter(ticket, arrival);
            waitOrLeave(ticket, arrival);
        } catch (IOException serverAway) {
            LOG.warn("a participant found the server away: {}", serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the answer to whoever asked for a number; empty for those who stay away */
    private Optional<BranchClient.Answer> come(Arrival arrival) throws IOException, InterruptedException {
        if (arrival.channel() == Arrival.Channel.ONLINE) {
            return switch (online.live(arrival)) {
                case OnlineParticipants.Outcome.CheckedIn(BranchClient.Answer answer) -> Optional.of(answer);
                case OnlineParticipants.Outcome.WalksIn() -> Optional.of(walkIn(arrival));
                case OnlineParticipants.Outcome.StaysAway() -> Optional.empty();
            };
        }
        pace.sleepUntil(arrival.after());
        return Optional.of(arrival.channel() == Arrival.Channel.COLLECTIVE
                ? server.post("/tickets", "requestId", UUID.randomUUID().toString(), "service", arrival.service(),
                        "channel", "kolektif")
                : walkIn(arrival));
    }

    private BranchClient.Answer walkIn(Arrival arrival) throws IOException, InterruptedException {
        return kiosk.post("/tickets", "requestId", UUID.randomUUID().toString(), "service", arrival.service(),
                "priority",
                arrival.priority());
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
