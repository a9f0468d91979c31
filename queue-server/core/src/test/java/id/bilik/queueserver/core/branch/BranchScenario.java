package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.capacity.LedgerRoom;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A branch to tell stories about: each act says in words what came of it ({@code "A042 -> booth 3 (OVERDUE)"}), and
 * after each act the {@link Invariants} are looked at. The clock stands still until it is moved.
 */
public final class BranchScenario {
    /** A Monday. */
    public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    public final CallingPolicy policy = new CentralQueue();
    public final List<RecordedEvent> journal = new ArrayList<>();
    private final Decider decider = new Decider(policy, new LedgerRoom(BranchModel::expected));
    private final Invariants invariants = new Invariants();
    private final ZoneId zone;
    private Branch branch;
    private Instant now;
    private int requests;

    BranchScenario(BranchPlan plan, LocalDateTime start) {
        zone = plan.zone();
        branch = Branch.unfounded(plan.id());
        now = start.atZone(zone).toInstant();
        decide(new Command.AdoptPlan(plan));
    }

    public static BranchBuilder aBranch() { return new BranchBuilder(); }

    // the clock

    /** A time of the date that the clock shows ({@code "09:30"}), or any local time ({@code "2026-03-03T00:00"}). */
    public BranchScenario at(String local) {
        LocalDateTime time = local.contains("T")
                ? LocalDateTime.parse(local)
                : now.atZone(zone).toLocalDate().atTime(LocalTime.parse(local));
        now = time.atZone(zone).toInstant();
        return this;
    }

    /** Moves the clock, {@code "5m"}, {@code "90s"}, {@code "2h"}; backwards with {@code "-1h"}. */
    public BranchScenario after(String time) {
        now = now.plus(duration(time));
        return this;
    }

    public Instant now() { return now; }

    public LocalDate date() { return now.atZone(zone).toLocalDate(); }

    public Instant instant(String local) {
        LocalDateTime time = local.contains("T")
                ? LocalDateTime.parse(local)
                : date().atTime(LocalTime.parse(local));
        return time.atZone(zone).toInstant();
    }

