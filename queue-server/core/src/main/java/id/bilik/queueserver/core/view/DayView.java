package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The business day.
 *
 * @param opensAt     by the plan's hours of that date, {@code HH:mm}; {@code closesAt} 24:00 for the end of the day
 * @param nextOpening when the branch opens by itself next; null while it is open, and where no opening is planned
 * @param holiday     what day it is, by language, where the branch stays closed today; null otherwise
 */
public record DayView(@Nullable LocalDate date, boolean open, boolean ticketing, String opensAt, String closesAt,
        @Nullable OffsetDateTime nextOpening, @Nullable Map<String, String> holiday) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    static DayView of(Moment moment) {
        Branch branch = moment.branch();
        Hours hours = branch.plan().hours();
        return switch (branch.day()) {
            case Day.Open open -> new DayView(open.date(), true, open.ticketing(),
                    hours.opensOn(open.date()).format(CLOCK), closing(hours.closesOn(open.date())), null, null);
            case Day.Closed closed -> {
                LocalDate today = moment.localNow().toLocalDate();
                OffsetDateTime next = branch.nextDeadline(moment.now())
                        .map(opening -> opening.atZone(branch.plan().zone()).toOffsetDateTime()).orElse(null);
                LocalDate shown = next == null ? today : next.toLocalDate();
                yield new DayView(closed.last(), false, false, hours.opensOn(shown).format(CLOCK),
                        closing(hours.closesOn(shown)), next, hours.findSpecial(today).filter(SpecialDay::isClosed)
                                .map(SpecialDay::names).filter(names -> !names.isEmpty()).orElse(null));
            }
        };
    }

    private static String closing(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.format(CLOCK);
    }
}
