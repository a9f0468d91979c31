package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A branch without what is purged of its last day: the state to which the purged journal of that day replays. */
public final class Forgetting {
    private static final double NO_WEIGHT = 1;

    private Forgetting() {}

    /**
     * The branch without what people said and could claim on that date and before; the same branch where it knows
     * nothing so old. A message on the board ends with the texts of the date on which it was shown.
     */
    public static Branch upTo(LocalDate date, Branch branch) {
        ZoneId zone = branch.plan().zone();
        BoardMessage message = branch.shown();
        Branch left = !message.text().isEmpty() && isUpTo(date, message.since(), zone)
                ? branch.with(new BoardMessage("", null, message.since()))
                : branch;
        Bookings bookings = left.bookings().forgetting(date, zone);
        if (!bookings.equals(left.bookings())) {
            left = left.with(bookings);
        }
        List<Group> groups = branch.groups().stream().map(group -> withoutDepartures(date, group, zone)).toList();
        if (!groups.equals(branch.groups())) {
            left = left.withGroups(groups);
        }
        return branch.findDate().filter(day -> !day.isAfter(date)).isPresent() ? withoutDay(left) : left;
    }

    private static boolean isUpTo(LocalDate date, Instant at, ZoneId zone) {
        return !at.atZone(zone).toLocalDate().isAfter(date);
    }

    private static Branch withoutDay(Branch branch) {
        return Branch.restored(branch.plan(), branch.sequence(), branch.time(), branch.day(), branch.counters(),
                visits(branch), groups(branch), handled(branch), calls(branch), branch.shown(), branch.scheduled(),
                branch.tally(), branch.clock(), branch.demand(), branch.bookings());
    }

    /** A booth knows the visit that left it last for longer than a day. */
    private static Group withoutDepartures(LocalDate date, Group group, ZoneId zone) {
        Group left = group;
        for (Booth booth : group.booths()) {
            Booth.Departure last = booth.last();
            if (last != null && last.before() != null && isUpTo(date, last.at(), zone)) {
                left = left.with(new Booth(booth.id(), booth.where(), booth.status(), booth.visit(),
                        new Booth.Departure(last.ticket(), last.at(), stage(last.before()), last.service(),
                                last.steps())));
            }
        }
        return left;
    }

    private static List<Visit> visits(Branch branch) {
        List<Visit> visits = new ArrayList<>();
        for (Visit visit : branch.visits().values()) {
            visits.add(new Visit(visit.ticket(), visit.service(), Priority.NONE, visit.channel(), visit.issuedAt(),
                    visit.order(), visit.requestId(), visit.slip(), visit.called(), stage(visit.stage()),
                    visit.away(), visit.returns(), visit.appointment(), List.of(), null, visit.where(), visit.steps()));
        }
        return visits;
    }

    private static Stage stage(Stage stage) {
        return switch (stage) {
            case Stage.Held held -> new Stage.Held(held.booth(), held.group(), held.heldAt(), held.until(), null);
            case Stage.Completed done -> new Stage.Completed(done.endedAt(), done.booth(), null);
            case Stage.Called called -> new Stage.Called(called.booth(), called.group(), call(called.call()),
                    called.comingSince());
            case Stage.Serving serving -> new Stage.Serving(serving.booth(), serving.group(), call(serving.call()),
                    serving.arrivedAt(), serving.attention(), serving.stays(), serving.attendedMillis());
            case Stage.Fetching away ->
                new Stage.Fetching(away.since(), away.until(), away.booth(), List.of());
            case Stage.Waiting _,Stage.Deferred _,Stage.NoShow _,Stage.Abandoned _ -> stage;
        };
    }

    private static List<Group> groups(Branch branch) {
        return branch.groups().stream().map(Forgetting::withoutReason).toList();
    }

    private static Group withoutReason(Group group) {
        Duty.Pause pause = group.duty() instanceof Duty.On on ? on.pause() : null;
        return pause != null && group.duty() instanceof Duty.On on
                ? group.with(new Duty.On(on.officer(), on.since(),
                        new Duty.Pause(pause.since(), null, pause.returnAt())))
                : group;
    }

    private static Map<UUID, Branch.Handled> handled(Branch branch) {
        Map<UUID, Branch.Handled> handled = new HashMap<>();
        branch.handled().forEach((request, known) -> handled.put(request, switch (known) {
            case Branch.Handled.Issue issue -> new Branch.Handled.Issue(issue.service(), Priority.NONE,
                    issue.channel(), issue.appointment(), issue.ticket(), issue.also());
            case Branch.Handled.Summons summons -> new Branch.Handled.Summons(summons.group(), summons.ticket(),
                    summons.booth(), reason(summons.reason()));
            case Branch.Handled.Withdrawn _,Branch.Handled.Deferral _ -> known;
        }));
        return handled;
    }

    private static List<Announcement> calls(Branch branch) {
        return branch.calls().stream()
                .map(each -> new Announcement(each.ticket(), each.booth(), each.group(), call(each.call()))).toList();
    }

    private static Stage.Call call(Stage.Call call) {
        return new Stage.Call(call.calledAt(), call.lastCalledAt(), call.recalls(), call.announcement(),
                reason(call.reason()));
    }

    private static Reason reason(Reason reason) {
        return new Reason(reason.visit(), reason.booth(), reason.waitedSeconds(), NO_WEIGHT, reason.load(),
                reason.concurrency(), reason.rivals());
    }
}
