package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plan, the business day and the message on the board. */
final class BranchDecisions {
    private BranchDecisions() {}

    static @Nullable Refusal adoptPlan(Draft draft, AdoptPlan command) {
        Branch branch = draft.branch();
        BranchPlan plan = command.plan();
        if (plan.equals(branch.plan())) {
            return null;
        }
        if (!plan.id().equals(branch.id())) {
            throw new IllegalArgumentException("branch " + branch.id() + " cannot be " + plan.id());
        }
        List<String> inUse = new ArrayList<>();
        for (Group group : branch.groups()) {
            for (Booth booth : group.booths()) {
                if (booth.visit() != null && plan.groups().stream()
                        .noneMatch(next -> next.id().equals(group.id()) && next.booths().contains(booth.id()))) {
                    inUse.add("booth " + booth.id() + " of group " + group.id());
                }
            }
        }
        Set<String> services = new HashSet<>();
        for (Visit visit : branch.visits().values()) {
            if (!(visit.stage() instanceof Stage.Ended) && plan.findService(visit.service()).isEmpty()
                    && services.add(visit.service())) {
                inUse.add("service " + visit.service());
            }
        }
        if (!inUse.isEmpty()) {
            return new Refusal.PlanInUse(inUse);
        }
        for (Group group : branch.groups()) {
            if (group.isOnDuty() && plan.groups().stream().noneMatch(next -> next.id().equals(group.id()))) {
                draft.add(new OfficerSignedOff(group.id()));
            }
        }
        draft.add(new PlanAdopted(plan));
        TimeDecisions.passTime(draft);
        return null;
    }

    static @Nullable Refusal openBusinessDay(Draft draft) {
        if (draft.branch().day() instanceof Day.Open open) {
            return new Refusal.AlreadyOpen(open.date());
        }
        draft.add(new BusinessDayOpened(dateToOpen(draft)));
        return null;
    }

    /** Today; but where a new plan moved the branch to an earlier zone, dates do not go back with it. */
    private static LocalDate dateToOpen(Draft draft) {
        LocalDate today = draft.date();
        return draft.branch().day() instanceof Day.Closed closed && closed.last() != null
                && closed.last().isAfter(today) ? closed.last() : today;
    }

    static @Nullable Refusal closeBusinessDay(Draft draft) {
        if (!(draft.branch().day() instanceof Day.Open open)) {
            return new Refusal.BranchClosed();
        }
        TimeDecisions.closeDay(draft, open, AbandonReason.DAY_CLOSED);
        return null;
    }

    static @Nullable Refusal showMessage(Draft draft, ShowMessage command) {
        if (!Texts.isPlain(command.text(), Texts.MESSAGE)) {
            return new Refusal.UnusableText("text", Texts.MESSAGE);
        }
        String text = command.text().strip();
        if (!text.equals(draft.branch().message())) {
            draft.add(new MessageShown(text));
        }
        return null;
    }
}