    /** {@code "2026-03-02T08:00:00"} in the branch's own zone. */
    public String local(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.atZone(zone).toLocalDateTime());
    }

    /** When something falls due next, in local time; "never" for never. */
    public String nextDeadline() {
        return branch.nextDeadline(now).map(this::local).orElse("never");
    }

    static Duration duration(String text) {
        return Duration.parse(text.startsWith("-")
                ? "-PT" + text.substring(1).toUpperCase(java.util.Locale.ROOT)
                : "PT" + text.toUpperCase(java.util.Locale.ROOT));
    }

    // acts: each says what came of it

    public String issue(String service) { return issue(service, Priority.NONE); }

    public String issue(String service, Priority priority) { return issue(++requests, service, priority); }

    public String issue(int request, String service, Priority priority) {
        return does(new Command.IssueTicket(request(request), service, priority, Channel.OFFLINE));
    }

    /** A ticket of somebody at home, for a booking of this moment. */
    public String issueHome(String service) {
        return does(new Command.IssueTicket(request(++requests), service, Priority.NONE, Channel.ONLINE, now(), null,
                Booking.Where.HOME));
    }

    /** Issues as many, all at this moment. */
    public BranchScenario issued(int count, String service) {
        for (int i = 0; i < count; i++) {
            issue(service);
        }
        return this;
    }

    public String callNext(String group) { return does(new Command.CallNext(group, null)); }

    public String callNext(String group, int request) { return does(new Command.CallNext(group, request(request))); }

    public String arrive(String booth) { return does(new Command.Arrive(booth, null)); }

    public String recall(String booth) { return does(new Command.Recall(booth, null)); }

    public String noShow(String booth) { return does(new Command.MarkNoShow(booth, null)); }

    public String needsOfficer(String booth) { return does(new Command.AskForOfficer(booth, null, null)); }

    public String attends(String booth) { return does(new Command.Attend(booth, null, null, null)); }

    public String selfWorking(String booth) { return does(new Command.StartSelfWork(booth, null)); }

    public String sees(String ticket, String document) {
        return does(new Command.CheckDocument(ticket(ticket), document, Check.SEEN));
    }

    public String unsees(String ticket, String document) {
        return does(new Command.CheckDocument(ticket(ticket), document, Check.UNSEEN));
    }

    public String hold(String booth) { return does(new Command.Hold(booth, null, null)); }

    public String resume(String booth) { return does(new Command.ResumeVisit(booth, null)); }

    public String resume(String booth, String ticket) { return does(new Command.ResumeVisit(booth, ticket(ticket))); }

    public String transfer(String booth, String service) { return does(new Command.Transfer(booth, null, service)); }

    public String complete(String booth) { return does(new Command.Complete(booth, null, null)); }

    /** A ticket for several services, in that order. */
    public String issueFor(String... services) {
        return issueFor(++requests, services);
    }

    public String issueFor(int request, String... services) {
        return does(
                new Command.IssueTicket(request(request), services[0], Priority.NONE, Channel.OFFLINE, null, null, null,
                        List.of(services).subList(1, services.length)));
    }

    /** Whatever should have followed. */
    public String completeWhole(String booth) {
        return does(new Command.Complete(booth, null, null, true));
    }

    public String plansSteps(String booth, String... next) {
        return does(new Command.PlanSteps(booth, null, List.of(next)));
    }

    public String lacks(String booth, String... documents) {
        return does(new Command.ReportMissing(booth, null, List.of(documents)));
    }

    public String undo(String booth) { return does(new Command.UndoDeparture(booth, null)); }

    public String defer(String ticket, int minutes) { return does(new Command.DeferVisit(ticket(ticket), minutes)); }

    public String coming(String ticket) { return does(new Command.SayComing(ticket(ticket))); }

    public String reserve(String kiosk, UUID holder) { return does(new Command.ReserveNumbers(kiosk, holder)); }

    public String issueReserved(int request, String ticket, String local) {
        return issueReserved(request, ticket, date(), local, Visit.Slip.UNKNOWN);
    }

    public String issueReserved(int request, String ticket, LocalDate date, String local, Visit.Slip slip) {
        return does(new Command.IssueReserved(request(request), ticket(ticket), "jht", Priority.NONE, Channel.OFFLINE,
                "k1", date, instant(local), true, slip, null));
    }

    public String withdraw(int request) { return does(new Command.WithdrawWish(request(request))); }

    public TicketNumber ticketOf(int request) {
        return ((Branch.Handled.OfTicket) branch.findHandled(request(request)).orElseThrow()).ticket();
    }

    /** The waiting visits of a service in their order. */
    public String order(String service) {
        return branch.queue().lanes().entrySet().stream().filter(lane -> lane.getKey().service().equals(service))
                .flatMap(lane -> lane.getValue().values().stream()).map(TicketNumber::toString)
                .collect(Collectors.joining(" "));
    }

    public String leave(String ticket) { return does(new Command.LeaveQueue(ticket(ticket))); }

    public String goBack(String ticket) { return does(new Command.ReturnToQueue(ticket(ticket))); }

    public String signOn(String group, String officer) { return does(new Command.SignOn(group, officer)); }

    public String signOff(String group) { return does(new Command.SignOff(group)); }

    public String pause(String group) { return does(new Command.PauseGroup(group, null)); }

    /** A ticket for that booked time. */
    public String issueBooked(String service, Priority priority, Instant booked) {
        return does(new Command.IssueTicket(request(++requests), service, priority, Channel.OFFLINE, booked));
    }

    /** Announcing to be back after so long, as "15m". */
    public String pause(String group, @Nullable String reason, String back) {
        return does(new Command.PauseGroup(group, reason, now().plus(Duration.parse("PT" + back))));
    }

    public String resumeGroup(String group) { return does(new Command.ResumeGroup(group)); }

    public String capacity(String group, int concurrency, String... openBooths) {
        return does(new Command.SetCapacity(group, List.of(openBooths), concurrency));
    }

    public String automatic(String group) { return does(new Command.SetCallingMode(group, CallingMode.AUTOMATIC)); }

    public String manual(String group) { return does(new Command.SetCallingMode(group, CallingMode.MANUAL)); }

    public String openDay() { return does(new Command.OpenBusinessDay()); }

    public String closeDay() { return does(new Command.CloseBusinessDay()); }

    public String passTime() { return does(new Command.PassTime()); }

    public String schedule(BranchBuilder plan) { return does(new Command.SchedulePlan(plan.plan())); }

    public String adopt(BranchBuilder plan) { return does(new Command.AdoptPlan(plan.plan())); }

    /** In words: the events, {@code "nothing"}, or {@code "refused: …"}. */
    public String does(Command command) {
        return switch (decide(command)) {
            case Decision.Refused refused -> "refused: " + refused.refusal().name();
            case Decision.Accepted accepted when accepted.events().isEmpty() -> "nothing";
            case Decision.Accepted accepted ->
                String.join(", ", accepted.events().stream().map(event -> EventWords.of(event.event())).toList());
        };
    }

    /** The detail of the refusal; throws when the branch does not refuse. */
    public String refusalOf(Command command) {
        if (decide(command) instanceof Decision.Refused refused) {
            return refused.refusal().detail();
        }
        throw new AssertionError(command + " was not refused");
    }

    private Decision decide(Command command) {
        Decision decision = decider.decide(branch, Order.unnamed(command), now);
        if (decision instanceof Decision.Accepted accepted) {
            invariants.check(branch, accepted);
            branch = accepted.branch();
            journal.addAll(accepted.events());
        }
        return decision;
    }

    // what is to be seen

    public Branch branch() { return branch; }

    public Visit visit(String ticket) { return branch.getVisit(ticket(ticket)); }

    /** {@code "waiting"}, {@code "called to booth 1"}, {@code "needs officer in booth 1 since 08:05:00"}, … */
    public String stage(String ticket) {
        return switch (visit(ticket).stage()) {
            case Stage.Waiting waiting -> "waiting since " + time(waiting.since());
            case Stage.Called called -> "called to booth " + called.booth() + " at "
                    + time(called.call().lastCalledAt()) + ", recalls " + called.call().recalls();
            case Stage.Serving serving -> switch (serving.attention()) {
                case Stage.NeedsOfficer needs ->
                    "needs officer in booth " + serving.booth() + " since " + time(needs.since());
                case Stage.SelfWorking alone ->
                    "works alone in booth " + serving.booth() + " since " + time(alone.since());
                case Stage.WithOfficer with ->
                    "with the officer in booth " + serving.booth() + " since " + time(with.since());
            };
            case Stage.Held held -> "held until " + time(held.until());
            case Stage.Deferred deferred -> "deferred until " + time(deferred.until());
            case Stage.Fetching fetching -> "fetches " + fetching.documents();
            case Stage.Completed completed ->
                "completed" + (completed.outcome() == null ? "" : ": " + completed.outcome());
            case Stage.NoShow noShow -> "no-show";
            case Stage.Abandoned abandoned -> "abandoned: " + abandoned.reason().word();
        };
    }

    /** {@code "open, A001"}, {@code "draining, A001"}, {@code "closed"}. */
    public String booth(String id) {
        Booth booth = branch.findBooth(id).orElseThrow();
        String status = booth.status().name().toLowerCase(java.util.Locale.ROOT);
        return booth.visit() == null ? status : status + ", " + booth.visit();
    }

    /** Who waits, in order of issue: {@code "A001 B001"}. */
    public String waiting() {
        return String.join(" ", branch.queue().lanes().values().stream().flatMap(lane -> lane.entrySet().stream())
                .sorted(Map.Entry.comparingByKey()).map(entry -> entry.getValue().toString()).toList());
    }

    /** Who would be called to that group, in order. */
    public String next(String group) {
        return String.join(" ", policy.listNext(branch, branch.getGroup(group), now, 1000).stream()
                .map(pick -> pick.visit().ticket().toString()).toList());
    }

    public int ahead(String ticket) { return policy.countAhead(branch, visit(ticket), now); }

    /** The tally as text, nought left out: {@code "issued 2, called 1"}. */
    public String tally() {
        Tally tally = branch.tally();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("issued", (long) tally.issued());
        counts.put("called", (long) tally.called());
        counts.put("in target", (long) tally.calledInTarget());
        counts.put("waited", tally.waitSeconds());
        counts.put("served", (long) tally.served());
        counts.put("service", tally.serviceSeconds());
        counts.put("completed", (long) tally.completed());
        counts.put("no-show", (long) tally.noShow());
        counts.put("abandoned", (long) tally.abandoned());
        counts.put("print proved", (long) tally.slips().proved());
        counts.put("print unconfirmed", (long) tally.slips().unconfirmed());
        counts.put("print failed", (long) tally.slips().failed());
        return String.join(", ", counts.entrySet().stream().filter(count -> count.getValue() != 0)
                .map(count -> count.getKey() + " " + count.getValue()).toList());
    }

    /** {@code "open 2026-03-02"}, {@code "open 2026-03-02, no more tickets"}, {@code "closed after 2026-03-02"}. */
    public String day() {
        return switch (branch.day()) {
            case Day.Open open -> "open " + open.date() + (open.ticketing() ? "" : ", no more tickets");
            case Day.Closed closed -> closed.last() == null ? "closed" : "closed after " + closed.last();
        };
    }

    private String time(Instant time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT).format(time.atZone(zone));
    }

    public static TicketNumber ticket(String text) { return TicketNumber.parse(text).orElseThrow(); }

    public static UUID request(int number) { return new UUID(0, number); }
}
