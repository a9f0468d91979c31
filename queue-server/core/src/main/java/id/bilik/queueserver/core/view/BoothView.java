package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.OfficerTurns;
import id.bilik.queueserver.core.forecast.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A booth: what its own screen shows, and a tile of the officer's console.
 *
 * @param kind {@code branch}, or {@code home} for a participant at home
 */
public record BoothView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name, String booth,
        String group,
        boolean open, List<String> languages, String kind, String status, boolean onDuty, boolean paused,
        @Nullable VisitView visit, @Nullable LastView last) {

    /** How long the thanks stay on the screen. */
    private static final Duration THANKS = Duration.ofMinutes(1);

    /**
     * Who is in the booth, or on the way to it.
     *
     * @param officerAfter how many visits the officer is likely to be with before this one; only where it needs them, and
     *                     they are there
     * @param officerIn    how long until the officer is with it; only where {@code officerAfter} is, and enough was seen of
     *                     how long officers stay with a visit
     * @param language     of the ticket, {@code id} or {@code en}; absent where nobody said one
     * @param steps        of the visit, in order; none where it has one
     * @param comingSince  when the called participant said that they are on the way; absent where they did not
     */
    public record VisitView(String ticket, String service, Map<String, String> names, String priority, String stage,
            OffsetDateTime issuedAt, OffsetDateTime calledAt, int recalls, OffsetDateTime lastCalledAt,
            @Nullable OffsetDateTime noShowAt, @Nullable OffsetDateTime arrivedAt, @Nullable String attention,
            @Nullable OffsetDateTime attentionSince, String reason, Reason explanation, long targetSeconds,
            @Nullable String need, List<DocumentView> documents, @Nullable PromptView prompt,
            @Nullable OffsetDateTime appointment, @Nullable Integer officerAfter,
            @Nullable WaitRange officerIn, @Nullable String language,
            @Nullable OffsetDateTime comingSince, List<StepView> steps) {}

    /** A paper that the service asks for; {@code ticked}: the officer has seen it. */
    public record DocumentView(String id, Map<String, String> text, boolean required, boolean ticked) {}

    /** What the officer asks for; {@code document}: id of the paper, for {@code show}. */
    public record PromptView(String prompt, @Nullable String document, OffsetDateTime at) {}

    /**
     * The visit that left it last.
     *
     * @param undoUntil     until when what ended the visit here can be undone; absent where it cannot
     * @param missing       papers that its participant fetches; none where they do not
     * @param next          names of the service that it waits for now, where a step of it was done here
     * @param deferredUntil when it is back, where it asked for more time when it was called here, and is still away
     */
    public record LastView(String ticket, String stage, OffsetDateTime endedAt, @Nullable OffsetDateTime undoUntil,
            @Nullable OffsetDateTime deferredUntil, List<TicketView.PaperView> missing,
            @Nullable Map<String, String> next) {}

    /** @throws java.util.NoSuchElementException for a booth that the branch does not have */
    public static BoothView of(Moment moment, String boothId) {
        Group group = moment.branch().findGroupOfBooth(boothId).orElseThrow();
        return of(moment, group, group.findBooth(boothId).orElseThrow());
    }

    static BoothView of(Moment moment, Group group, Booth booth) {
        Branch branch = moment.branch();
        return new BoothView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(), booth.id(),
                group.id(), branch.isTicketing(), branch.plan().languages(), ContractNames.of(booth.where()),
                ContractNames.of(booth.status()),
                group.isOnDuty(), group.isPaused(), visit(moment, booth), last(moment, booth));
    }

    /** A visit in a booth, or on the way to one, as its participant at home sees it; empty for any other. */
    public static Optional<VisitView> findVisit(Moment moment, Visit visit) {
        return visit.stage() instanceof Stage.InBooth there
                ? moment.branch().findBooth(there.booth()).map(booth -> visit(moment, booth))
                : Optional.empty();
    }

    private static @Nullable VisitView visit(Moment moment, Booth booth) {
        if (booth.visit() == null) {
            return null;
        }
        Visit visit = moment.branch().getVisit(booth.visit());
        if (!(visit.stage() instanceof Stage.InBooth inBooth)) {
            throw new IllegalStateException(visit + " is bound to booth " + booth.id());
        }
        Service service = moment.branch().plan().getService(visit.service());
        Stage.Called called = inBooth instanceof Stage.Called stage ? stage : null;
        Stage.Serving serving = inBooth instanceof Stage.Serving stage ? stage : null;
        Stage.Call call = inBooth.call();
        return new VisitView(visit.ticket().toString(), visit.service(), service.names(),
                ContractNames.of(visit.priority()),
                StageName.of(visit.stage()).text(), moment.local(visit.issuedAt()), moment.local(call.calledAt()),
                call.recalls(), moment.local(call.lastCalledAt()),
                called == null ? null : moment.local(moment.branch().noShowAt(called)),
                serving == null ? null : moment.local(serving.arrivedAt()),
                serving == null ? null : attention(serving.attention()),
                serving == null ? null : moment.local(serving.attention().since()), call.reason().visit(),
                call.reason(), service.expected().toSeconds(), serving == null ? null : need(serving.attention()),
                documents(moment.branch(), visit), prompt(moment, visit),
                moment.localOrNull(visit.appointment()), officerAfter(moment, visit, inBooth.group()),
                moment.officerIn(visit, inBooth.group()), ContractNames.ofNullable(visit.language()),
                called == null ? null : moment.localOrNull(called.comingSince()), StepView.list(moment, visit));
    }

    private static @Nullable Integer officerAfter(Moment moment, Visit visit, String groupId) {
        Group group = moment.branch().getGroup(groupId);
        if (!group.isOnDuty() || group.isPaused()) {
            return null;
        }
        int after = moment.branch().findAttended(group).isPresent() ? 1 : 0;
        for (OfficerTurns.Turn turn : OfficerTurns.list(moment.branch(), group, moment.now())) {
            if (turn.ticket().equals(visit.ticket())) {
                return after;
            }
            after++;
        }
        return null;
    }

    private static List<DocumentView> documents(Branch branch, Visit visit) {
        return branch.listPapers(visit).stream().map(document -> new DocumentView(document.id(), document.text(),
                document.required(), visit.seen().contains(document.id()))).toList();
    }

    private static @Nullable PromptView prompt(Moment moment, Visit visit) {
        Sheet.Prompt prompt = moment.sheets().of(visit).prompt();
        return prompt == null
                ? null
                : new PromptView(ContractNames.of(prompt.kind()), prompt.document(), moment.local(prompt.at()));
    }

    private static @Nullable String need(Stage.Attention attention) {
        return attention instanceof Stage.NeedsOfficer needs && needs.why() != null
                ? ContractNames.of(needs.why())
                : null;
    }

    private static String attention(Stage.Attention attention) {
        return switch (attention) {
            case Stage.NeedsOfficer needs -> "needs-officer";
            case Stage.SelfWorking working -> "self-working";
            case Stage.WithOfficer with -> "with-officer";
        };
    }

    private static @Nullable LastView last(Moment moment, Booth booth) {
        Booth.Departure last = booth.last();
        if (last == null || moment.now().isAfter(last.at().plus(THANKS))) {
            return null;
        }
        Instant undoUntil = last.at().plus(moment.branch().plan().rules().undoFor());
        boolean inTime = last.before() != null && moment.now().isBefore(undoUntil);
        return moment.branch().findVisit(last.ticket()).map(visit -> new LastView(visit.ticket().toString(),
                StageName.of(visit.stage()).text(), moment.local(last.at()),
                inTime && visit.hasLeft(booth.id(), last.at()) ? moment.local(undoUntil) : null,
                visit.stage() instanceof Stage.Deferred deferred && booth.id().equals(deferred.booth())
                        ? moment.local(deferred.until())
                        : null,
                TicketView.missing(moment.branch(), visit),
                last.at().equals(visit.steps().since())
                        ? TicketView.namesOf(moment.branch(), visit.service())
                        : null))
                .orElse(null);
    }
}
