package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.ClosedPlace;
import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of a branch on one day.
 *
 * @param atBranch what a usual visit takes at the branch
 * @param fromHome what it takes from home
 */
public record CapacityDay(LocalDate date, OfficersFrom officersFrom, VisitDemand atBranch, VisitDemand fromHome,
        Ledger ledger) {

    /** From what the officers of the day are known: the groups of the plan, or who is on duty. */
    public enum OfficersFrom {
        PLAN, DUTY
    }

    /**
     * Today, from the quarter hour that runs now, which counts whole; any other day from its opening. Once the branch is
     * open, who is on duty counts for the rest of the day; before, and for later days, an officer at every group.
     */
    public static CapacityDay of(Branch branch, BranchModel model, LocalDate date, Instant now) {
        return of(branch, branch.bookings().withoutClosed(), model, date, now);
    }

    /**
     * Likewise.
     *
     * @param bookings for which room is kept, in place of the branch's own
     */
    static CapacityDay of(Branch branch, Bookings bookings, BranchModel model, LocalDate date, Instant now) {
        BranchPlan plan = branch.plan();
        boolean today = branch.findDate().filter(date::equals).isPresent();
        List<Attendance> officers = today
                ? Attendance.onDuty(branch.groups(), model, now)
                : Attendance.planned(plan.groups(), model);
        List<CompanyDay> companies = bookings.companies().list(date);
        // who is on duty is at the branch
        List<Slot> slots = DaySlots.of(plan, officers, today ? List.of() : companies, date, now);
        UsualVisits visits = new UsualVisits(branch, model);
        Owner owner = new Owner(branch.id());
        List<Taken> taken = new ArrayList<>();
        List<Visit> waiting = new ArrayList<>();
        for (Visit visit : today ? branch.visits().values() : List.<Visit>of()) {
            if (visit.appointment() != null) {
                promised(visit).ifPresent(at -> taken.add(new Taken(visit.ticket().toString(), visit.order(), at,
                        visit.channel() == Channel.KOLEKTIF ? Share.COLLECTIVE : Share.BOOKED, owner,
                        visits.of(visit))));
            } else if (visit.stage() instanceof Stage.Waiting) {
                waiting.add(visit);
            }
        }
        booked(branch, bookings, date, now)
                .forEach(booking -> taken.add(new Taken(booking.id(), booking.order(), booking.at(), Share.BOOKED,
                        owner, visits.of(booking.service(), booking.where()))));
        offered(bookings, date, plan.zone()).forEach((wish, offer) -> taken.add(new Taken(wish.booking(), offer.order(),
                offer.at(), Share.BOOKED, owner, visits.of(wish.service(), wish.where()))));
        closed(bookings, date, plan.zone(), now)
                .forEach(place -> taken.add(new Taken(place.booking() + " " + place.at(), place.order(),
                        place.at(), Share.BOOKED, owner, visits.of(place.service(), place.where()))));
        companies.forEach(day -> taken.addAll(ofCompany(day, owner, visits)));
        waiting.sort(Comparator.comparing(Visit::place));
        Ledger ledger = new Ledger(slots, Quotas.of(plan.shares(), owner), taken,
                waiting.stream().map(visit -> visits.of(visit)).toList(), now);
        return new CapacityDay(date, today ? OfficersFrom.DUTY : OfficersFrom.PLAN, visits.atBranch(),
                visits.fromHome(), ledger);
    }

    /** Bookings of the date for which room is kept: not those whose people are too late to check in. */
    private static List<Booking> booked(Branch branch, Bookings bookings, LocalDate date, Instant now) {
        ZoneId zone = branch.plan().zone();
        Instant earliest = now.minus(branch.plan().shares().bookings().late());
        return bookings
                .listPromised(date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant())
                .stream().filter(booking -> !booking.at().isBefore(earliest)).toList();
    }

    /** The people of a company who come to the branch, one by one: nobody of them is known here. */
    private static List<Taken> ofCompany(CompanyDay day, Owner owner, UsualVisits visits) {
        List<Taken> taken = new ArrayList<>();
        for (CompanyDay.Begin begin : day.begins()) {
            for (int i = 0; i < begin.people(); i++) {
                taken.add(new Taken(day.company(), day.order(), begin.at(), Share.COLLECTIVE, owner,
                        visits.atBranch(day.seconds())));
            }
        }
        return taken;
    }

    /** Places that are kept for those to whom they are offered. */
    private static Map<WaitingWish, WaitingWish.Offer> offered(Bookings bookings, LocalDate date, ZoneId zone) {
        Map<WaitingWish, WaitingWish.Offer> offered = new LinkedHashMap<>();
        for (WaitingWish wish : bookings.waiting().listOffered()) {
            wish.findOffer().filter(offer -> offer.at().atZone(zone).toLocalDate().equals(date))
                    .ifPresent(offer -> offered.put(wish, offer));
        }
        return offered;
    }

    /** Places in which nobody can begin a visit yet. */
    private static List<ClosedPlace> closed(Bookings bookings, LocalDate date, ZoneId zone, Instant now) {
        return bookings.closed().stream()
                .filter(place -> now.isBefore(place.reopensAt()) && !place.at().isBefore(now)
                        && place.at().atZone(zone).toLocalDate().equals(date))
                .toList();
    }

    /**
     * When the visit is to begin; empty where its promise was kept, as it is in a booth or was, and where it is gone. Who comes
     * back later at their own wish is expected then.
     */
    private static Optional<Instant> promised(Visit visit) {
        Instant appointment = visit.appointment();
        if (appointment == null) {
            return Optional.empty();
        }
        return switch (visit.stage()) {
            case Stage.Waiting _,Stage.Held _,Stage.Fetching _ -> Optional.of(appointment);
            case Stage.Deferred deferred -> Optional.of(
                    deferred.until().isAfter(appointment) ? deferred.until() : appointment);
            case Stage.InBooth _,Stage.Ended _ -> Optional.empty();
        };
    }
}
