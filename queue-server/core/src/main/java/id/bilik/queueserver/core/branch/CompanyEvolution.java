package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;

/** The days of companies after what happened to them. */
final class CompanyEvolution {
    private CompanyEvolution() {}

    static Branch evolve(Branch branch, OfCompany event, long order) {
        Bookings bookings = branch.bookings();
        CompanyDays days = bookings.companies();
        return branch.with(bookings.with(switch (event) {
            case CompanyDayAgreed agreed -> days.plus(new CompanyDay(agreed.company(), agreed.date(), agreed.from(),
                    agreed.until(), agreed.away(), agreed.seconds(), agreed.begins(), order));
            case CompanyDayWithdrawn withdrawn -> days.find(withdrawn.company(), withdrawn.date())
                    .map(day -> days.minus(day.company(), day.date()))
                    .orElseThrow(() -> new IllegalStateException(withdrawn + " cannot follow no such day"));
        }));
    }
}
