package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody of a simulated day, by number, and what has become of them. Times are seconds after the start. */
final class Participants {
    private final List<Participant> people = new ArrayList<>();
    private final @Nullable TicketNumber[] tickets;
    private final @Nullable String[] booths;
    private final double[] issued;
    private final double[] called;
    private final double[] ended;
    private final boolean[] turnedAway;
    private final boolean[] abandoned;
    private final boolean[] left;
    /** The participants who are in the branch. */
    private final Map<TicketNumber, Integer> byTicket = new HashMap<>();

    /** @param count how many there are going to be */
    Participants(int count) {
        tickets = new @Nullable TicketNumber[count];
        booths = new @Nullable String[count];
        issued = new double[count];
        called = new double[count];
        ended = new double[count];
        turnedAway = new boolean[count];
        abandoned = new boolean[count];
        left = new boolean[count];
        Arrays.fill(issued, Double.NaN);
        Arrays.fill(called, Double.NaN);
        Arrays.fill(ended, Double.NaN);
    }

    /** The number of the one who is added. */
    int add(Participant who) {
        people.add(who);
        return people.size() - 1;
    }

    Participant who(int person) { return people.get(person); }

    /** Of who is in the branch; null before and after, since the number stands for somebody else the next day. */
    @Nullable
    TicketNumber ticket(int person) { return tickets[person]; }

    /** Where the latest call was to. */
    @Nullable
    String booth(int person) { return booths[person]; }

    double issued(int person) { return issued[person]; }

    /** The participant in the branch who has that ticket. */
    @Nullable
    Integer find(TicketNumber ticket) { return byTicket.get(ticket); }

    int countInside() { return byTicket.size(); }

    void takeTicket(int person, TicketNumber ticket, double at) {
        tickets[person] = ticket;
        byTicket.put(ticket, person);
        issued[person] = at;
    }

    void turnAway(int person) { turnedAway[person] = true; }

    /** Of several calls the first counts. */
    void call(int person, String booth, double at) {
        booths[person] = booth;
        if (Double.isNaN(called[person])) {
            called[person] = at;
        }
    }

    void leave(TicketNumber ticket, double at) {
        Integer person = byTicket.remove(ticket);
        if (person != null) {
            ended[person] = at;
            tickets[person] = null;
        }
    }

    void abandon(TicketNumber ticket, AbandonReason reason, double at) {
        Integer person = byTicket.get(ticket);
        if (person != null) {
            abandoned[person] = true;
            left[person] = reason == AbandonReason.LEFT;
        }
        leave(ticket, at);
    }

    SimulatedDay day(long events, List<RecordedEvent> journal, Branch end) {
        return new SimulatedDay(List.copyOf(people), issued, called, ended, turnedAway, abandoned, left, events,
                journal, end);
    }
}
