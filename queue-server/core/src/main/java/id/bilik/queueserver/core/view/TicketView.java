package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.ServedToday;
import id.bilik.queueserver.core.forecast.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its participant sees it.
 *
 * @param slip what is known of the paper: {@code printed}, {@code unconfirmed}, {@code failed} or {@code unknown}
 * @param language {@code id} or {@code en}; absent where nobody said one
 * @param comingSince when the called participant said that they are on the way; absent where they did not
 * @param noShowAt    of a called visit: until when the booth is kept for it
 * @param where       {@code branch} or {@code home}: where the participant is
 * @param steps       of the visit, in order; none where it has one
 * @param missing     papers that the participant fetches; none where they do not
 */
public record TicketView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name,
        List<String> languages,
        boolean open, String ticket, String service, Map<String, String> names, String priority, String stage,
        OffsetDateTime issuedAt, @Nullable Integer ahead, @Nullable WaitRange waitRange, @Nullable String booth,
        @Nullable OffsetDateTime calledAt, @Nullable Integer recalls, @Nullable OffsetDateTime heldUntil,
        @Nullable OffsetDateTime endedAt, @Nullable String endReason, boolean mayLeave, boolean mayReturn,
        @Nullable ServedToday servedToday, @Nullable OffsetDateTime deferredUntil, @Nullable Long deferAtMostMinutes,
        @Nullable OffsetDateTime appointment, @Nullable Integer returnsInPlaceLeft,
        @Nullable OffsetDateTime behindSince, @Nullable UnservedView unserved,
        String slip, @Nullable String language, @Nullable OffsetDateTime comingSince,
        @Nullable OffsetDateTime noShowAt, String where, List<StepView> steps, List<PaperView> missing) {

    /** A paper by its name, by language. */
    public record PaperView(String id, Map<String, String> text) {}

    /** @throws IllegalStateException for a ticket that the business day does not have */
    public static TicketView of(Moment moment, TicketNumber ticket) {
        Branch branch = moment.branch();
        Visit visit = branch.getVisit(ticket);
        Stage stage = visit.stage();
        boolean waiting = stage instanceof Stage.Waiting;
        int ahead = waiting ? moment.ahead(visit) : 0;
        Stage.Called called = stage instanceof Stage.Called summoned ? summoned : null;
        Stage.InBooth inBooth = stage instanceof Stage.InBooth bound ? bound : null;
        Stage.Held held = stage instanceof Stage.Held set ? set : null;
        Instant endedAt = stage instanceof Stage.Ended ended ? ended.endedAt() : null;
        boolean dayOpen = branch.day() instanceof Day.Open;
        return new TicketView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(),
                branch.plan().languages(), branch.isTicketing(), ticket.toString(), visit.service(),
                namesOf(branch, visit.service()), ContractNames.of(visit.priority()),
                StageName.of(stage).text(), moment.local(visit.issuedAt()), waiting ? ahead : null,
                waiting ? moment.waitOf(visit, ahead) : null, inBooth == null ? null : inBooth.booth(),
                inBooth == null ? null : moment.local(inBooth.call().calledAt()),
                inBooth == null ? null : inBooth.call().recalls(),
                held == null ? null : moment.local(held.until()), moment.localOrNull(endedAt), endReason(stage),
                waiting || called != null || stage instanceof Stage.Aside,
                dayOpen && (stage instanceof Stage.Aside
                        || (stage instanceof Stage.NoShow && !isBookedAnew(branch, visit))),
                waiting ? moment.servedToday(visit, ahead) : null,
                stage instanceof Stage.Deferred deferred ? moment.local(deferred.until()) : null,
                dayOpen ? deferAtMost(moment, visit) : null, moment.localOrNull(visit.appointment()),
                called != null || stage instanceof Stage.NoShow
                        ? visit.returnsInPlaceLeft(branch.plan().rules())
                        : null,
                waiting ? moment.localOrNull(visit.returns().behind()) : null,
                waiting ? moment.unserved(visit.service(), visit.where()) : null, ContractNames.of(visit.slip()),
                ContractNames.ofNullable(visit.language()),
                called == null ? null : moment.localOrNull(called.comingSince()),
                called == null ? null : moment.local(branch.noShowAt(called)), ContractNames.of(visit.where()),
                StepView.list(moment, visit), missing(branch, visit));
    }

    /** Whether its booking has another time by now, as nobody had answered at home. */
    private static boolean isBookedAnew(Branch branch, Visit visit) {
        return branch.findDate().flatMap(date -> branch.bookings().waiting().findOf(visit, date))
                .filter(wish -> wish.state() == WaitingWish.State.BOOKED).isPresent();
    }

    /** Empty for a service that the plan no longer has: a visit that has ended does not keep it there. */
    public static Map<String, String> namesOf(Branch branch, String service) {
        return branch.plan().findService(service).map(Service::names).orElse(Map.of());
    }

    /** The papers that the visit lacks while its participant fetches them. */
    static List<PaperView> missing(Branch branch, Visit visit) {
        return visit.stage() instanceof Stage.Fetching fetching
                ? branch.listPapers(visit).stream().filter(paper -> fetching.documents().contains(paper.id()))
                        .map(paper -> new PaperView(paper.id(), paper.text())).toList()
                : List.of();
    }

    /** Minutes by which it may be called later, from now; null where that cannot be asked for. */
    private static @Nullable Long deferAtMost(Moment moment, Visit visit) {
        Rules rules = moment.branch().plan().rules();
        Duration most = rules.deferAtMost();
        long minutes = switch (visit.stage()) {
            case Stage.Waiting waiting -> most.toMinutes();
            case Stage.Called called -> visit.returnsInPlaceLeft(rules) > 0 ? most.toMinutes() : 0;
            case Stage.Deferred deferred ->
                Duration.between(moment.now(), deferred.since().plus(most)).toMinutes();
            default -> 0;
        };
        return minutes > 0 ? minutes : null;
    }

    private static @Nullable String endReason(Stage stage) {
        return switch (stage) {
            case Stage.Abandoned abandoned -> abandoned.reason().word();
            case Stage.Completed completed -> completed.outcome();
            default -> null;
        };
    }
}
