package id.bilik.queueserver.view;

import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.GroupPlan;
import id.bilik.queueserver.branch.Priority;
import id.bilik.queueserver.branch.Reason;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.TicketNumber;
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
 * @param earlier  visits issued before it that were called while it waited
 * @param later    visits issued after it that were called before it, in order of their calls, and why
 */
public record Explanation(String ticket, String service, OffsetDateTime issuedAt, @Nullable OffsetDateTime calledAt,
        @Nullable String booth, @Nullable Long waitedSeconds, @Nullable Reason reason, Map<String, String> texts,
        int earlier, List<Overtaking> later) {
    /**
     * Somebody who came later and was called before.
     *
     * @param why {@code OTHER_GROUP}: called to a group that does not serve our service; {@code RETURNED}: in its rightful
     *            place after a hold, a transfer or an absence; else the rung of the call
     */
    public record Overtaking(String ticket, OffsetDateTime issuedAt, OffsetDateTime calledAt, String booth, String why,
            double weight) {}

    private record Issue(long order, Instant at, String service, Priority priority) {}

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
                    issues.put(issued.ticket(),
                            new Issue(each.sequence(), issued.issuedAt(each.at()), issued.service(), issued.priority()));
                case Event.TicketCalled call -> {
                    if (ours == null && call.ticket().equals(ticket))
                        ours = each;
                    else if (ours == null && issues.containsKey(ticket))
                        calls.add(each);
                }
                default -> {
                }
            }
        }
        Issue issue = issues.get(ticket);
        if (issue == null)
            return Optional.empty();
        int earlier = 0;
        List<Overtaking> later = new ArrayList<>();
        for (RecordedEvent each : calls)
            if (each.event() instanceof Event.TicketCalled call) {
                Issue other = issues.get(call.ticket());
                if (other == null || other.order < issue.order)
                    earlier++;
                else
                    later.add(new Overtaking(call.ticket().toString(), local(plan, other.at), local(plan, each.at()),
                            call.booth(), why(plan, issue, call), call.reason().weight()));
            }
        Event.TicketCalled call = ours != null && ours.event() instanceof Event.TicketCalled called ? called : null;
        Instant calledAt = ours == null ? null : ours.at();
        Long waited = calledAt == null ? null : Math.max(0, Duration.between(issue.at, calledAt).toSeconds());
        return Optional.of(new Explanation(ticket.toString(), issue.service, local(plan, issue.at),
                calledAt == null ? null : local(plan, calledAt), call == null ? null : call.booth(), waited,
                call == null ? null : call.reason(), texts(call, waited, earlier, later.size()), earlier, later));
    }

    private static String why(BranchPlan plan, Issue ours, Event.TicketCalled call) {
        for (GroupPlan group : plan.groups())
            if (group.id().equals(call.group()) && !group.services().contains(ours.service))
                return "OTHER_GROUP";
        // whoever is earliest among those waiting and came after us was called while we were not waiting
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
