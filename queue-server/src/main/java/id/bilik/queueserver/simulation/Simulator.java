package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.Channel;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.Decider;
import id.bilik.queueserver.branch.Decision;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.Stage;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.branch.Visit;
import id.bilik.queueserver.forecast.OfficerRate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays a {@link Scenario} in virtual time. The next moment is the earliest of the agenda's head, the next visit that an
 * officer completes, and the branch's own deadline; nothing happens in between. The same scenario gives the same
 * journal. Times are whole microseconds, as in the journal.
 */
public final class Simulator {
    private static final double MICROS = 1e6;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int ARRIVAL = 0;
    private static final int AT_BOOTH = 1;
    private static final int IMPATIENT = 2;
    private static final int ACT = 3;
    private static final int ASKS = 4;

    private final Scenario scenario;
    private final Decider decider;
    private final Agenda agenda = new Agenda();
    private final List<Participant> people = new ArrayList<>();
    private final @Nullable TicketNumber[] tickets;
    private final @Nullable String[] booths;
    private final double[] issued;
    private final double[] called;
    private final double[] ended;
    private final boolean[] turnedAway;
    private final boolean[] abandoned;
    private final Map<TicketNumber, Integer> byTicket = new HashMap<>();
    private final Map<String, Crew> crews = new HashMap<>();
    private final List<Crew> crewList = new ArrayList<>();
    private final @Nullable List<RecordedEvent> journal;
    private final long from;
    private final int first;
    private Branch branch;
    private long now;
    private long deadline = NEVER;
    private long events;
    private int arrived;
    /** Who asks for a ticket just now. */
    private int arriving = -1;
    private int inside;

    private Simulator(Scenario scenario, boolean keepJournal) {
        this.scenario = scenario;
        this.decider = new Decider(scenario.policy());
        this.branch = scenario.start();
        this.from = micros(scenario.from());
        this.journal = keepJournal ? new ArrayList<>() : null;
        int count = scenario.present().size() + scenario.arrivals().size();
        this.tickets = new @Nullable TicketNumber[count];
        this.booths = new @Nullable String[count];
        this.issued = new double[count];
        this.called = new double[count];
        this.ended = new double[count];
        this.turnedAway = new boolean[count];
        this.abandoned = new boolean[count];
        Arrays.fill(issued, Double.NaN);
        Arrays.fill(called, Double.NaN);
        Arrays.fill(ended, Double.NaN);
        this.first = scenario.present().size();
    }

    /** Plays it without keeping the events. */
    public static SimulatedDay run(Scenario scenario) {
        return new Simulator(scenario, false).play();
    }

    /** Plays it and keeps every event. */
    public static SimulatedDay record(Scenario scenario) {
        return new Simulator(scenario, true).play();
    }

    private SimulatedDay play() {
        settle();
        for (int i = 0; i < scenario.acts().size(); i++) {
            agenda.add((long) (scenario.acts().get(i).at() * MICROS), ACT, i);
        }
        people.addAll(scenario.arrivals());
        scheduleArrival();
        long last = Double.isInfinite(scenario.until()) ? NEVER - 1 : (long) (scenario.until() * MICROS);
        while (true) {
            Crew soonest = null;
            long at = Math.min(agenda.time(), deadline);
            for (int i = 0; i < crewList.size(); i++) {
                Crew crew = crewList.get(i);
                if (crew.next <= at && (soonest == null || crew.next < soonest.next)) {
                    soonest = crew;
                    at = crew.next;
                }
            }
            boolean nobodyLeft = inside == 0 && arrived == scenario.arrivals().size();
            if (at > last || at == NEVER || (nobodyLeft && agenda.isEmpty())) {
                break;
            }
            now = Math.max(now, at);
            if (soonest != null) {
                soonest.act();
            } else if (agenda.time() <= deadline) {
                int kind = agenda.kind();
                int subject = agenda.subject();
                agenda.removeHead();
                happen(kind, subject);
            } else {
                decide(new Command.PassTime());
            }
        }
        return new SimulatedDay(List.copyOf(people), issued, called, ended, turnedAway, abandoned, events,
                journal == null ? List.of() : List.copyOf(journal), branch);
    }

