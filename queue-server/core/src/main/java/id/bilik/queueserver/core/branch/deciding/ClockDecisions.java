package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.ClockTrust;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Decides whether the branch trusts its time, and corrects it. */
final class ClockDecisions {
    private ClockDecisions() {}

    static @Nullable Refusal doubt(Draft draft, DoubtClock command) {
        if (!draft.branch().clock().isDoubted()) {
            draft.add(new ClockDoubted(command.atStart()));
        }
        return null;
    }

    static @Nullable Refusal trust(Draft draft) {
        if (draft.branch().clock().isDoubted()) {
            draft.add(new ClockTrusted());
        }
        return null;
    }

    /**
     * Only between two business days, so that nobody in the branch loses a place and no day changes its date. A day that
     * is over by either time is closed for it.
     */
    static @Nullable Refusal correct(Draft draft, CorrectClock command) {
        ClockTrust.Doubt doubt = draft.branch().clock().doubt();
        if (doubt == null) {
            return null;
        }
        if (draft.branch().day() instanceof Day.Open open && !goesOn(draft, open, doubt, command.to())) {
            if (!isOver(draft, open, doubt, command.to())) {
                return new Refusal.AlreadyOpen(open.date());
            }
            TimeDecisions.closeDay(draft, open, AbandonReason.DAY_OVER);
        }
        draft.correct(command.to());
        TimeDecisions.passTime(draft);
        return null;
    }

    /** After a start of the machine the time may only have stood still: later on the same date, its day goes on. */
    private static boolean goesOn(Draft draft, Day.Open open, ClockTrust.Doubt doubt, Instant to) {
        LocalDate date = to.atZone(draft.branch().plan().zone()).toLocalDate();
        return doubt.atStart() && !to.isBefore(draft.now()) && open.date().equals(date);
    }

    private static boolean isOver(Draft draft, Day.Open open, ClockTrust.Doubt doubt, Instant to) {
        Branch branch = draft.branch();
        boolean wasLeftOpen = doubt.atStart() && !to.isBefore(draft.now()) && Deadlines.isOver(branch, open, to)
                && branch.visits().values().stream().noneMatch(visit -> !visit.issuedAt().isBefore(doubt.since()));
        return wasLeftOpen || Deadlines.isOver(branch, open, draft.now());
    }
}
