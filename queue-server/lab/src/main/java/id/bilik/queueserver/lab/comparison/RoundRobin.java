package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * For contrast: each ticket is bound to a group when it is issued, in turn among those that serve it, and waits for that
 * group whatever the others do. First come first served in each.
 */
public final class RoundRobin implements CallingPolicy {
    @Override
    public String name() { return "round-robin"; }

    @Override
    public Optional<Pick> findNext(Branch branch, List<Group> ready, Instant now) {
        Pick first = null;
        Place place = null;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            for (Map.Entry<Place, TicketNumber> each : lane.getValue().entrySet()) {
                if (place != null && place.compareTo(each.getKey()) <= 0) {
                    break;
                }
                Group bound = bound(branch, lane.getKey().service(), each.getValue());
                if (bound != null && ready.stream().anyMatch(group -> group.id().equals(bound.id()))) {
                    first = pick(branch, each.getValue(), bound, now);
                    place = each.getKey();
                    break;
                }
            }
        }
        return Optional.ofNullable(first);
    }

    private static @Nullable Group bound(Branch branch, String service, TicketNumber ticket) {
        List<Group> eligible = new ArrayList<>();
        for (Group group : branch.groups()) {
            if (group.serves(service)) {
                eligible.add(group);
            }
        }
        return eligible.isEmpty() ? null : eligible.get((ticket.count() + ticket.letter()) % eligible.size());
    }

    private static Pick pick(Branch branch, TicketNumber ticket, Group group, Instant now) {
        Visit visit = branch.getVisit(ticket);
        return new Pick(visit, group.findRoom(visit.where()).map(Booth::id).orElse(""), group.id(),
                new Reason("FIRST_COME", "BOUND_AT_ISSUE",
                        Math.max(0, Duration.between(visit.issuedAt(), now).toSeconds()), 1, group.load(),
                        group.concurrency(), 1));
    }

    @Override
    public List<Pick> listNext(Branch branch, Group group, Instant now, int limit) {
        List<Pick> picks = new ArrayList<>();
        for (TreePMap<Place, TicketNumber> lane : branch.queue().lanes().values()) {
            for (TicketNumber ticket : lane.values()) {
                Group bound = bound(branch, branch.getVisit(ticket).service(), ticket);
                if (bound != null && bound.id().equals(group.id())) {
                    picks.add(pick(branch, ticket, group, now));
                }
            }
        }
        picks.sort((one, other) -> one.visit().place().compareTo(other.visit().place()));
        return picks.subList(0, Math.min(limit, picks.size()));
    }

    @Override
    public int countAhead(Branch branch, Visit visit, Instant now) {
        Group bound = bound(branch, visit.service(), visit.ticket());
        if (bound == null) {
            return 0;
        }
        return (int) listNext(branch, bound, now, Integer.MAX_VALUE).stream()
                .filter(pick -> pick.visit().place().compareTo(visit.place()) < 0).count();
    }
}
