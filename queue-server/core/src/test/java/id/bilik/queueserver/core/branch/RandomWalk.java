package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Leaving;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.capacity.LedgerRoom;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A branch to which everything happens at random: every command, ids that are there and ids that are not, plans that
 * change, clocks that run, stand and step. The same seed is the same walk.
 */
final class RandomWalk {
    static final List<String> SERVICES = List.of("jht", "jkk", "jkm", "passport");
    private static final List<String> GROUPS = List.of("g1", "g2", "g3");
    private static final List<String> TEXTS = List.of("fine", "line\nbreak", "long ".repeat(60), "kartu keluarga");
    private static final List<Visit.Slip> SLIPS = List.of(Visit.Slip.values());
    static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<Language> LANGUAGES = List.of(Language.values());
    private static final List<String> KIOSKS = List.of("k1", "k2", "no kiosk");
    private static final List<String> PAPERS = List.of("ktp", "kk", "passport");
    private static final int PLANS = 4;

    final List<RecordedEvent> journal = new ArrayList<>();
    /** How often each command was done, and how often each refusal was given. */
    final Map<String, Integer> done = new HashMap<>();
    private final long seed;
    private final Random random;
    /** Of what is said of papers: the rest of a seed's walk is the same with it as without. */
    private final Random papers;
    /** Of what those do who are called. */
    private final Random phones;
    private final Invariants invariants = new Invariants();
    private final Decider decider = new Decider(new CentralQueue(), new LedgerRoom(BranchModel::expected));
    private final RandomBookings bookings;
    private final RandomWaiting waiting;
    private final RandomSteps steps;
    private final List<BranchPlan> plans = new ArrayList<>();
    private final List<UUID> requests = new ArrayList<>();
    Branch branch = Branch.unfounded("pekalongan");
    Instant clock = Instant.parse("2026-03-02T00:59:00Z");
    private int step;
    private boolean whole = true;

    RandomWalk(long seed) {
        this.seed = seed;
        random = new Random(seed);
        papers = new Random(~seed);
        phones = new Random(seed + 7_000_000);
        bookings = new RandomBookings(seed + 9_000_000);
        waiting = new RandomWaiting(seed + 11_000_000);
        steps = new RandomSteps(seed + 13_000_000);
        for (int i = 0; i < PLANS; i++) {
            BranchPlan plan = RandomPlans.strict(RandomPlans.next(random, plans.size() % 3), plans.size());
            plans.add(i % 2 == 0 ? plan : RandomPlans.checked(plan));
        }
    }

    /** Takes as many steps, the invariants looked at after each. */
    void walk(int steps) {
        take(new Command.AdoptPlan(plans.getFirst()));
        step = 1;
        go(steps - 1);
    }

    /** So many steps more. */
    void go(int steps) {
        for (int last = step + steps; step < last; step++) {
            act();
        }
    }

    /** Goes on from where it stands. */
    void walkOn(int steps) {
        for (int i = 0; i < steps; i++) {
            step++;
            act();
        }
    }

    private void act() {
        moveClock();
        if (take(command()) && papers.nextInt(6) == 0) {
            take(check());
        }
        if (bookings.isDue()) {
            take(bookings.next(branch, clock));
        }
        if (waiting.isDue()) {
            take(waiting.next(branch, clock));
        }
        if (steps.isDue()) {
            take(steps.next(branch));
        }
        if (phones.nextInt(12) == 0) {
            branch.listInBooths().stream().filter(visit -> visit.stage() instanceof Stage.Called).findFirst()
                    .ifPresent(visit -> take(phone(visit.ticket())));
        }
    }

    /** On the way, more time, more time that the officer takes back, or back at once. */
    private Command phone(TicketNumber called) {
        return phones.nextInt(3) == 0
                ? new Command.SayComing(called)
                : new Command.DeferVisit(called, phones.nextInt(70), phones.nextInt(3) == 0 ? null : request());
    }

    /** Mostly of a visit that is in a booth. */
    private Command check() {
        List<Visit> known = List
                .copyOf(papers.nextInt(4) == 0 ? branch.visits().values() : branch.listInBooths());
        return new Command.CheckDocument(
                known.isEmpty() ? new TicketNumber('A', 1) : known.get(papers.nextInt(known.size())).ticket(),
                PAPERS.get(papers.nextInt(PAPERS.size())), papers.nextInt(3) > 0 ? Check.SEEN : Check.UNSEEN);
    }

