package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.LocalDate;
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
        BoardMessage message = branch.shown();
        boolean oldMessage = !message.text().isEmpty()
                && !message.since().atZone(branch.plan().zone()).toLocalDate().isAfter(date);
        boolean oldDay = branch.findDate().filter(day -> !day.isAfter(date)).isPresent();
        if (!oldMessage && !oldDay) {
            return branch;
        }
        BoardMessage left = oldMessage ? new BoardMessage("", message.since()) : message;
        if (!oldDay) {
            return branch.with(left);
        }
        return Branch.restored(branch.plan(), branch.sequence(), branch.time(), branch.day(), branch.counters(),
                visits(branch), groups(branch), handled(branch), calls(branch), left, branch.tally());
    }

    private static List<Visit> visits(Branch branch) {
        List<Visit> visits = new ArrayList<>();
        for (Visit visit : branch.visits().values()) {
            visits.add(new Visit(visit.ticket(), visit.service(), Priority.NONE, visit.channel(), visit.issuedAt(),
                    visit.order(), visit.requestId(), visit.slip(), visit.called(), stage(visit.stage()),
                    visit.away(), visit.appointment()));
        }
        return visits;
    }

    private static Stage stage(Stage stage) {
        return switch (stage) {
            case Stage.Held held -> new Stage.Held(held.booth(), held.group(), held.heldAt(), held.until(), null);
            case Stage.Completed done -> new Stage.Completed(done.endedAt(), done.booth(), null);
            case Stage.Called called -> new Stage.Called(called.booth(), called.group(), call(called.call()));
            case Stage.Serving serving -> new Stage.Serving(serving.booth(), serving.group(), call(serving.call()),
                    serving.arrivedAt(), serving.attention());
            case Stage.Waiting _,Stage.Deferred _,Stage.NoShow _,Stage.Abandoned _ -> stage;
        };
    }

    private static List<Group> groups(Branch branch) {
        return branch.groups().stream()
                .map(group -> group.duty() instanceof Duty.On on && on.pause() instanceof Duty.Pause pause
                        ? group.with(new Duty.On(on.officer(), on.since(),
                                new Duty.Pause(pause.since(), null, pause.returnAt())))
                        : group)
                .toList();
    }

    private static Map<UUID, Branch.Handled> handled(Branch branch) {
        Map<UUID, Branch.Handled> handled = new HashMap<>();
        branch.handled().forEach((request, known) -> handled.put(request, switch (known) {
            case Branch.Handled.Issue issue -> new Branch.Handled.Issue(issue.service(), Priority.NONE,
                    issue.channel(), issue.appointment(), issue.ticket());
            case Branch.Handled.Summons summons -> new Branch.Handled.Summons(summons.group(), summons.ticket(),
                    summons.booth(), reason(summons.reason()));
            case Branch.Handled.Withdrawn withdrawn -> withdrawn;
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