    /** Who is there already takes their place. */
    private void settle() {
        for (Map.Entry<TicketNumber, Participant> each : scenario.present().entrySet()) {
            int person = people.size();
            people.add(each.getValue());
            Visit visit = branch.getVisit(each.getKey());
            tickets[person] = visit.ticket();
            byTicket.put(visit.ticket(), person);
            issued[person] = (micros(visit.issuedAt()) - from) / MICROS;
            inside++;
            switch (visit.stage()) {
                case Stage.Called stage -> {
                    booths[person] = stage.booth();
                    called[person] = (micros(stage.call().calledAt()) - from) / MICROS;
                    goToBooth(person);
                }
                case Stage.Serving stage -> {
                    booths[person] = stage.booth();
                    called[person] = (micros(stage.call().calledAt()) - from) / MICROS;
                    crew(stage.group()).enter(person);
                }
                case Stage.Waiting waiting -> waitPatiently(person);
                case Stage.Aside aside -> {
                }
                case Stage.Ended gone -> throw new IllegalArgumentException(visit.ticket() + " has left already");
            }
        }
        lookAtDeadline();
    }

    private void scheduleArrival() {
        if (arrived < scenario.arrivals().size()) {
            agenda.add((long) (scenario.arrivals().get(arrived).arrives() * MICROS), ARRIVAL, first + arrived);
        }
    }

    private void happen(int kind, int subject) {
        switch (kind) {
            case ARRIVAL -> {
                arrived++;
                scheduleArrival();
                arrive(subject);
            }
            case AT_BOOTH -> {
                String booth = booths[subject];
                if (booth != null && stage(subject) instanceof Stage.Called) {
                    decide(new Command.Arrive(booth, tickets[subject]));
                }
            }
            case IMPATIENT -> {
                TicketNumber ticket = tickets[subject];
                if (ticket != null && stage(subject) instanceof Stage.Waiting) {
                    decide(new Command.LeaveQueue(ticket));
                }
            }
            case ASKS -> {
                String booth = booths[subject];
                if (booth != null && stage(subject) instanceof Stage.Serving serving) {
                    decide(new Command.AskForOfficer(booth, tickets[subject], null));
                    crew(serving.group()).ask(subject);
                }
            }
            case ACT -> decide(scenario.acts().get(subject).command());
            default -> throw new IllegalStateException("no such happening: " + kind);
        }
    }

    private @Nullable Stage stage(int person) {
        TicketNumber ticket = tickets[person];
        return ticket == null ? null : branch.getVisit(ticket).stage();
    }

    private void arrive(int person) {
        Participant who = people.get(person);
        if (inside >= scenario.room()) {
            turnedAway[person] = true;
            return;
        }
        arriving = person;
        Double booked = who.booked();
        turnedAway[person] = !decide(new Command.IssueTicket(new UUID(from, person), who.service(), who.priority(),
                Channel.OFFLINE, booked == null ? null : instant(from + (long) (booked * MICROS))));
        arriving = -1;
    }

    /** Sends a command to the branch; false when it is refused. */
    private boolean decide(Command command) {
        Decision decision = decider.decide(branch, command, instant(from + now));
        if (!(decision instanceof Decision.Accepted accepted)) {
            // what fell due stays due: let it happen
            return command instanceof Command.PassTime || refused();
        }
        branch = accepted.branch();
        events += accepted.events().size();
        if (journal != null) {
            journal.addAll(accepted.events());
        }
        for (int i = 0; i < accepted.events().size(); i++) {
            react(accepted.events().get(i).event());
        }
        lookAtDeadline();
        return true;
    }

    private boolean refused() {
        decide(new Command.PassTime());
        return false;
    }

    private void lookAtDeadline() {
        Optional<Instant> next = branch.nextDeadline(branch.time());
        deadline = next.isPresent() ? micros(next.get()) - from : NEVER;
    }

    private void react(Event event) {
        switch (event) {
            case Event.TicketIssued ticket -> {
                int person = arriving;
                tickets[person] = ticket.ticket();
                byTicket.put(ticket.ticket(), person);
                issued[person] = now / MICROS;
                inside++;
                waitPatiently(person);
            }
            case Event.TicketCalled call -> {
                Integer person = byTicket.get(call.ticket());
                if (person != null) {
                    booths[person] = call.booth();
                    if (Double.isNaN(called[person])) {
                        called[person] = now / MICROS;
                    }
                    goToBooth(person);
                }
            }
            case Event.ParticipantArrived there -> {
                Integer person = byTicket.get(there.ticket());
                if (person != null && stage(person) instanceof Stage.Serving serving) {
                    crew(serving.group()).enter(person);
                }
            }
            case Event.VisitCompleted done -> leave(done.ticket());
            case Event.VisitNotShown absent -> leave(absent.ticket());
            case Event.VisitAbandoned left -> {
                Integer person = leave(left.ticket());
                if (person != null) {
                    abandoned[person] = true;
                }
            }
            default -> {
            }
        }
    }

