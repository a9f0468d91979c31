package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.Forgetting;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.session.WatchedBranch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of a branch. Orders queue up here; whatever has queued up while the journal was busy is decided in
 * order, appended as one durable transaction, and only then published and answered. Readers take {@link #branch()}
 * without a lock: it never shows what a power cut could take back.
 */
public final class BranchDesk implements WatchedBranch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BranchDesk.class);
    /** Orders that may wait; more than this and the branch is told to be overloaded rather than slow. */
    private static final int WAITING_ORDERS = 4096;
    private static final int LARGEST_BATCH = 512;
    /** Upper bound of a sleep, so that a wall clock that jumps forward is noticed. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Decider decider;
    private final BranchJournal journal;
    private final BranchClock clock;
    private final OfferPace offers = new OfferPace(System::nanoTime);
    private final SnapshotKeeper snapshots;
    /** The secret of a draw; empty until somebody knows it. */
    private volatile Function<Draw, Optional<String>> secrets = draw -> Optional.empty();
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(WAITING_ORDERS);
    private final Queue<Forget> forgets = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Branch>> readers = new CopyOnWriteArrayList<>();
    private final Thread writer;

    private volatile Branch branch;
    /** Why this desk writes no more: another writer, damage, or a bug. Nothing mends it but a person and a restart. */
    private volatile @Nullable RuntimeException broken;
    private volatile boolean closing;

    private record Request(Order order, CompletableFuture<Decision> answer) {}

    private record Forget(LocalDate upTo, CompletableFuture<Branch> done) {}

    /** The desk has more orders waiting than it takes, or is closing. */
    public static final class Overloaded extends RuntimeException {
        Overloaded(String message) { super(message); }
    }

    /** Opens the branch where its journal ends; {@link #start} lets orders in. */
    public BranchDesk(String branchId, Decider decider, SealingJournal journal, BranchClock clock) {
        this.decider = decider;
        this.journal = new BranchJournal(journal, branchId);
        this.clock = clock;
        BranchRestore.Restored restored = BranchRestore.restore(branchId, journal);
        this.branch = restored.branch();
        clock.resume(branch);
        this.snapshots = new SnapshotKeeper(journal, clock, restored.snapshot());
        this.writer = Thread.ofPlatform().name("desk-" + branchId).unstarted(this::write);
    }

    public void start() { writer.start(); }

    @Override
    public Branch branch() { return branch; }

    @Override
    public Instant now() { return clock.instant(); }

    /** The machine's clock; empty where the branch's time does not follow it. */
    public Optional<TrustedClock> machineClock() {
        return clock.machine();
    }

    /** Seconds of the branch that pass in a second: 1, but in a time lapse. */
    public double clockSpeed() {
        return clock.speed();
    }

    /** Why the journal could not be written when it was last tried; empty when it could. */
    public Optional<Exception> trouble() {
        RuntimeException reason = broken;
        return reason != null ? Optional.of(reason) : journal.trouble().map(Function.identity());
    }

    public int waitingOrders() { return requests.size(); }

    @Override
    public void onChange(Consumer<Branch> reader) { readers.add(reader); }

    /**
     * Has an order decided. The answer comes when its events are durable; it fails with {@link JournalUnavailable} when
     * they could not be written, and then nothing has happened.
     */
    public CompletableFuture<Decision> submit(Order order) {
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        RuntimeException reason = broken;
        if (reason != null) {
            answer.completeExceptionally(reason);
        } else if (closing || !requests.offer(new Request(order, answer))) {
            answer.completeExceptionally(new Overloaded(
                    closing ? "The queue server is stopping." : "Too many requests are waiting; try again shortly."));
        }
        return answer;
    }

    /**
     * Takes out of the state what is purged of that date and before. When the answer comes, a new snapshot stands beside
     * those that may know it. It does not come where this desk stops.
     */
    public CompletableFuture<?> forget(LocalDate upTo) {
        CompletableFuture<Branch> done = new CompletableFuture<>();
        forgets.add(new Forget(upTo, done));
        return done.thenCompose(snapshots::keepNow);
    }

    /** From here on draws are held when they are due. */
    void holdDraws(Function<Draw, String> secretOf) {
        secrets = draw -> Optional.of(secretOf.apply(draw));
    }

    private Optional<Command> dueDraw() {
        return closing || journal.trouble().isPresent()
                ? Optional.empty()
                : branch.bookings().draws().findDue(clock.instant())
                        .flatMap(draw -> secrets.apply(draw).map(its -> new Command.HoldDraw(draw.date(), its)));
    }

    private void forgetWhatIsAsked() {
        for (Forget asked = forgets.poll(); asked != null; asked = forgets.poll()) {
            Branch left = Forgetting.upTo(asked.upTo, branch);
            if (!left.equals(branch)) {
                branch = left;
                readers.forEach(reader -> reader.accept(left));
            }
            asked.done.complete(left);
        }
    }

    private void write() {
        List<Request> batch = new ArrayList<>();
        while (broken == null && (!closing || !requests.isEmpty())) {
            batch.clear();
            forgetWhatIsAsked();
            try {
                Request first = requests.poll(untilDeadline().toNanos(), TimeUnit.NANOSECONDS);
                if (first != null) {
                    batch.add(first);
                    requests.drainTo(batch, LARGEST_BATCH - 1);
                } else if (journal.trouble().isPresent() || isDue()) {
                    // after trouble it also tries the journal: without orders it is well again all the same
                    batch.add(passTime());
                }
            } catch (InterruptedException stop) {
                break;
            }
            // before what falls due by a time that may be about to be put right
            clock.findDue(branch).ifPresent(command -> handle(List.of(byTime(command))));
            // before the orders of this batch, which may ask for what is left
            dueDraw().ifPresent(command -> handle(List.of(byTime(command))));
            if (!closing && journal.trouble().isEmpty() && offers.isDue(branch)) {
                batch.add(byTime(new Command.OfferPlaces()));
            }
            if (!batch.isEmpty()) {
                handle(batch);
            }
        }
        requests.drainTo(batch);
        RuntimeException reason = broken != null ? broken : new Overloaded("The queue server is stopping.");
        for (Request request : batch) {
            request.answer.completeExceptionally(reason);
        }
    }

    private static Request byTime(Command command) {
        return new Request(new Order(Actor.TIME, command), new CompletableFuture<>());
    }

    private static Request passTime() { return new Request(Order.passTime(), new CompletableFuture<>()); }

    private Duration untilDeadline() {
        if (journal.trouble().isPresent()) {
            return LONGEST_SLEEP;
        }
        Instant now = clock.instant();
        Duration until = branch.nextDeadline(now).map(deadline -> Duration.between(now, deadline))
                .orElse(LONGEST_SLEEP);
        if (until.isNegative()) {
            return Duration.ZERO;
        }
        Duration sleep = Duration.ofNanos((long) (until.toNanos() / clock.speed()));
        return sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep : LONGEST_SLEEP;
    }

    private boolean isDue() {
        Instant now = clock.instant();
        return branch.nextDeadline(now).filter(deadline -> !deadline.isAfter(now)).isPresent();
    }

    /** All orders of a batch see each other's effects, and share one durable transaction. */
    private void handle(List<Request> batch) {
        List<JournalEntry> entries = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>(batch.size());
        try {
            publish(journal.settled(branch));
            Branch tentative = branch;
            for (Request request : batch) {
                try {
                    Decision decision = decider.decide(tentative, request.order, clock.instant());
                    if (decision instanceof Decision.Accepted accepted) {
                        entries.addAll(accepted.events().stream().map(EventCodec::encode).toList());
                        tentative = accepted.branch();
                    }
                    answers.add(() -> request.answer.complete(decision));
                } catch (RuntimeException bug) {
                    // of this order alone: the others of the batch are decided all the same
                    LOG.error("cannot decide {}", request.order.command().getClass().getSimpleName(), bug);
                    answers.add(() -> request.answer.completeExceptionally(bug));
                }
            }
            journal.append(entries);
            publish(tentative);
        } catch (JournalUnavailable unavailable) {
            journal.note(unavailable);
            batch.forEach(request -> request.answer.completeExceptionally(unavailable));
            return;
        } catch (RuntimeException fatal) {
            LOG.error("the journal of {} is written no more by this process: {}", branch.id(), fatal.getMessage(),
                    fatal);
            broken = fatal;
            closing = true;
            batch.forEach(request -> request.answer.completeExceptionally(fatal));
            return;
        }
        answers.forEach(Runnable::run);
    }

    private void publish(Branch next) {
        Branch before = branch;
        boolean changed = next.sequence() > before.sequence();
        branch = next;
        if (!changed) {
            return;
        }
        clock.note(before, next);
        snapshots.note(next);
        for (Consumer<Branch> reader : readers) {
            reader.accept(next);
        }
    }

    /** Decides what was asked before, and stops. The writer is never interrupted: that would close its file. */
    @Override
    public void close() {
        closing = true;
        // wakes a writer that waits for an order; a full queue needs no waking
        boolean woken = requests.offer(passTime());
        LOG.debug("the writer of {} {}", branch.id(), woken ? "ends" : "works off what waits");
        try {
            if (!writer.join(LONGEST_STOP)) {
                LOG.warn("the writer of {} has not stopped; the journal decides what was written", branch.id());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        snapshots.keepLast(branch);
    }
}
