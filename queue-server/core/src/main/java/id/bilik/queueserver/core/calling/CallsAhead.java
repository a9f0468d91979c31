package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * How many of those who wait now are called before one of them. Their calls are played one after the other at an even
 * pace, each by {@link VisitOrder} at its own time: a visit with a larger weight goes before others while it waits. All
 * visits of a service are counted along the same calls, so no two have equally many ahead, and none of a lane fewer than
 * those before it. Where all weights are equal nobody overtakes, and the earlier places are counted.
 */
final class CallsAhead {
    private final Instant now;
    private final double overdueAfter;

    private CallsAhead(Branch branch, Instant now) {
        this.now = now;
        this.overdueAfter = nanoseconds(branch.plan().rules().overdueAfter());
    }

    /** Of others than the visit; it needs not be in the queue itself, nor in the class in which it is there. */
    static int count(Branch branch, Visit visit, Instant now) {
        double weight = weight(branch, Lane.of(visit));
        int earlier = 0;
        boolean alike = true;
        List<TreePMap<Place, TicketNumber>> lanes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            if (shareOfficers(branch, Lane.of(visit), lane.getKey())) {
                double other = weight(branch, lane.getKey());
                alike &= other == weight;
                earlier += lane.getValue().headMap(visit.place()).size();
                lanes.add(lane.getValue());
                weights.add(other);
            }
        }
        Duration pace = between(branch, visit.service(), visit.where());
        if (alike || pace == null) {
            return earlier;
        }
        CallsAhead calls = new CallsAhead(branch, branch.timeAt(now));
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            Head head = calls.new Head(lanes.get(i), weights.get(i), visit.ticket());
            if (head.advance()) {
                heads.add(head);
            }
        }
        return calls.play(heads, visit.place(), weight, nanoseconds(pace));
    }

    /**
     * From one call to the next at the groups that serve the service, as the plan expects them: of those that call now, or
     * of all where none does. Null where none serves it.
     */
    @Nullable
    static Duration between(Branch branch, String service, Where where) {
        double calling = 0;
        double all = 0;
        for (Group group : branch.groups()) {
            if (!group.serves(service, where)) {
                continue;
            }
            double expected = expected(branch, group);
            int open = (int) group.booths().stream().filter(booth -> booth.status() == Booth.Status.OPEN).count();
            all += Math.min(GroupPlan.MAX_BOOTHS, group.booths().size()) / expected;
            calling += group.isOnDuty() && !group.isPaused() ? Math.min(group.concurrency(), open) / expected : 0;
        }
        double rate = calling > 0 ? calling : all;
        return rate > 0 ? Duration.ofNanos(Math.round(1 / rate)) : null;
    }

    /** Nanoseconds in the booth, the mean of the services of the group; next to nothing where the plan knows none of them. */
    private static double expected(Branch branch, Group group) {
        return group.services().stream().flatMap(service -> branch.plan().findService(service).stream())
                .map(Service::expected).mapToDouble(CallsAhead::nanoseconds).average().orElse(1);
    }

    /**
     * Two lanes share officers where one group serves both, be it in booths of different kinds. Where no group serves a lane,
     * all count.
     */
    private static boolean shareOfficers(Branch branch, Lane one, Lane other) {
        if (one.service().equals(other.service()) && one.where() == other.where()) {
            return true;
        }
        boolean served = false;
        for (Group group : branch.groups()) {
            if (!group.serves(one)) {
                continue;
            }
            served = true;
            if (group.serves(other)) {
                return true;
            }
        }
        return !served;
    }

    private int play(List<Head> heads, Place ours, double weight, double pace) {
        double waited = waited(ours);
        for (int ahead = 0;; ahead++) {
            double later = (ahead + 1) * pace;
            Head next = null;
            for (Head head : heads) {
                if (next == null || head.isBefore(next.place, next.waited, next.weight, later)) {
                    next = head;
                }
            }
            if (next == null || !next.isBefore(ours, waited, weight, later)) {
                return ahead;
            }
            if (!next.advance()) {
                heads.remove(next);
            }
        }
    }

    private static double weight(Branch branch, Lane lane) {
        return branch.plan().rules().weight(lane.priority(), lane.booked());
    }

    /** Nanoseconds until now, exact up to a hundred days; negative before its time. */
    private double waited(Place place) {
        Instant since = place.since();
        long seconds = now.getEpochSecond() - since.getEpochSecond();
        return (double) (seconds * 1_000_000_000 + now.getNano() - since.getNano());
    }

    private static double nanoseconds(Duration duration) { return duration.getSeconds() * 1e9 + duration.getNano(); }

    /** The first of a lane who was not called yet, passing over the visit that is counted for. */
    private final class Head {
        private final Iterator<Map.Entry<Place, TicketNumber>> rest;
        private final double weight;
        private final TicketNumber passed;
        private Place place;
        private double waited;

        /** Before the first. */
        Head(TreePMap<Place, TicketNumber> lane, double weight, TicketNumber passed) {
            this.rest = lane.entrySet().iterator();
            this.weight = weight;
            this.passed = passed;
            this.place = lane.firstKey();
        }

        /** To the next of the lane; false at its end. */
        boolean advance() {
            while (rest.hasNext()) {
                Map.Entry<Place, TicketNumber> next = rest.next();
                if (!next.getValue().equals(passed)) {
                    place = next.getKey();
                    waited = waited(place);
                    return true;
                }
            }
            return false;
        }

        /** @param later nanoseconds from now */
        boolean isBefore(Place other, double otherWaited, double otherWeight, double later) {
            int order = VisitOrder.compare(waited + later, weight, otherWaited + later, otherWeight, overdueAfter);
            return order < 0 || (order == 0 && place.compareTo(other) < 0);
        }
    }
}