    /**
     * Only the first entries of the journal are left, and some hours later it goes on in a new epoch: the plan that is left
     * may stand in another zone, where it is an earlier date.
     */
    void loseFrom(int entries, UUID incarnation) {
        int epoch = branch.counters().epochs().number() + 1;
        clock = branch.timeAt(clock).plus(Duration.ofHours(3));
        journal.subList(entries, journal.size()).clear();
        branch = replay();
        whole = false;
        take(new Command.BeginEpoch(epoch, incarnation));
    }

    /** Whether the branch did it. */
    private boolean take(Command command) {
        try {
            Branch before = branch;
            Decision decision = decider.decide(branch, Order.unnamed(command), clock);
            switch (decision) {
                case Decision.Refused refused -> {
                    count(refused.refusal().name());
                    if (refused.refusal().detail().isBlank()) {
                        throw new AssertionError("a refusal without a word: " + refused);
                    }
                }
                case Decision.Accepted accepted -> {
                    count(command.getClass().getSimpleName());
                    if (whole) {
                        invariants.check(branch, accepted);
                    } else {
                        // what was lost was counted, too
                        Invariants.checkState(accepted.branch());
                    }
                    branch = accepted.branch();
                    journal.addAll(accepted.events());
                    if (accepted.events().stream().anyMatch(it -> it.event() instanceof Event.ClockCorrected)) {
                        clock = branch.time();
                    }
                }
            }
            checkDeadline();
            if (step % 500 == 0) {
                checkFromTheMiddle(before);
            }
            return decision instanceof Decision.Accepted;
        } catch (RuntimeException | AssertionError error) {
            throw new AssertionError(
                    "seed " + seed + ", step " + step + ", " + command + " at " + clock + ": " + error.getMessage()
                            + "\nafter " + Invariants.tail(journal, 5),
                    error);
        }
    }

    /** What is due can be brought about by passing time, and then nothing is due any more: else a timer runs hot. */
    private void checkDeadline() {
        Instant now = branch.timeAt(clock);
        Instant deadline = branch.nextDeadline(clock).orElse(null);
        if (deadline == null) {
            return;
        }
        Instant then = deadline.isBefore(now) ? now : deadline;
        if (!(decider.decide(branch, Order.passTime(), then) instanceof Decision.Accepted accepted)
                || accepted.events().isEmpty()) {
            throw new AssertionError("due at " + deadline + ", and nothing happens");
        }
        if (accepted.branch().nextDeadline(then).filter(next -> !next.isAfter(then)).isPresent()) {
            throw new AssertionError("still due after passing time at " + then);
        }
    }

    private void checkFromTheMiddle(Branch before) {
        Branch restored = Branch.restored(before.plan(), before.sequence(), before.time(), before.day(),
                before.counters(), List.copyOf(before.visits().values()), before.groups(), before.handled(),
                before.calls(), before.shown(), before.scheduled(), before.tally(), before.clock(), before.demand(),
                Bookings.of(before.bookings().all(), before.bookings().closed(), before.bookings().waiting().all(),
                        before.bookings().missed(), before.bookings().draws().all(),
                        before.bookings().companies().all()));
        for (RecordedEvent event : journal.subList((int) before.sequence(), journal.size())) {
            restored = Evolution.evolve(restored, event);
        }
        Invariants.checkSame(restored, branch, "a snapshot and the events after it give the same state");
    }

    /** The journal from its beginning. */
    Branch replay() {
        Branch replayed = Branch.unfounded("pekalongan");
        for (RecordedEvent event : journal) {
            replayed = Evolution.evolve(replayed, event);
        }
        return replayed;
    }

