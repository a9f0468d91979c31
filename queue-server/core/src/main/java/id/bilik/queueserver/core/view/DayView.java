package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** @param opensAt by the plan, {@code HH:mm}; {@code closesAt} 24:00 for the end of the day */
public record DayView(@Nullable LocalDate date, boolean open, boolean ticketing, String opensAt, String closesAt) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    static DayView of(Moment moment) {
        BranchPlan plan = moment.branch().plan();
        String opensAt = plan.hours().opens().format(CLOCK);
        String closing = plan.hours().closes().format(CLOCK);
        String closesAt = closing.equals("00:00") ? "24:00" : closing;
        return switch (moment.branch().day()) {
            case Day.Open open -> new DayView(open.date(), true, open.ticketing(), opensAt, closesAt);
            case Day.Closed closed -> new DayView(closed.last(), false, false, opensAt, closesAt);
        };
    }
}