    private @Nullable Integer leave(TicketNumber ticket) {
        Integer person = byTicket.remove(ticket);
        if (person != null) {
            ended[person] = now / MICROS;
            inside--;
        }
        return person;
    }

    private void waitPatiently(int person) {
        double patience = people.get(person).patience();
        if (!Double.isInfinite(patience)) {
            agenda.add(Math.max(now, (long) ((issued[person] + patience) * MICROS)), IMPATIENT, person);
        }
    }

    private void goToBooth(int person) {
        if (people.get(person).shows()) {
            agenda.add(now + (long) (people.get(person).walk() * MICROS), AT_BOOTH, person);
        }
    }

    private Crew crew(String group) {
        Crew known = crews.get(group);
        if (known == null) {
            known = switch (scenario.officers()) {
                case OfficerModel.Sharing sharing -> new Sharing(sharing.of(group));
                case OfficerModel.Alternating alternating -> new Alternating(alternating.selfWorkPerAttention());
            };
            crews.put(group, known);
            crewList.add(known);
        }
        return known;
    }

    private void complete(int person) {
        String booth = booths[person];
        if (booth == null || !decide(new Command.Complete(booth, tickets[person], "served"))) {
            throw new IllegalStateException(tickets[person] + " cannot be complete at " + now / MICROS);
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    }

    private static long micros(Instant time) {
        return Math.addExact(time.getEpochSecond() * 1_000_000, time.getNano() / 1000);
    }

    /** An officer and the visits in the group's booths. */
    private abstract static class Crew {
        /** When the officer does something next, microseconds after the start. */
        long next = NEVER;

        abstract void enter(int person);

        abstract void act();

        void ask(int person) { throw new IllegalStateException("nobody asks this officer"); }
    }

    private final class Sharing extends Crew {
        private final OfficerRate rate;
        private final int[] who = new int[OfficerRate.MOST_BOOTHS];
        private final double[] finish = new double[who.length];
        private int load;
        private double done;
        private long updated;

        Sharing(OfficerRate rate) { this.rate = rate; }

        @Override
        void enter(int person) {
            pass();
            who[load] = person;
            finish[load++] = done + people.get(person).work();
            foresee();
        }

        @Override
        void act() {
            pass();
            int first = first();
            int person = who[first];
            done = Math.max(done, finish[first]);
            load--;
            who[first] = who[load];
            finish[first] = finish[load];
            foresee();
            complete(person);
        }

        private void pass() {
            if (load > 0) {
                done += (now - updated) / MICROS * rate.rate(load) / load;
            }
            updated = now;
        }

        private int first() {
            int first = 0;
            for (int i = 1; i < load; i++) {
                if (finish[i] < finish[first]) {
                    first = i;
                }
            }
            return first;
        }

        private void foresee() {
            next = load == 0
                    ? NEVER
                    : updated + (long) Math.ceil(
                            Math.max(0, finish[first()] - done) * load / rate.rate(load) * MICROS);
        }
    }

    private final class Alternating extends Crew {
        private final double selfWorkPerAttention;
        private final ArrayDeque<Integer> needing = new ArrayDeque<>();
        private final Map<Integer, Integer> turnsLeft = new HashMap<>();

        Alternating(double selfWorkPerAttention) { this.selfWorkPerAttention = selfWorkPerAttention; }

        @Override
        void enter(int person) {
            turnsLeft.put(person, people.get(person).turns());
            ask(person);
        }

        @Override
        void ask(int person) {
            needing.add(person);
            if (needing.size() == 1) {
                attend();
            }
        }

        private void attend() {
            Integer person = needing.peek();
            next = person == null ? NEVER : now + (long) Math.ceil(turn(person) * MICROS);
        }

        private double turn(int person) {
            Participant who = people.get(person);
            return who.work() / (1 + selfWorkPerAttention) / who.turns();
        }

        @Override
        void act() {
            int person = needing.remove();
            int left = turnsLeft.merge(person, -1, Integer::sum);
            attend();
            if (left == 0) {
                turnsLeft.remove(person);
                complete(person);
                return;
            }
            String booth = booths[person];
            if (booth == null || !decide(new Command.StartSelfWork(booth, tickets[person]))) {
                throw new IllegalStateException(tickets[person] + " cannot work alone");
            }
            int pauses = people.get(person).turns() - 1;
            double alone = people.get(person).work() * selfWorkPerAttention / (1 + selfWorkPerAttention) / pauses;
            agenda.add(now + (long) (alone * MICROS), ASKS, person);
        }
    }
}
