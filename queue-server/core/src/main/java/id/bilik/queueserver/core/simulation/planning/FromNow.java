package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The rest of the day of a branch as it stands: who is in it, with what is left of their work, and who may come. Drawn
 * for each path; the same path brings the same people whatever is tried with them.
 *
 * @param rates arrivals from now on
 */
public record FromNow(Branch branch, BranchModel model, ArrivalHistory.Rates rates, Instant now) {
    /** Nobody can tell of longer than this, seconds. */
    public static final double FORESEEN = 12 * 3600;
    private static final double LEAST = 900;

    /** The participants in the branch, with what is left of their work. */
    Map<TicketNumber, Participant> present(long seed) {
        return present(seed, branch);
    }

    /** The same of those who are still in it after the branch was changed: what falls due just now may end a visit. */
    Map<TicketNumber, Participant> present(long seed, Branch changed) {
        Map<TicketNumber, Participant> people = new LinkedHashMap<>();
        for (Visit visit : branch.visits().values()) {
            if (!(changed.getVisit(visit.ticket()).stage() instanceof Stage.Ended)) {
                people.put(visit.ticket(), person(visit, Streams.of(seed, "present", visit.order())));
            }
        }
        return people;
    }

    private Participant person(Visit visit, SplittableRandom random) {
        WorkDistribution work = newcomers().work(visit.service());
        double luck = random.nextDouble();
        boolean shows = visit.stage() instanceof Stage.Serving || random.nextDouble() >= model.noShow();
        double left = visit.stage() instanceof Stage.Serving
                ? work.remaining(model.attained().getOrDefault(visit.ticket(), 0.0), luck)
                : work.quantile(luck);
        return new Participant(0, visit.service(), visit.priority(), Math.max(1, left), 1, 0,
                patience(visit, random.nextDouble()), shows, true);
    }

    /** Seconds from the ticket's issue to when who waits leaves. */
    private double patience(Visit visit, double luck) {
        if (!(visit.stage() instanceof Stage.Waiting)) {
            return Double.POSITIVE_INFINITY;
        }
        double until = model.leaving().of(visit.priority()).leavesAfter(seconds(visit.countsFrom(), now), luck);
        return seconds(visit.issuedAt(), visit.countsFrom()) + until;
    }

    /** The participants in the branch as if they came now: what is left of their work and of their patience. */
    List<Participant> comingNow(long seed) {
        List<Participant> people = new ArrayList<>();
        present(seed).forEach((ticket, who) -> people.add(who
                .withPatience(who.patience() - seconds(branch.getVisit(ticket).issuedAt(), now))));
        return people;
    }

    private static double seconds(Instant from, Instant to) { return Duration.between(from, to).toNanos() / 1e9; }

    /** The participants who come until tickets are no longer issued, in order of arrival. */
    List<Participant> arrivals(long seed, double untilSeconds) {
        return arrivals(seed, untilSeconds, branch);
    }

    /**
     * The same where the branch was changed: while both issue tickets, the same people come. Where tickets are issued for
     * longer, as many go on coming as in the last half hour before the end that had been planned.
     */
    List<Participant> arrivals(long seed, double untilSeconds, Branch changed) {
        if (!changed.isTicketing()) {
            return List.of();
        }
        double intoSlot = now.atZone(branch.plan().zone()).toLocalTime().toSecondOfDay() % Newcomers.SLOT_SECONDS;
        double planned = untilTicketingEnds();
        double end = new FromNow(changed, model, rates, now).untilTicketingEnds();
        int last = Math.max(0, (int) ((planned + intoSlot) / Newcomers.SLOT_SECONDS) - 1);
        ArrivalHistory.Rates coming = end > planned && last < rates.slots().size() ? rates.heldFrom(last) : rates;
        return new Newcomers(branch.plan(), model, coming).draw(seed, intoSlot, Math.min(untilSeconds, end));
    }

    /** One of the days that are as likely, given how far what is believed of the branch may be off. */
    FromNow drawn(long seed) {
        return new FromNow(branch, model.drawn(Streams.of(seed, "model", 0)),
                rates.drawn(Streams.of(seed, "busy", 0)), now);
    }

    private Newcomers newcomers() { return new Newcomers(branch.plan(), model, rates); }

    /**
     * Seconds until people stop coming, as far as that can be told: with the hours, at most twelve hours. A quarter of an
     * hour at least.
     */
    public double untilNobodyComes() { return Math.min(FORESEEN, Math.max(LEAST, untilTicketingEnds())); }

    /** Seconds until tickets are issued no longer; to midnight where the hours don't say. */
    public double untilTicketingEnds() {
        BranchPlan plan = branch.plan();
        if (!(branch.day() instanceof Day.Open open)) {
            return 0;
        }
        Instant closes = plan.hours().closesAt(open.date(), plan.zone());
        boolean hasHours = plan.hours().isOpenOn(open.date()) && open.openedAt().isBefore(closes);
        Instant midnight = open.date().plusDays(1).atStartOfDay(plan.zone()).toInstant();
        return Math.max(0, Duration.between(now, hasHours ? closes : midnight).toSeconds());
    }
}
