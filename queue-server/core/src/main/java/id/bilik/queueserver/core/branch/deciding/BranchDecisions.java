package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.BoardMessage;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Epochs;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.LocalDate;
import java.util.Optional;
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

    static @Nullable Refusal beginEpoch(Draft draft, BeginEpoch command) {
        Epochs before = draft.branch().counters().epochs();
        if (command.number() <= before.number()) {
            return new Refusal.EpochOver(command.number(), before.number());
        }
        // a clock that is behind must not make a day of the past of one on which numbers were given
        LocalDate date = latest(draft.date(), draft.branch().findDate(), before.findLast().map(Epochs.Epoch::date));
        draft.add(new EpochBegan(command.number(), command.incarnation(), date, date.plusDays(Epochs.DAYS_COVERED),
                draft.branch().plan().reservedNumbers().from()));
        return null;
    }

    @SafeVarargs
    private static LocalDate latest(LocalDate date, Optional<LocalDate>... others) {
        LocalDate latest = date;
        for (Optional<LocalDate> other : others) {
            latest = other.isPresent() && other.get().isAfter(latest) ? other.get() : latest;
        }
        return latest;
    }

    static @Nullable Refusal showMessage(Draft draft, ShowMessage command) {
        if (!Texts.isPlain(command.text(), Texts.MESSAGE)) {
            return new Refusal.UnusableText("text", Texts.MESSAGE);
        }
        if (!Texts.isPlain(command.english(), Texts.MESSAGE)) {
            return new Refusal.UnusableText("english", Texts.MESSAGE);
        }
        String text = command.text().strip();
        String english = command.english() == null ? "" : command.english().strip();
        // written in English alone, it is a message in one language like any other
        MessageShown next = text.isEmpty() || english.isEmpty()
                ? new MessageShown(text + english, null)
                : new MessageShown(text, english);
        BoardMessage shown = draft.branch().shown();
        if (!next.equals(new MessageShown(shown.text(), shown.english()))) {
            draft.add(next);
        }
        return null;
    }
}
