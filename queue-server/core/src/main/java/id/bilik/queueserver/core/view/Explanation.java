package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a visit was called when it was: from the day's part of the journal alone. Numbers only, so anybody may ask.
 *
 * @param calledAt the first call of that step
 * @param reason   of that call, as it was written down
 * @param earlier  visits with an earlier place that were called while it waited: issued before it, or booked for before
 * @param later    calls before it of visits with a later place, in order, and why
 * @param appointment booked time, from which its wait counts unless it came later
 * @param slip     what is known of its paper, as in {@link TicketView}
 * @param steps    what was done before the step that is explained, which is the last one that has begun
 */
public record Explanation(String ticket, String service, OffsetDateTime issuedAt, @Nullable OffsetDateTime calledAt,
        @Nullable String booth, @Nullable Long waitedSeconds, @Nullable Reason reason, Map<String, String> texts,
        int earlier, List<Overtaking> later, @Nullable OffsetDateTime appointment, String slip, List<Step> steps) {
    /**
     * A step that is over.
     *
     * @param waitedSeconds from the beginning of the step to its first call; absent for one that was served at once
     */
    public record Step(String service, @Nullable Long waitedSeconds, String booth, OffsetDateTime endedAt) {}

    /**
     * Somebody who came later and was called before.
     *
     * @param why {@code OTHER_GROUP}: called to a group that does not serve our service; {@code RETURNED}: in its rightful
     *            place after a hold, a transfer or an absence; else the rung of the call
     */
    public record Overtaking(String ticket, OffsetDateTime issuedAt, OffsetDateTime calledAt, String booth, String why,
            double weight) {}

    private record Issue(Place place, Instant at, String service, @Nullable Instant appointment) {
        /** @param countsFrom time from which it counts then; null where it kept its place */
        Issue cameBack(@Nullable Instant countsFrom) {
            return countsFrom == null
                    ? this
                    : new Issue(new Place(Place.since(countsFrom, appointment), place.order()), at, service,
                            appointment);
        }

        /** The next step begins: it waits from then. */
        Issue next(Event.StepCompleted done, Instant now) {
            return new Issue(new Place(Place.since(now, appointment), place.order()), at, done.next(), appointment);
        }
    }

    /** A call, with the place that the visit had then. */
    private record Called(Instant at, Event.TicketCalled call, @Nullable Issue visit) {}

    /**
     * The explanation.
     *
     * @param day events of the business day in order; empty result where none of them issues the ticket
     */
    public static Optional<Explanation> of(BranchPlan plan, List<RecordedEvent> day, TicketNumber ticket) {
        Map<TicketNumber, Issue> issues = new HashMap<>();
        List<Called> calls = new ArrayList<>();
        Called ours = null;
        Visit.Slip slip = Visit.Slip.UNKNOWN;
        List<Step> steps = new ArrayList<>();
        boolean seated = false;
        for (RecordedEvent each : day) {
            switch (each.event()) {
                case Event.TicketIssued issued ->
                    issues.put(issued.ticket(), issue(each, issued));
                case Event.VisitReturned back ->
                    issues.computeIfPresent(back.ticket(), (returned, issue) -> issue.cameBack(back.countsFrom()));
                case Event.TicketCalled call -> {
                    Called called = new Called(each.at(), call, issues.get(call.ticket()));
                    if (ours == null && call.ticket().equals(ticket)) {
                        ours = called;
                    } else if (ours == null && issues.containsKey(ticket)) {
                        calls.add(called);
                    }
                }
                case Event.StepCompleted done -> {
                    Issue before = issues.get(done.ticket());
                    if (before != null) {
                        issues.put(done.ticket(), before.next(done, each.at()));
                    }
                    if (before != null && done.ticket().equals(ticket)) {
                        steps.add(new Step(before.service, seated ? null : waited(ours), done.booth(),
                                local(plan, each.at())));
                        seated = done.stays();
                        if (!seated) {
                            ours = null;
                            calls.clear();
                        }
                    }
                }
                case Event.OfVisit other when other.ticket().equals(ticket) ->
                    slip = Visit.Slip.after(other).orElse(slip);
                default -> {
                }
            }
        }
        Issue issue = ours == null ? issues.get(ticket) : ours.visit;
        if (issue == null) {
            return Optional.empty();
        }
        Set<TicketNumber> earlier = new HashSet<>();
        List<Overtaking> later = new ArrayList<>();
        for (Called each : calls) {
            Issue other = each.visit;
            if (other == null || other.place.compareTo(issue.place) < 0) {
                earlier.add(each.call.ticket());
            } else {
                later.add(new Overtaking(each.call.ticket().toString(), local(plan, other.at), local(plan, each.at),
                        each.call.booth(), why(plan, issue, each.call), each.call.reason().weight()));
            }
        }
        Event.TicketCalled call = ours == null ? null : ours.call;
        Instant calledAt = ours == null ? null : ours.at;
        Long waited = waited(ours);
        return Optional.of(new Explanation(ticket.toString(), issue.service, local(plan, issue.at),
                calledAt == null ? null : local(plan, calledAt), call == null ? null : call.booth(), waited,
                call == null ? null : call.reason(), texts(call, waited, earlier.size(), later.size()), earlier.size(),
                later,
                issue.appointment == null ? null : local(plan, issue.appointment),
                ContractNames.of(slip), steps));
    }

    private static @Nullable Long waited(@Nullable Called call) {
        return call == null || call.visit == null
                ? null
                : Math.max(0, Duration.between(call.visit.place.since(), call.at).toSeconds());
    }

    private static Issue issue(RecordedEvent recorded, Event.TicketIssued issued) {
        Instant appointment = issued.appointment();
        Instant at = issued.issuedAt(recorded.at());
        return new Issue(new Place(Place.since(at, appointment), recorded.sequence()), at, issued.service(),
                appointment);
    }

    private static String why(BranchPlan plan, Issue ours, Event.TicketCalled call) {
        for (GroupPlan group : plan.groups()) {
            if (group.id().equals(call.group()) && !group.services().contains(ours.service)) {
                return "OTHER_GROUP";
            }
        }
        // the earliest of those waiting who came after us was called while we were not waiting
        return call.reason().visit().equals("FIRST_COME") ? "RETURNED" : call.reason().visit();
    }

    private static Map<String, String> texts(Event.@Nullable TicketCalled call, @Nullable Long waited, int earlier,
            int later) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (call == null || waited == null) {
            texts.put("id", "Belum dipanggil. " + earlier + " nomor yang lebih dahulu dan " + later
                    + " nomor yang lebih baru sudah dipanggil sejak nomor ini diambil.");
            texts.put("en", "Not called yet. Since this number was taken, " + earlier + " earlier and " + later
                    + " later numbers were called.");
            return texts;
        }
        long minutes = Math.round(waited / 60.0);
        String rung = call.reason().visit();
        texts.put("id",
                "Dipanggil ke bilik " + call.booth() + " setelah " + minutes + " menit, karena " + switch (rung) {
                    case "OVERDUE" -> "sudah menunggu melewati batas waktu";
                    case "ACCUMULATED_PRIORITY" -> "kelas prioritasnya didahulukan";
                    default -> "paling lama menunggu di antara yang dapat dilayani di sana";
                } + ". Sebelumnya dipanggil " + earlier + " nomor yang lebih dahulu dan " + later
                        + " nomor yang lebih baru.");
        texts.put("en",
                "Called to booth " + call.booth() + " after " + minutes + " minutes, because it " + switch (rung) {
                    case "OVERDUE" -> "had waited longer than the deadline";
                    case "ACCUMULATED_PRIORITY" -> "belongs to a class that is put forward";
                    default -> "had waited longest of those who could be served there";
                } + ". Before it, " + earlier + " earlier and " + later + " later numbers were called.");
        return texts;
    }

    private static OffsetDateTime local(BranchPlan plan, Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).atZone(plan.zone()).toOffsetDateTime();
    }
}
