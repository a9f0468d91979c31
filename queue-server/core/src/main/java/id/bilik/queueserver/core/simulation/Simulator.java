package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.VisitSteps;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.calling.OfficerTurns;
import id.bilik.queueserver.core.simulation.Agenda.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays a {@link Scenario} in virtual time. The next moment is the earliest of the agenda's head, the next visit that an
 * officer completes, and the branch's own deadline; nothing happens in between. The same scenario gives the same
 * journal. Times are whole microseconds, as in the journal.
 */
public final class Simulator {
    private static final double MICROS = Crew.MICROS;
    private static final long NEVER = Crew.NEVER;

    private final Scenario scenario;
    private final Decider decider;
    private final Agenda agenda = new Agenda();
    private final Participants people;
    private final Map<String, Crew> crews = new HashMap<>();
    private final List<Crew> crewList = new ArrayList<>();
    private final Crew.Day day = new DayOfCrews();
    /** Those of a visit of several steps, with the work that they have where they sit. */
    private final Map<Integer, Participant> seated = new HashMap<>();
    private final @Nullable List<RecordedEvent> journal;
    private final long from;
    private Branch branch;
    private long now;
    private long deadline = NEVER;
    private long events;
    private int arrived;
    private int acted;
    /** The participant who asks for a ticket just now. */
    private int arriving = -1;

