package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.OfficerTurns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The officer's console.
 *
 * @param suggest    whom the officer should turn to next; absent where nobody needs them, or they are not there
 * @param groupNames what people call the group, by language; empty where nobody has named it
 */
public record GroupView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name, String group,
        Map<String, String> groupNames, boolean open,
        List<String> languages, String mode, @Nullable DutyView duty, int concurrency, int load,
        List<String> openBooths, String callable, List<BoothView> booths, List<HeldView> held, QueueView queue,
        List<ServiceView> services, Map<String, String> notes, List<DeferredView> deferred,
        @Nullable SuggestView suggest, List<FetchingView> fetching) {

    private static final int SHOWN = 10;

    /** @param reason why before the others who need the officer; see {@link OfficerTurns} */
    public record SuggestView(String booth, String ticket, String reason) {}

    /**
     * Somebody of this group's services who comes back later.
     *
     * @param booth to which they were called when they asked for more time; absent where they were waiting
     */
    public record DeferredView(String ticket, String service, OffsetDateTime until, @Nullable String booth) {}

    /**
     * Somebody of this group's services who fetches papers, and is back on the same day.
     *
     * @param booth in which they were missing
     */
    public record FetchingView(String ticket, String service, OffsetDateTime since, String booth,
            List<TicketView.PaperView> missing) {}

    /**
     * An officer on duty.
     *
     * @param officer the name; where it is not known any more, the word for an officer in the branch's first language
     * @param named   whether it is the name
     */
    public record DutyView(String officer, boolean named, OffsetDateTime since, @Nullable PauseView paused) {
        static @Nullable DutyView of(Moment moment, Group group) {
            if (!(group.duty() instanceof Duty.On on)) {
                return null;
            }
            Duty.Pause pause = on.pause();
            Optional<String> name = moment.names().find(on.officer());
            return new DutyView(name.orElseGet(() -> ContractNames.officer(moment.branch().plan().languages())),
                    name.isPresent(), moment.local(on.since()),
                    pause == null
                            ? null
                            : new PauseView(moment.local(pause.since()), pause.reason(),
                                    moment.localOrNull(pause.returnAt())));
        }
    }

    /** @param returnAt announced; may be past */
    public record PauseView(OffsetDateTime since, @Nullable String reason, @Nullable OffsetDateTime returnAt) {}

    public record HeldView(String ticket, String service, OffsetDateTime heldAt, OffsetDateTime until,
            @Nullable String reason, String booth) {}

    /** @param next the visits that this group may call, in that order, the first ten */
    public record QueueView(int count, List<NextView> next) {}

    /**
     * Somebody who waits.
     *
     * @param language  of the ticket, {@code id} or {@code en}; absent where nobody said one
     * @param waitsFrom from when its wait counts: the issue, the booked time, or the end of the step before
     */
    public record NextView(String ticket, String service, String priority, OffsetDateTime issuedAt,
            long waitedSeconds, String reason, @Nullable OffsetDateTime appointment, @Nullable String language,
            OffsetDateTime waitsFrom) {}

    /** @throws IllegalStateException for a group that the branch does not have */
    public static GroupView of(Moment moment, String groupId) {
        Branch branch = moment.branch();
        Group group = branch.getGroup(groupId);
        List<BoothView> booths = new ArrayList<>();
        for (Booth booth : inOrderOfNeed(branch, group)) {
            booths.add(BoothView.of(moment, group, booth));
        }
        QueueView queue = queue(moment, group);
        return new GroupView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(), group.id(), BranchView.names(group.id(), branch.plan()),
                branch.isTicketing(), branch.plan().languages(), ContractNames.of(group.mode()),
                DutyView.of(moment, group),
                group.concurrency(), group.load(), BranchView.openBooths(group), callable(branch, group, queue), booths,
                held(moment, group), queue,
                branch.plan().services().stream().map(service -> ServiceView.of(branch.plan(), service)).toList(),
                notes(moment, group), deferred(moment, group), suggest(moment, group), fetching(moment, group));
    }

    private static @Nullable SuggestView suggest(Moment moment, Group group) {
        if (!group.isOnDuty() || group.isPaused()) {
            return null;
        }
        return OfficerTurns.list(moment.branch(), group, moment.now()).stream().findFirst()
                .map(turn -> new SuggestView(turn.booth(), turn.ticket().toString(), ContractNames.of(turn.rung())))
                .orElse(null);
    }

    /** Of the visits in its booths and on hold; those who wait have theirs when they are called. */
    private static Map<String, String> notes(Moment moment, Group group) {
        Map<String, String> notes = new TreeMap<>();
        for (Visit visit : inHand(moment.branch(), group)) {
            String note = moment.sheets().of(visit).note();
            if (!note.isEmpty()) {
                notes.put(visit.ticket().toString(), note);
            }
        }
        return notes;
    }

    private static List<Visit> inHand(Branch branch, Group group) {
        List<Visit> visits = new ArrayList<>();
        for (Booth booth : group.booths()) {
            if (booth.visit() != null) {
                visits.add(branch.getVisit(booth.visit()));
            }
        }
        for (var ticket : branch.held().keySet()) {
            if (branch.getVisit(ticket).stage() instanceof Stage.Held held && held.group().equals(group.id())) {
                visits.add(branch.getVisit(ticket));
            }
        }
        return visits;
    }

    private static List<DeferredView> deferred(Moment moment, Group group) {
        List<DeferredView> views = new ArrayList<>();
        for (var ticket : moment.branch().held().keySet()) {
            Visit visit = moment.branch().getVisit(ticket);
            if (visit.stage() instanceof Stage.Deferred deferred && group.serves(visit.service())) {
                views.add(new DeferredView(ticket.toString(), visit.service(), moment.local(deferred.until()),
                        deferred.booth()));
            }
        }
        views.sort(Comparator.comparing(DeferredView::until));
        return views;
    }

    private static List<FetchingView> fetching(Moment moment, Group group) {
        List<FetchingView> views = new ArrayList<>();
        for (var ticket : moment.branch().held().keySet()) {
            Visit visit = moment.branch().getVisit(ticket);
            if (visit.stage() instanceof Stage.Fetching away && group.serves(visit.service())) {
                views.add(new FetchingView(ticket.toString(), visit.service(), moment.local(away.since()),
                        away.booth(), TicketView.missing(moment.branch(), visit)));
            }
        }
        views.sort(Comparator.comparing(FetchingView::since));
        return views;
    }

    /** The visit that the officer is with first, then who has waited longest for them, then those called, then those who work alone, then free booths. */
    private static List<Booth> inOrderOfNeed(Branch branch, Group group) {
        record Need(int rank, Instant since, Booth booth) {}
        List<Need> needs = new ArrayList<>();
        for (Booth booth : group.booths()) {
            Stage stage = booth.visit() == null ? null : branch.getVisit(booth.visit()).stage();
            needs.add(switch (stage) {
                case Stage.Serving serving -> new Need(switch (serving.attention()) {
                    case Stage.WithOfficer with -> 0;
                    case Stage.NeedsOfficer waits -> 1;
                    case Stage.SelfWorking alone -> 3;
                }, serving.attention().since(), booth);
                case Stage.Called called -> new Need(2, called.call().calledAt(), booth);
                case null, default -> new Need(4, Instant.EPOCH, booth);
            });
        }
        needs.sort(Comparator.comparingInt(Need::rank).thenComparing(Need::since));
        return needs.stream().map(Need::booth).toList();
    }

    private static String callable(Branch branch, Group group, QueueView queue) {
        if (!(branch.day() instanceof Day.Open)) {
            return "BranchClosed";
        }
        if (!group.isOnDuty()) {
            return "NotOnDuty";
        }
        if (group.isPaused()) {
            return "Paused";
        }
        if (!group.hasRoom()) {
            return "NoRoom";
        }
        return queue.count() == 0 ? "NobodyWaiting" : "yes";
    }

    private static List<HeldView> held(Moment moment, Group group) {
        List<HeldView> views = new ArrayList<>();
        for (var ticket : moment.branch().held().keySet()) {
            Visit visit = moment.branch().getVisit(ticket);
            if (visit.stage() instanceof Stage.Held held && held.group().equals(group.id())) {
                views.add(new HeldView(ticket.toString(), visit.service(), moment.local(held.heldAt()),
                        moment.local(held.until()), held.reason(), held.booth()));
            }
        }
        views.sort(Comparator.comparing(HeldView::heldAt));
        return views;
    }

    private static QueueView queue(Moment moment, Group group) {
        int count = 0;
        for (String service : group.services()) {
            count += moment.branch().queue().count(service);
        }
        List<NextView> next = new ArrayList<>();
        for (CallingPolicy.Pick pick : moment.policy().listNext(moment.branch(), group, moment.now(), SHOWN)) {
            next.add(new NextView(pick.visit().ticket().toString(), pick.visit().service(),
                    ContractNames.of(pick.visit().priority()), moment.local(pick.visit().issuedAt()),
                    pick.reason().waitedSeconds(), pick.reason().visit(),
                    moment.localOrNull(pick.visit().appointment()),
                    ContractNames.ofNullable(pick.visit().language()), moment.local(pick.visit().countsFrom())));
        }
        return new QueueView(count, next);
    }
}
