package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.CompanyDays;
import id.bilik.queueserver.core.branch.Event.*;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days of a company as both sides have agreed: what is different from before is said, and nothing else. */
final class CompanyDecisions {
    private CompanyDecisions() {}

    static @Nullable Refusal agree(Draft draft, Command.AgreeCompanyDays command) {
        LocalDate today = draft.date();
        CompanyDays before = draft.branch().bookings().companies();
        List<CompanyDay> later = command.days().stream().filter(day -> day.date().isAfter(today)).toList();
        for (CompanyDay known : before.list(command.company())) {
            if (known.date().isAfter(today)
                    && later.stream().noneMatch(day -> day.date().equals(known.date()) && known.isSameAs(day))) {
                draft.add(new CompanyDayWithdrawn(known.company(), known.date()));
            }
        }
        for (CompanyDay day : later) {
            if (before.find(command.company(), day.date()).filter(known -> known.isSameAs(day)).isEmpty()) {
                draft.add(new CompanyDayAgreed(command.company(), day.date(), day.from(), day.until(), day.away(),
                        day.seconds(), day.begins()));
            }
        }
        return null;
    }
}
