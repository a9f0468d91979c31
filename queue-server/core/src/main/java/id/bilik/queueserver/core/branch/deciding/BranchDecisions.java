package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The business day and the message on the board. */
final class BranchDecisions {
    private BranchDecisions() {}

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