    private void moveClock() {
        int kind = random.nextInt(1000);
        if (kind < 500) {
            clock = clock.plusMillis(random.nextInt(20_000));
        } else if (kind < 700) {
            clock = clock.plusSeconds(random.nextInt(90));
        } else if (kind < 705) {
            clock = clock.minus(Duration.ofHours(1));
        } else if (kind < 710) {
            clock = clock.plus(Duration.ofMinutes(random.nextInt(180)));
        } else if (kind == 710) {
            clock = clock.plus(Duration.ofHours(random.nextInt(80)));
        } else if (kind < 730) {
            clock = branch.nextDeadline(clock).filter(next -> next.isBefore(clock.plusSeconds(40_000))).orElse(clock);
        }
    }

    private Command command() {
        if (branch.day() instanceof Day.Open open && !open.ticketing() && random.nextInt(20) == 0) {
            // by another plan's hours tickets may go on
            return new Command.AdoptPlan(one(plans));
        }
        int kind = random.nextInt(100);
        if (kind < 22) {
            return new Command.IssueTicket(request(), service(), one(PRIORITIES), one(CHANNELS),
                    random.nextInt(4) > 0 ? null : clock.plusSeconds(random.nextInt(5400) - 1800),
                    language(), random.nextInt(4) == 0 ? Booking.Where.HOME : null);
        }
        if (kind < 32) {
            return new Command.CallNext(group(), random.nextInt(3) == 0 ? request() : null);
        }
        if (kind < 72) {
            return atBooth(booth());
        }
        return switch (kind) {
            case 72 -> random.nextInt(4) == 0
                    ? new Command.NotePromises(List.of(new Promise(ticket(), 50, 120, 290, 60, 120, 300)))
                    : new Command.DeferVisit(ticket(), random.nextInt(70));
            case 73, 74 -> new Command.LeaveQueue(ticket());
            case 75, 76, 77 -> new Command.ReturnToQueue(ticket());
            case 78, 79 -> new Command.ConfirmSlip(ticket(), one(SLIPS), text());
            case 80, 81, 82, 83, 84 -> new Command.SignOn(group(), random.nextInt(20) == 0 ? one(TEXTS) : "Sari");
            case 85 -> new Command.SignOff(group());
            case 86 -> new Command.PauseGroup(group(), text(),
                    random.nextBoolean() ? null : clock.plusSeconds(random.nextInt(-15_000, 60_000)));
            case 87, 88 -> new Command.ResumeGroup(group());
            case 89, 90, 91 -> capacity();
            case 92, 93 -> new Command.SetCallingMode(group(),
                    random.nextInt(3) > 0 ? CallingMode.AUTOMATIC : CallingMode.MANUAL);
            case 94 -> new Command.ShowMessage(one(TEXTS), null);
            case 95 -> otherPlan();
            case 96 -> random.nextInt(8) == 0 ? new Command.CloseBusinessDay() : new Command.PassTime();
            case 97 -> switch (random.nextInt(40)) {
                case 0 -> new Command.BeginEpoch(branch.counters().epochs().number() + random.nextInt(3),
                        new UUID(8, random.nextInt()));
                default -> random.nextInt(2) == 0 ? ofClock() : new Command.OpenBusinessDay();
            };
            case 98 -> random.nextInt(2) == 0
                    ? new Command.WithdrawWish(request())
                    : new Command.ReserveNumbers(one(KIOSKS), new UUID(9, random.nextInt(3)));
            case 99 -> issueReserved();
            default -> new Command.PassTime();
        };
    }

