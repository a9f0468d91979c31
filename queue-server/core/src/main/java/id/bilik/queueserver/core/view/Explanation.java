package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a visit was called when it was: from the day's part of the journal alone. Numbers only, so anybody may ask.
 *
 * @param calledAt its first call
 * @param reason   of that call, as it was written down
 * @param earlier  visits with an earlier place that were called while it waited: issued before it, or booked for before
 * @param later    visits with a later place that were called before it, in order of their calls, and why
 * @param appointment booked time, from which its wait counts unless it came later
 */
public record Explanation(String ticket, String service, OffsetDateTime issuedAt, @Nullable OffsetDateTime calledAt,
        @Nullable String booth, @Nullable Long waitedSeconds, @Nullable Reason reason, Map<String, String> texts,
        int earlier, List<Overtaking> later, @Nullable OffsetDateTime appointment) {
    /**
     * Somebody who came later and was called before.
     *
     * @param why {@code OTHER_GROUP}: called to a group that does not serve our service; {@code RETURNED}: in its rightful
     *            place after a hold, a transfer or an absence; else the rung of the call
     */
    public record Overtaking(String ticket, OffsetDateTime issuedAt, OffsetDateTime calledAt, String booth, String why,
            double weight) {}

    private record Issue(Place place, Instant at, String service, @Nullable Instant appointment) {}

    /**
     * The explanation.
     *
     * @param day events of the business day in order; empty result where none of them issues the ticket
     */
    public static Optional<Explanation> of(BranchPlan plan, List<RecordedEvent> day, TicketNumber ticket) {
        Map<TicketNumber, Issue> issues = new HashMap<>();
        List<RecordedEvent> calls = new ArrayList<>();
        RecordedEvent ours = null;
        for (RecordedEvent each : day) {
            switch (each.event()) {
                case Event.TicketIssued issued ->
                    issues.put(issued.ticket(), issue(each, issued));
                case Event.TicketCalled call -> {
                    if (ours == null && call.ticket().equals(ticket)) {
                        ours = each;
                    } else if (ours == null && issues.containsKey(ticket)) {
                        calls.add(each);
                    }
                }
                default -> {
                }
            }
        }
        Issue issue = issues.get(ticket);
        if (issue == null) {
            return Optional.empty();
        }
        int earlier = 0;
        List<Overtaking> later = new ArrayList<>();
        for (RecordedEvent each : calls) {
            if (each.event() instanceof Event.TicketCalled call) {
                Issue other = issues.get(call.ticket());
                if (other == null || other.place.compareTo(issue.place) < 0) {
                    earlier++;
                } else {
                    later.add(new Overtaking(call.ticket().toString(), local(plan, other.at), local(plan, each.at()),
                            call.booth(), why(plan, issue, call), call.reason().weight()));
                }
            }
        }
        Event.TicketCalled call = ours != null && ours.event() instanceof Event.TicketCalled called ? called : null;
        Instant calledAt = ours == null ? null : ours.at();
        Long waited = calledAt == null
                ? null
                : Math.max(0, Duration.between(issue.place.since(), calledAt).toSeconds());
        return Optional.of(new Explanation(ticket.toString(), issue.service, local(plan, issue.at),
                calledAt == null ? null : local(plan, calledAt), call == null ? null : call.booth(), waited,
                call == null ? null : call.reason(), texts(call, waited, earlier, later.size()), earlier, later,
                issue.appointment == null ? null : local(plan, issue.appointment)));
    }

    private static Issue issue(RecordedEvent recorded, Event.TicketIssued issued) {
        Instant appointment = issued.appointment();
        Instant at = issued.issuedAt(recorded.at());
        Instant since = appointment != null && appointment.isAfter(at) ? appointment : at;
        return new Issue(new Place(since, recorded.sequence()), at, issued.service(), appointment);
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