    private Simulator(Scenario scenario, boolean keepJournal) {
        this.scenario = scenario;
        this.decider = new Decider(scenario.policy());
        this.branch = scenario.start();
        this.from = micros(scenario.from());
        this.journal = keepJournal ? new ArrayList<>() : null;
        this.people = new Participants(scenario.present().size() + scenario.arrivals().size());
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
            agenda.add((long) (scenario.acts().get(i).at() * MICROS), Happening.STAFF_ACTS, i);
        }
        scenario.arrivals().forEach(people::add);
        scheduleArrival();
        long last = Double.isInfinite(scenario.until()) ? NEVER - 1 : (long) (scenario.until() * MICROS);
        while (true) {
            Crew soonest = null;
            long at = Math.min(agenda.time(), deadline);
            for (int i = 0; i < crewList.size(); i++) {
                Crew crew = crewList.get(i);
                if (crew.next() <= at && (soonest == null || crew.next() < soonest.next())) {
                    soonest = crew;
                    at = crew.next();
                }
            }
            if (at > last || at == NEVER || isOver()) {
                break;
            }
            now = Math.max(now, at);
            if (soonest != null) {
                soonest.act();
            } else if (agenda.time() <= deadline) {
                Happening kind = agenda.kind();
                int subject = agenda.subject();
                agenda.removeHead();
                happen(kind, subject);
            } else {
                decide(new Command.PassTime());
            }
        }
        return people.day(events, journal == null ? List.of() : List.copyOf(journal), branch);
    }

    /** What is on the agenda of those who have left already comes to nothing. */
    private boolean isOver() {
        return people.countInside() == 0 && arrived == scenario.arrivals().size() && acted == scenario.acts().size();
    }

    /** The participants who are there already take their places. */
    private void settle() {
        for (Map.Entry<TicketNumber, Participant> each : scenario.present().entrySet()) {
            int person = people.add(each.getValue());
            Visit visit = branch.getVisit(each.getKey());
            people.takeTicket(person, visit.ticket(), seconds(visit.issuedAt()));
            switch (visit.stage()) {
                case Stage.Called stage -> {
                    people.call(person, stage.booth(), seconds(stage.call().calledAt()));
                    goToBooth(person);
                }
                case Stage.Serving stage -> {
                    people.call(person, stage.booth(), seconds(stage.call().calledAt()));
                    sit(person, stage);
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
            agenda.add((long) (scenario.arrivals().get(arrived).arrives() * MICROS), Happening.ARRIVES,
                    scenario.present().size() + arrived);
        }
    }

    private void happen(Happening kind, int subject) {
        switch (kind) {
            case ARRIVES -> {
                arrived++;
                scheduleArrival();
                arrive(subject);
            }
            case REACHES_BOOTH -> {
                String booth = people.booth(subject);
                if (booth != null && stage(subject) instanceof Stage.Called) {
                    decide(new Command.Arrive(booth, people.ticket(subject)));
                }
            }
            case LOSES_PATIENCE -> {
                TicketNumber ticket = people.ticket(subject);
                if (ticket != null && stage(subject) instanceof Stage.Waiting) {
                    decide(new Command.LeaveQueue(ticket));
                }
            }
            case ASKS_FOR_OFFICER -> {
                String booth = people.booth(subject);
                if (booth != null && stage(subject) instanceof Stage.Serving serving) {
                    decide(new Command.AskForOfficer(booth, people.ticket(subject), null));
                    crew(serving.group()).ask(subject);
                }
            }
            case STAFF_ACTS -> {
                acted++;
                decide(scenario.acts().get(subject).command());
            }
        }
    }

    private @Nullable Stage stage(int person) {
        TicketNumber ticket = people.ticket(person);
        return ticket == null ? null : branch.getVisit(ticket).stage();
    }

    private void arrive(int person) {
        Participant who = people.who(person);
        if (people.countInside() >= scenario.room()) {
            people.turnAway(person);
            return;
        }
        arriving = person;
        Double booked = who.booked();
        boolean issued = decide(new Command.IssueTicket(new UUID(from, person), who.service(), who.priority(),
                Channel.OFFLINE, booked == null ? null : instant(from + (long) (booked * MICROS)), null,
                who.atHome() ? Booking.Where.HOME : null));
        if (!issued) {
            people.turnAway(person);
        }
        arriving = -1;
    }

    /** Sends a command to the branch; false when it is refused. */
    private boolean decide(Command command) {
        Decision decision = decider.decide(branch, Order.unnamed(command), instant(from + now));
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
                people.takeTicket(arriving, ticket.ticket(), now / MICROS);
                waitPatiently(arriving);
            }
            case Event.TicketCalled call -> {
                Integer person = people.find(call.ticket());
                if (person != null) {
                    people.call(person, call.booth(), now / MICROS);
                    goToBooth(person);
                }
            }
            case Event.ParticipantArrived there -> {
                Integer person = people.find(there.ticket());
                if (person != null && stage(person) instanceof Stage.Serving serving) {
                    sit(person, serving);
                }
            }
            case Event.VisitCompleted done -> people.leave(done.ticket(), now / MICROS);
            case Event.VisitNotShown absent -> people.leave(absent.ticket(), now / MICROS);
            case Event.VisitAbandoned gone -> people.abandon(gone.ticket(), gone.reason(), now / MICROS);
            default -> {
            }
        }
    }

    private void waitPatiently(int person) {
        double patience = people.who(person).patience();
        if (!Double.isInfinite(patience)) {
            agenda.add(Math.max(now, (long) ((people.issued(person) + patience) * MICROS)), Happening.LOSES_PATIENCE,
                    person);
        }
    }

    private void goToBooth(int person) {
        if (people.who(person).shows()) {
            agenda.add(now + (long) (people.who(person).walk() * MICROS), Happening.REACHES_BOOTH, person);
        }
    }

    /** Takes a seat, with the work of all steps that are served there. */
    private void sit(int person, Stage.Serving serving) {
        TicketNumber ticket = people.ticket(person);
        Visit visit = ticket == null ? null : branch.getVisit(ticket);
        if (visit != null && !visit.steps().equals(VisitSteps.NONE)) {
            seated.put(person, Sitting.of(people.who(person), visit, branch.getGroup(serving.group()), branch.plan()));
        }
        crew(serving.group()).enter(person);
    }

    private Crew crew(String group) {
        Crew known = crews.get(group);
        if (known == null) {
            known = switch (scenario.officers()) {
                case OfficerModel.Sharing sharing -> new SharingCrew(sharing.of(group), day);
                case OfficerModel.Alternating alternating ->
                    new AlternatingCrew(alternating.selfWorkPerAttention(), day);
                case OfficerModel.Attending attending ->
                    new AttendingCrew(group, attending, day);
            };
            crews.put(group, known);
            crewList.add(known);
        }
        return known;
    }

    private final class DayOfCrews implements Crew.Day {
        @Override
        public long now() { return now; }

        @Override
        public Participant who(int person) {
            Participant known = seated.get(person);
            return known == null ? people.who(person) : known;
        }

        @Override
        public void complete(int person) {
            if (wasSentHome(person)) {
                return;
            }
            String booth = people.booth(person);
            if (booth == null || !decide(new Command.Complete(booth, people.ticket(person), "served"))) {
                throw new IllegalStateException(people.ticket(person) + " cannot be complete at " + now / MICROS);
            }
            // the work of all steps in this booth was one: they end together
            while (stage(person) instanceof Stage.Serving) {
                decide(new Command.Complete(booth, people.ticket(person), "served"));
            }
        }

        @Override
        public OptionalInt attendSuggested(String group) {
            List<OfficerTurns.Turn> turns = OfficerTurns.list(branch, branch.getGroup(group), instant(from + now));
            for (OfficerTurns.Turn turn : turns) {
                Integer person = people.find(turn.ticket());
                if (person != null) {
                    // after signing off they finish with those who are there, and tell nobody
                    decide(new Command.Attend(turn.booth(), turn.ticket(), null, null));
                    return OptionalInt.of(person);
                }
            }
            return OptionalInt.empty();
        }

        @Override
        public void workAlone(int person, double seconds) {
            if (wasSentHome(person)) {
                return;
            }
            String booth = people.booth(person);
            if (booth == null || !decide(new Command.StartSelfWork(booth, people.ticket(person)))) {
                throw new IllegalStateException(people.ticket(person) + " cannot work alone");
            }
            agenda.add(now + (long) (seconds * MICROS), Happening.ASKS_FOR_OFFICER, person);
        }
    }

    /** The end of the business day completes whoever is in a booth. */
    private boolean wasSentHome(int person) {
        return people.ticket(person) == null;
    }

    /** After the start. */
    private double seconds(Instant time) { return (micros(time) - from) / MICROS; }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    }

    private static long micros(Instant time) {
        return Math.addExact(time.getEpochSecond() * 1_000_000, time.getNano() / 1000);
    }
}
