package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.pcollections.TreePMap;

/**
 * One queue for the whole branch, bound to a booth only when called: {@link VisitLadder} chooses among the heads of the
 * lanes, then {@link BoothLadder} among the groups that may serve it.
 */
public final class CentralQueue implements CallingPolicy {
    private final BoothChoice choice;
    private final Supplier<OfficerSpeed> speed;

    /** The lightest load first, of officers of whom nothing is known. */
    public CentralQueue() {
        this(BoothChoice.LIGHTEST_LOAD, () -> OfficerSpeed.UNKNOWN);
    }

    /** @param speed what is known at the moment; asked once for each pick */
    public CentralQueue(BoothChoice choice, Supplier<OfficerSpeed> speed) {
        this.choice = choice;
        this.speed = speed;
    }

    @Override
    public String name() {
        return switch (choice) {
            case LIGHTEST_LOAD -> "lightest-load";
            case LARGEST_GAIN -> "largest-gain";
        };
    }

    @Override
    public Optional<Pick> findNext(Branch branch, List<Group> withRoom, Instant now) {
        OfficerSpeed known = speed.get();
        List<Group> ready = withRoom.stream().filter(group -> isWorthwhile(group, known)).toList();
        List<First> heads = new ArrayList<>();
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            if (hasRoomInAny(ready, Wanted.by(lane.getKey()))) {
                Map.Entry<Place, TicketNumber> first = lane.getValue().firstEntry();
                heads.add(new First(first.getKey(), first.getValue(), weight(branch, lane.getKey())));
            }
        }
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        VisitLadder ladder = ladder(branch, now);
        VisitLadder.Choice<First> next = ladder.choose(heads);
        Visit visit = branch.getVisit(next.head().ticket());
        List<Group> able = ready.stream().filter(group -> hasRoom(group, Wanted.by(Lane.of(visit)))).toList();
        Set<Wanted> scarce = able.size() > 1 ? scarce(branch, ready, known, ladder) : Set.of();
        List<Taker> eligible = able.stream().map(group -> Taker.of(branch, group, known, scarce)).toList();
        BoothLadder.Choice<Taker> taken = new BoothLadder(choice).choose(eligible);
        return Optional.of(pick(visit, next, ladder, taken, eligible.size()));
    }

    @Override
    public List<Pick> listNext(Branch branch, Group group, Instant now, int limit) {
        List<Following> heads = new ArrayList<>();
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            if (group.serves(lane.getKey())) {
                heads.add(new Following(lane.getValue(), weight(branch, lane.getKey())));
            }
        }
        VisitLadder ladder = ladder(branch, now);
        BoothLadder.Choice<Taker> only = new BoothLadder(choice)
                .choose(List.of(Taker.of(branch, group, speed.get(), Set.of())));
        List<Pick> picks = new ArrayList<>();
        while (picks.size() < limit && !heads.isEmpty()) {
            VisitLadder.Choice<Following> next = ladder.choose(heads);
            picks.add(pick(branch.getVisit(next.head().ticket()), next, ladder, only, 1));
            if (!next.head().advance()) {
                heads.remove(next.head());
            }
        }
        return picks;
    }

    @Override
    public int countAhead(Branch branch, Visit visit, Instant now) { return CallsAhead.count(branch, visit, now); }

    /** Never beyond the officer's peak by itself; an officer who asks for another visit gets one. */
    private static boolean isWorthwhile(Group group, OfficerSpeed known) {
        return group.mode() == CallingMode.MANUAL || group.load() < known.peak(group);
    }

    /** The wants for which the overdue need all the room that these groups have. */
    private static Set<Wanted> scarce(Branch branch, List<Group> ready, OfficerSpeed known, VisitLadder ladder) {
        Map<Wanted, Integer> overdue = new HashMap<>();
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            overdue.merge(Wanted.by(lane.getKey()), ladder.countOverdue(lane.getValue()), Integer::sum);
        }
        overdue.entrySet().removeIf(wanted -> {
            int room = ready.stream().filter(group -> wanted.getKey().isServedBy(group))
                    .mapToInt(group -> room(group, wanted.getKey().where(), known)).sum();
            return !BoothLadder.isScarce(wanted.getValue(), room);
        });
        return overdue.keySet();
    }

    private static int room(Group group, Where where, OfficerSpeed known) {
        return group.mode() == CallingMode.MANUAL
                ? group.room(where)
                : Math.min(group.room(where), known.peak(group) - group.load());
    }

    private static boolean hasRoomInAny(List<Group> groups, Wanted wanted) {
        for (Group group : groups) {
            if (hasRoom(group, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRoom(Group group, Wanted wanted) {
        return wanted.isServedBy(group) && group.findRoom(wanted.where()).isPresent();
    }

    private static VisitLadder ladder(Branch branch, Instant now) {
        return new VisitLadder(branch.plan().rules().overdueAfter(), branch.timeAt(now));
    }

    private static double weight(Branch branch, Lane lane) {
        return branch.plan().rules().weight(lane.priority(), lane.booked());
    }

    private static Pick pick(Visit visit, VisitLadder.Choice<?> next, VisitLadder ladder,
            BoothLadder.Choice<Taker> choice, int rivals) {
        Group group = choice.group().group();
        Reason reason = new Reason(next.rung().name(), choice.rung().name(),
                ladder.waitedSeconds(next.head().place()), next.head().weight(), group.load(), group.concurrency(),
                rivals);
        return new Pick(visit, group.findRoom(visit.where()).map(Booth::id).orElse(""), group.id(), reason);
    }

    /** A group as the ladder compares it. */
    private record Taker(Group group, int needingOfficer, OfficerSpeed speed, Set<Wanted> scarce)
            implements
                BoothLadder.Candidate {
        static Taker of(Branch branch, Group group, OfficerSpeed speed, Set<Wanted> scarce) {
            int needing = 0;
            for (Booth booth : group.booths()) {
                needing += booth.visit() != null && !branch.getVisit(booth.visit()).worksAlone() ? 1 : 0;
            }
            return new Taker(group, needing, speed, scarce);
        }

        @Override
        public int needed() { return (int) scarce.stream().filter(wanted -> hasRoom(group, wanted)).count(); }

        @Override
        public int load() { return group.load(); }

        @Override
        public int skillCount() { return group.services().size(); }

        @Override
        public long lastCall() { return group.lastCall(); }

        @Override
        public double gain() { return speed.gain(group); }
    }

    /** The service that somebody waits for, and the place where they are. */
    private record Wanted(String service, Where where) {
        static Wanted by(Lane lane) { return new Wanted(lane.service(), lane.where()); }

        boolean isServedBy(Group group) { return group.serves(service, where); }
    }

    private record First(Place place, TicketNumber ticket, double weight) implements VisitLadder.Head {}

    /** A lane that is walked along. */
    private static final class Following implements VisitLadder.Head {
        private final Iterator<Map.Entry<Place, TicketNumber>> rest;
        private final double weight;
        private Map.Entry<Place, TicketNumber> head;

        Following(TreePMap<Place, TicketNumber> lane, double weight) {
            this.rest = lane.entrySet().iterator();
            this.weight = weight;
            this.head = rest.next();
        }

        @Override
        public Place place() { return head.getKey(); }

        @Override
        public double weight() { return weight; }

        TicketNumber ticket() { return head.getValue(); }

        /** To the next of the lane; false at its end. */
        boolean advance() {
            if (!rest.hasNext()) {
                return false;
            }
            head = rest.next();
            return true;
        }
    }
}
