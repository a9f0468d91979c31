package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import id.bilik.queueserver.server.access.RunCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has as many officers on duty as the branch's own planner suggests for a usual day, and more where it suggests so for the
 * rest of this one: it is asked again each half hour. Until it has answered first, those who are there at the opening
 * serve alone.
 */
final class DutySupervisor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DutySupervisor.class);
    /** Officers at the opening, before anybody has asked the planner. */
    static final int AT_OPENING = 2;
    /** Within which the planner shall have four in five called, in minutes: the shortest target of the shipped plan's services. */
    static final int WITHIN_MINUTES = 20;
    /** Until a substitute for somebody who fell ill is there. */
    private static final Duration SUBSTITUTE_COMES = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    private static final String SUBSTITUTE = "Putri";
    private static final Roster NOBODY = new Roster(List.of(0));

    private final BranchClient client;
    private final RunCredentials run;
    private final List<String> groups;
    private final TimeScale pace;
    private final ImaginedVisits visits;
    private final Story story;
    private final boolean usual;
    /** The groups from the first on are at work. */
    private final List<ImaginedOfficer> crew = new ArrayList<>();
    /** The last shift of each group. */
    private final Map<String, Thread> shifts = new LinkedHashMap<>();
    private volatile boolean dayIsOver;

    /** @param usual whether the day is one that the planner expects; otherwise everybody is on duty all day */
    DutySupervisor(BranchClient client, RunCredentials run, List<String> groups, TimeScale pace, ImaginedVisits visits,
            Story story, boolean usual) {
        this.client = client;
        this.run = run;
        this.groups = groups;
        this.pace = pace;
        this.visits = visits;
        this.story = story;
        this.usual = usual;
    }

    @Override
    public void run() {
        try {
            staff(usual ? AT_OPENING : groups.size());
            if (!usual) {
                return;
            }
            Roster day = ask("usual");
            story.tell("The planner suggests so many officers: " + day.words(ExpectedDay.OPENS));
            Roster rest = NOBODY;
            Duration asked = pace.now();
            while (!dayIsOver) {
                Duration now = pace.now();
                staff(Math.max(day.at(now), rest.at(now.minus(asked))));
                if (now.minus(asked).compareTo(Roster.SLOT) >= 0) {
                    asked = now;
                    rest = ask("rest");
                    if (rest.at(Duration.ZERO) > day.at(now)) {
                        story.tell("Asked again, the planner suggests " + rest.at(Duration.ZERO) + " officers for now");
                    }
                }
                pace.sleep(LOOK);
            }
        } catch (IOException serverAway) {
            LOG.warn("the planner cannot be asked: {}", serverAway.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The search that the staff page offers as well.
     *
     * @param day {@code usual}, or {@code rest} for what is left of this one as it stands
     * @return for nobody where there was no answer
     */
    private Roster ask(String day) throws IOException, InterruptedException {
        while (!client.post("/staffing/work", "day", day, "withinMinutes", WITHIN_MINUTES, "most", groups.size())
                .isDone()) {
            // somebody else has asked just now
            Thread.sleep(ASK_AGAIN);
        }
        while (true) {
            JsonNode work = client.get("/staffing/work").body();
            switch (work.path("state").asText()) {
                case "searching", "verifying" -> Thread.sleep(ASK_AGAIN);
                case "done" -> {
                    return Roster.of(work.path("answer"));
                }
                default -> {
                    LOG.warn("the planner has no answer: {}", work);
                    return NOBODY;
                }
            }
        }
    }

    /** Brings officers, or lets the last ones finish and go. */
    private synchronized void staff(int wanted) {
        while (crew.size() < Math.min(wanted, groups.size())) {
            String group = groups.get(crew.size());
            // whoever comes by the link of an officer is that officer, and may look over the shoulder and join in
            crew.add(begin(group, run.findOfficer(group).orElse("Rina")));
        }
        while (crew.size() > wanted) {
            ImaginedOfficer last = crew.removeLast();
            story.tell(last.name() + " finishes and goes home");
            last.goHome();
        }
    }

    private ImaginedOfficer begin(String group, String name) {
        ImaginedOfficer officer = new ImaginedOfficer(client, group, name, pace, visits);
        story.tell(name + " begins at group " + group);
        Optional<Thread> before = Optional.ofNullable(shifts.get(group));
        shifts.put(group, Thread.ofVirtual().name("officer-" + group).start(() -> relieve(before, officer)));
        return officer;
    }

    /** Two officers never work at the same booths. */
    private static void relieve(Optional<Thread> before, ImaginedOfficer officer) {
        try {
            if (before.isPresent()) {
                before.get().join();
            }
            officer.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The second officer falls ill; those in the booths there wait until a substitute comes. */
    void loseOfficer() throws InterruptedException {
        int place = Math.min(1, groups.size() - 1);
        ImaginedOfficer ill;
        synchronized (this) {
            if (place >= crew.size()) {
                return;
            }
            ill = crew.get(place);
            ill.fallIll();
        }
        story.tell(ill.name()
                + " falls ill: nobody is called to that group, and those in its booths wait. A substitute comes"
                + " in " + SUBSTITUTE_COMES.toMinutes() + " minutes");
        pace.sleep(SUBSTITUTE_COMES);
        synchronized (this) {
            ImaginedOfficer substitute = begin(ill.group(), SUBSTITUTE);
            if (place < crew.size()) {
                crew.set(place, substitute);
            } else {
                // fewer are needed by now, but the visits in the booths wait
                substitute.goHome();
            }
        }
    }

    /** Everybody finishes and goes home. Waits for it. */
    void endDay() throws InterruptedException {
        dayIsOver = true;
        staff(0);
        List<Thread> last;
        synchronized (this) {
            last = List.copyOf(shifts.values());
        }
        for (Thread shift : last) {
            shift.join();
        }
    }
}