    private Command otherPlan() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Command.AdoptPlan(one(plans));
            case 3, 4 -> new Command.SchedulePlan(one(plans));
            case 5 -> new Command.DropScheduledPlan();
            default -> new Command.PassTime();
        };
    }

    /** The clock is doubted, and what comes of it. */
    private Command ofClock() {
        return switch (random.nextInt(6)) {
            case 0 -> new Command.TrustClock();
            case 1, 2 -> new Command.CorrectClock(clock.plus(one(List.of(Duration.ofHours(1), Duration.ofHours(-1),
                    Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(-2), Duration.ofDays(400),
                    Duration.ofDays(-400)))));
            default -> new Command.DoubtClock(random.nextBoolean());
        };
    }

    /** Of a lease that is there mostly, with whatever time the kiosk believes that it was. */
    private Command issueReserved() {
        List<Lease> leases = branch.counters().leases();
        if (leases.isEmpty()) {
            return new Command.PassTime();
        }
        Lease lease = one(leases);
        TicketNumber number = random.nextInt(8) == 0
                ? ticket()
                : new TicketNumber(lease.first().letter(), lease.first().count() + random.nextInt(8));
        return new Command.IssueReserved(request(), number, random.nextInt(20) == 0 ? service() : lease.service(),
                one(PRIORITIES), Channel.OFFLINE, random.nextInt(20) == 0 ? one(KIOSKS) : lease.kiosk(),
                random.nextInt(20) == 0 ? lease.date().plusDays(1) : lease.date(),
                clock.minusSeconds(random.nextInt(20_000) - 300), random.nextBoolean(), null,
                one(SLIPS), text(), language());
    }

    private @Nullable Language language() { return random.nextInt(3) == 0 ? null : one(LANGUAGES); }

    private Command atBooth(String booth) {
        TicketNumber ticket = random.nextInt(10) == 0 ? ticket() : null;
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> new Command.Arrive(booth, ticket);
            case 3 -> new Command.Recall(booth, ticket);
            case 4 -> new Command.MarkNoShow(booth, ticket);
            case 5, 6 -> new Command.StartSelfWork(booth, ticket);
            case 7 ->
                new Command.AskForOfficer(booth, ticket, random.nextInt(3) == 0 ? one(List.of(Need.values())) : null);
            case 8 -> new Command.Hold(booth, ticket, text());
            case 9 -> new Command.ResumeVisit(booth, random.nextBoolean() ? ticket() : null);
            case 10 -> new Command.Transfer(booth, ticket, service());
            case 11, 12 -> new Command.UndoDeparture(random.nextInt(3) > 0 ? lastLeft() : booth, ticket);
            case 13, 14 -> new Command.Attend(booth, ticket,
                    random.nextBoolean() ? one(List.of(Leaving.values())) : null,
                    random.nextInt(4) == 0 ? ticket() : null);
            default -> new Command.Complete(booth, ticket, text());
        };
    }

    private Command capacity() {
        String id = group();
        List<String> open = new ArrayList<>();
        for (Booth booth : branch.findGroup(id).map(Group::booths).orElse(List.of())) {
            if (random.nextInt(4) > 0) {
                open.add(booth.id());
            }
        }
        if (random.nextInt(10) == 0) {
            open.add(booth());
        }
        return new Command.SetCapacity(id, open, random.nextInt(8));
    }

    private UUID request() {
        if (!requests.isEmpty() && random.nextInt(12) == 0) {
            return one(requests);
        }
        UUID fresh = new UUID(random.nextLong(), random.nextLong());
        requests.add(fresh);
        return fresh;
    }

    private String group() { return random.nextInt(20) == 0 ? "g9" : GROUPS.get(random.nextInt(3)); }

    private String service() { return random.nextInt(30) == 0 ? "passport" : SERVICES.get(random.nextInt(3)); }

    /** Mostly one where somebody is. */
    private String booth() {
        List<Booth> booths = branch.groups().stream().flatMap(group -> group.booths().stream())
                .filter(booth -> booth.visit() != null || random.nextInt(4) == 0).toList();
        return booths.isEmpty() || random.nextInt(30) == 0 ? "99" : one(booths).id();
    }

    /** A booth that somebody left. */
    private String lastLeft() {
        List<Booth> left = branch.groups().stream().flatMap(group -> group.booths().stream())
                .filter(booth -> booth.last() != null).toList();
        return left.isEmpty() ? "99" : one(left).id();
    }

    /** One that is held, or mostly one of today's latest. */
    private TicketNumber ticket() {
        if (!branch.held().isEmpty() && random.nextInt(4) == 0) {
            return one(List.copyOf(branch.held().keySet()));
        }
        char letter = (char) ('A' + random.nextInt(3));
        int last = branch.counters().lastOf(letter);
        return new TicketNumber(letter, Math.max(1, last + 1 - random.nextInt(40)));
    }

    private @Nullable String text() { return random.nextInt(4) > 0 ? null : one(TEXTS); }

    private <T> T one(List<T> all) { return all.get(random.nextInt(all.size())); }

    private void count(String what) { done.merge(what, 1, Integer::sum); }
}
