package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A branch as a forecast sees it. After the waiting visits, in the same list, stand the newcomers: one for each service
 * and weight, who only look on, so that the forecast also tells what a ticket taken now would get.
 *
 * @param state     classes of priority by the order of {@link Priority}, then those with an appointment, services by the order of the plan
 * @param tickets   of the waiting visits, in the order of the state's list
 * @param newcomers by service and weight, in the order in which they follow in the state's list
 */
public record LiveState(QueueState state, List<TicketNumber> tickets, List<Newcomer> newcomers) {
    /** A ticket that might be taken now, by somebody who is there. */
    public record Newcomer(String service, double weight, Where where) {}

    /** A visit by its name and as the forecast sees it. */
    private record Ticket(TicketNumber number, QueueState.Waiting visit) {}

    private static final List<Priority> CLASSES = List.of(Priority.values());
    /** Those with an appointment are classes of their own, after the others. */
    private static final List<Boolean> BOOKED = List.of(false, true);

    /**
     * The state of the branch.
     *
     * @param choice           which ladder the branch chooses booth groups by
     * @param callsAfterClosing how long calls go on after the hours end
     */
    public static LiveState of(Branch branch, BranchModel model, BoothChoice choice, Duration callsAfterClosing,
            Instant now) {
        BranchPlan plan = branch.plan();
        List<Ticket> known = new ArrayList<>();
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            int service = indexOf(plan, lane.getKey().service());
            if (service < 0) {
                continue;
            }
            for (Map.Entry<Place, TicketNumber> place : lane.getValue().entrySet()) {
                known.add(new Ticket(place.getValue(), new QueueState.Waiting(place.getKey().order(), service,
                        classOf(lane.getKey().priority(), lane.getKey().booked()),
                        signedSeconds(place.getKey().since(), now), false, lane.getKey().where() == Where.HOME,
                        next(plan, branch.getVisit(place.getValue())))));
            }
        }
        known.sort(Comparator.comparingLong(ticket -> ticket.visit().key()));
        List<QueueState.Waiting> waiting = new ArrayList<>(known.stream().map(Ticket::visit).toList());
        List<Newcomer> newcomers = new ArrayList<>();
        Map<Double, Integer> classes = new LinkedHashMap<>();
        for (boolean booked : BOOKED) {
            for (Priority priority : Priority.values()) {
                classes.putIfAbsent(plan.rules().weight(priority, booked), classOf(priority, booked));
            }
        }
        for (Where where : Where.values()) {
            for (int s = 0; s < plan.services().size(); s++) {
                String service = plan.services().get(s).id();
                if (where == Where.HOME && !plan.servesAtHome(service)) {
                    continue;
                }
                for (Map.Entry<Double, Integer> priority : classes.entrySet()) {
                    newcomers.add(new Newcomer(service, priority.getKey(), where));
                    waiting.add(QueueState.Waiting.onlooker(-newcomers.size(), s, priority.getValue(),
                            where == Where.HOME));
                }
            }
        }
        return new LiveState(state(branch, model, waiting, choice, callsAfterClosing, now),
                known.stream().map(Ticket::number).toList(), List.copyOf(newcomers));
    }

    /** The same without anybody waiting: what the quick forecast needs, which chooses no group. */
    static QueueState withoutQueue(Branch branch, BranchModel model, Duration callsAfterClosing, Instant now) {
        return state(branch, model, List.of(), BoothChoice.LIGHTEST_LOAD, callsAfterClosing, now);
    }

    private static QueueState state(Branch branch, BranchModel model, List<QueueState.Waiting> waiting,
            BoothChoice choice, Duration callsAfterClosing, Instant now) {
        BranchPlan plan = branch.plan();
        List<WorkDistribution> work = new ArrayList<>();
        for (Service service : plan.services()) {
            WorkDistribution known = model.work().get(service.id());
            work.add(known == null ? BranchModel.expected(service) : known);
        }
        List<Double> weights = new ArrayList<>();
        List<LeavingRate> leaving = new ArrayList<>();
        for (boolean booked : BOOKED) {
            for (Priority priority : Priority.values()) {
                weights.add(plan.rules().weight(priority, booked));
                leaving.add(model.leaving().of(priority));
            }
        }
        List<QueueState.Group> groups = new ArrayList<>();
        for (Group group : branch.groups()) {
            groups.add(group(branch, group, model, now));
        }
        return new QueueState(work, weights, toSeconds(plan.rules().overdueAfter()), choice,
                model.noShow(), Math.max(1, model.noShowWork()), groups, waiting, leaving,
                untilClosing(branch, callsAfterClosing, now), error(branch, model.error()));
    }

    private static StateError error(Branch branch, ModelError error) {
        return new StateError(error.day(),
                branch.plan().services().stream().map(service -> error.ofService(service.id())).toList(), error.crew(),
                branch.groups().stream().map(group -> error.ofOfficer(officer(group))).toList(),
                error.noShow(), error.leaving());
    }

    private static QueueState.Group group(Branch branch, Group group, BranchModel model, Instant now) {
        long skills = 0;
        for (String service : group.services()) {
            int index = indexOf(branch.plan(), service);
            skills |= index >= 0 && group.has(Where.BRANCH) ? 1L << index : 0;
            skills |= index >= 0 && group.has(Where.HOME) ? 1L << (QueueState.HOME + index) : 0;
        }
        List<QueueState.Serving> serving = new ArrayList<>();
        int open = 0;
        int openHomes = 0;
        for (Booth booth : group.booths()) {
            if (booth.status() == Booth.Status.OPEN) {
                open += booth.where() == Where.BRANCH ? 1 : 0;
                openHomes += booth.where() == Where.HOME ? 1 : 0;
            }
            if (booth.visit() != null && serving.size() < OfficerRate.MOST_BOOTHS) {
                Visit visit = branch.getVisit(booth.visit());
                int service = Math.max(0, indexOf(branch.plan(), visit.service()));
                serving.add(new QueueState.Serving(visit.order(), service, attained(visit, group, model, now),
                        booth.status() == Booth.Status.DRAINING, visit.worksAlone(), visit.isAtHome(),
                        sitting(branch.plan(), group, visit)));
            }
        }
        int atOnce = group.mode() == CallingMode.AUTOMATIC
                ? Math.min(group.concurrency(), model.peakOf(officer(group)))
                : group.concurrency();
        return new QueueState.Group(model.rateOf(officer(group)), atOnce, open,
                resumesAfter(group, model, now), skills, group.lastCall(), serving, openHomes);
    }

    private static List<Integer> next(BranchPlan plan, Visit visit) {
        return visit.steps().isLast()
                ? List.of()
                : visit.steps().next().stream().map(service -> indexOf(plan, service)).filter(index -> index >= 0)
                        .toList();
    }

    /** The services that follow in the same booth: as far as the group serves them. */
    private static List<Integer> sitting(BranchPlan plan, Group group, Visit visit) {
        return visit.steps().isLast()
                ? List.of()
                : visit.steps().next().stream().takeWhile(group::serves).map(service -> indexOf(plan, service))
                        .filter(index -> index >= 0).toList();
    }

    private static double attained(Visit visit, Group group, BranchModel model, Instant now) {
        Double known = model.attained().get(visit.ticket());
        if (known != null) {
            return known;
        }
        int load = Math.max(1, Math.min(group.load(), OfficerRate.MOST_BOOTHS));
        return visit.stage() instanceof Stage.InBooth inBooth
                ? seconds(inBooth.call().calledAt(), now) * model.rateOf(officer(group)).rate(load) / load
                : 0;
    }

    private static @Nullable String officer(Group group) {
        return group.duty() instanceof Duty.On on ? on.officer() : null;
    }

    /** Nobody knows when an officer who is not on duty signs on. */
    private static double resumesAfter(Group group, BranchModel model, Instant now) {
        return switch (group.duty()) {
            case Duty.On on -> {
                Duty.Pause pause = on.pause();
                yield pause == null ? 0 : model.pauseLeft(pause, now);
            }
            case Duty.Off off -> Double.POSITIVE_INFINITY;
        };
    }

    /** Seconds until calls end today; 0 where the branch is closed. */
    static double untilClosing(Branch branch, Duration callsAfterClosing, Instant now) {
        if (!(branch.day() instanceof Day.Open open)) {
            return 0;
        }
        BranchPlan plan = branch.plan();
        Instant midnight = open.date().plusDays(1).atStartOfDay(plan.zone()).toInstant();
        Instant closes = plan.hours().closesAt(open.date(), plan.zone());
        // a day that staff opened outside the hours ends when staff end it, or at midnight
        boolean hasHours = plan.hours().isOpenOn(open.date()) && open.openedAt().isBefore(closes);
        Instant last = hasHours ? closes.plus(callsAfterClosing) : midnight;
        return seconds(now, last.isAfter(midnight) ? midnight : last);
    }

    static int indexOf(BranchPlan plan, String service) {
        for (int i = 0; i < plan.services().size(); i++) {
            if (plan.services().get(i).id().equals(service)) {
                return i;
            }
        }
        return -1;
    }

    private static int classOf(Priority priority, boolean booked) {
        return CLASSES.indexOf(priority) + (booked ? CLASSES.size() : 0);
    }

    private static double signedSeconds(Instant from, Instant to) { return toSeconds(Duration.between(from, to)); }

    private static double seconds(Instant from, Instant to) { return Math.max(0, signedSeconds(from, to)); }

    private static double toSeconds(Duration duration) { return duration.toNanos() / 1e9; }
}
