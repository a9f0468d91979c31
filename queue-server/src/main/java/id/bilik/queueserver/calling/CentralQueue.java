package id.bilik.queueserver.calling;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.CallingPolicy;
import id.bilik.queueserver.branch.Group;
import id.bilik.queueserver.branch.Lane;
import id.bilik.queueserver.branch.Place;
import id.bilik.queueserver.branch.Reason;
import id.bilik.queueserver.branch.Rules;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.branch.Visit;
import id.bilik.queueserver.branch.WaitingQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * One queue for the whole branch, bound to a booth only when called: {@link VisitLadder} chooses among the heads of the
 * lanes, then {@link BoothLadder} among the groups that may serve it.
 */
public final class CentralQueue implements CallingPolicy {

    @Override
    public Optional<Pick> findNext(Branch branch, List<Group> ready, Instant now) {
        VisitLadder ladder = ladder(branch, now);
        Head best = null;
        Place earliest = null;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> entry : branch.queue().lanes().entrySet()) {
            if (!isServedByAny(ready, entry.getKey().service()))
                continue;
            Map.Entry<Place, TicketNumber> first = entry.getValue().firstEntry();
            Head head = new Head(first.getKey(), first.getValue(), weight(branch, entry.getKey()), null);
            if (best == null || ladder.goesBefore(head.place, head.weight, best.place, best.weight))
                best = head;
            if (earliest == null || head.place.compareTo(earliest) < 0)
                earliest = head.place;
        }
        if (best == null)
            return Optional.empty();
        boolean passesEarlier = !best.place.equals(earliest);
        Visit visit = branch.getVisit(best.ticket);
        List<Group> eligible = new ArrayList<>(ready.size());
        for (Group group : ready)
            if (group.serves(visit.service()))
                eligible.add(group);
        BoothLadder.Choice choice = BoothLadder.choose(eligible);
        return Optional.of(pick(visit, best, ladder, passesEarlier, choice.group(), choice.rung(), eligible.size()));
    }

    @Override
    public List<Pick> listNext(Branch branch, Group group, Instant now, int limit) {
        VisitLadder ladder = ladder(branch, now);
        PriorityQueue<Head> heads = new PriorityQueue<>(
                (one, other) -> ladder.goesBefore(one.place, one.weight, other.place, other.weight) ? -1 : 1);
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> entry : branch.queue().lanes().entrySet())
            if (group.serves(entry.getKey().service()))
                Head.next(entry.getValue().entrySet().iterator(), weight(branch, entry.getKey())).ifPresent(heads::add);
        List<Pick> picks = new ArrayList<>();
        while (picks.size() < limit && !heads.isEmpty()) {
            Head head = heads.remove();
            boolean passesEarlier = heads.stream().anyMatch(other -> other.place.compareTo(head.place) < 0);
            picks.add(pick(branch.getVisit(head.ticket), head, ladder, passesEarlier, group,
                    BoothLadder.Rung.ONLY_GROUP, 1));
            if (head.rest != null)
                Head.next(head.rest, head.weight).ifPresent(heads::add);
        }
        return picks;
    }

    @Override
    public int countAhead(Branch branch, Visit visit, Instant now) {
        VisitLadder ladder = ladder(branch, now);
        Place place = visit.place();
        Lane own = new Lane(visit.service(), visit.priority());
        double weight = weight(branch, own);
        boolean overdue = ladder.isOverdue(place);
        int ahead = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> entry : branch.queue().lanes().entrySet()) {
            if (!shareBooths(branch, own.service(), entry.getKey().service()))
                continue;
            double otherWeight = weight(branch, entry.getKey());
            if (overdue || otherWeight == weight)
                ahead += entry.getValue().headMap(place).size();
            else
                ahead += WaitingQueue.countIssuedBefore(entry.getValue(),
                        ladder.overtakingThreshold(place, weight, otherWeight));
        }
        return ahead;
    }

    /** Whoever can't meet me at a booth isn't ahead of me. Where no group serves a service, all count. */
    private static boolean shareBooths(Branch branch, String one, String other) {
        if (one.equals(other))
            return true;
        boolean served = false;
        for (Group group : branch.groups()) {
            if (!group.serves(one))
                continue;
            served = true;
            if (group.serves(other))
                return true;
        }
        return !served;
    }

    private static boolean isServedByAny(List<Group> groups, String service) {
        for (Group group : groups)
            if (group.serves(service))
                return true;
        return false;
    }

    private static VisitLadder ladder(Branch branch, Instant now) {
        return new VisitLadder(branch.plan().rules().overdueAfter(), branch.timeAt(now));
    }

    private static double weight(Branch branch, Lane lane) {
        Rules rules = branch.plan().rules();
        return rules.weight(lane.priority());
    }

    private static Pick pick(Visit visit, Head head, VisitLadder ladder, boolean passesEarlier, Group group,
            BoothLadder.Rung boothRung, int rivals) {
        VisitLadder.Rung rung = ladder.isOverdue(head.place)
                ? VisitLadder.Rung.OVERDUE
                : passesEarlier ? VisitLadder.Rung.ACCUMULATED_PRIORITY : VisitLadder.Rung.FIRST_COME;
        Reason reason = new Reason(rung.name(), boothRung.name(), (long) ladder.waitedSeconds(head.place), head.weight,
                group.load(), group.concurrency(), rivals);
        String booth = group.findRoom().map(free -> free.id()).orElse("");
        return new Pick(visit, booth, group.id(), reason);
    }

    /** The next of a lane, and the rest of it where more than the head is looked at. */
    private record Head(Place place, TicketNumber ticket, double weight,
            @Nullable Iterator<Map.Entry<Place, TicketNumber>> rest) {

        static Optional<Head> next(Iterator<Map.Entry<Place, TicketNumber>> rest, double weight) {
            if (!rest.hasNext())
                return Optional.empty();
            Map.Entry<Place, TicketNumber> first = rest.next();
            return Optional.of(new Head(first.getKey(), first.getValue(), weight, rest));
        }
    }
}
