package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.deciding.BookingRoom;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.capacity.LedgerRoom;
import id.bilik.queueserver.core.forecast.BranchFigures;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.core.simulation.planning.Foresight;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.OfficerNames;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.session.VisitSheets;
import id.bilik.queueserver.server.session.WakeUp;
import id.bilik.queueserver.server.technician.Devices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A branch that is open in this process, with everything that belongs to it alone: its desk, its calling, its forecasts,
 * the sheets of its visits and its devices. Of another branch it knows nothing.
 */
public final class OpenBranch implements AutoCloseable {
    /** Under this name the process itself acts in a journal. */
    public static final Actor PROCESS = new Actor.Device("queue-server");

    private static final Logger LOG = LoggerFactory.getLogger(OpenBranch.class);

    private final BranchDesk desk;
    private final SealingJournal journal;
    private final Decider decider;
    private final CallingPolicy calling;
    private final BookingRoom room;
    private final ForecastDesk forecasts;
    private final VisitSheets sheets;
    private final Devices devices;
    private final OfficerNames names;

    private OpenBranch(BranchDesk desk, SealingJournal journal, Decider decider, CallingPolicy calling,
            BookingRoom room, ForecastDesk forecasts,
            Devices devices, OfficerNames names) {
        this.desk = desk;
        this.journal = journal;
        this.decider = decider;
        this.names = names;
        this.calling = calling;
        this.room = room;
        this.forecasts = forecasts;
        this.devices = devices;
        this.sheets = new VisitSheets(desk, this::later);
    }

    /**
     * Opens a branch where its journal ends. One that has no plan yet adopts this one; later its own people change it.
     * Forecasts are the plan's own until {@link #startForecasts}.
     *
     * @param names  of its officers, who stand in the journal by the ids of their accounts
     * @param others what other branches have seen, each once and this one not among them: forecasts begin with it
     * @throws JournalException where the journal cannot be read, or the plan not be written
     */
    public static OpenBranch open(BranchPlan plan, BoothChoice choice, SealingJournal journal, BranchClock clock,
            Devices devices, OfficerNames names, List<BranchFigures> others) throws InterruptedException {
        // what calls learn from comes after them
        AtomicReference<OfficerSpeed> speed = new AtomicReference<>(OfficerSpeed.UNKNOWN);
        CentralQueue calling = new CentralQueue(choice, speed::get);
        BelievedModel believed = new BelievedModel();
        BookingRoom room = new LedgerRoom(believed);
        Decider decider = new Decider(calling, room);
        BranchDesk desk = new BranchDesk(plan.id(), decider, journal, clock);
        desk.start();
        if (desk.branch().plan().services().isEmpty()) {
            try {
                adopt(desk, plan);
            } catch (RuntimeException | InterruptedException failed) {
                desk.close();
                throw failed;
            }
        } else if (!desk.branch().plan().equals(plan)) {
            LOG.info("branch {} has a plan of its own: the one that it was started with is not looked at", plan.id());
        }
        catchUp(desk);
        ForecastDesk forecasts = new ForecastDesk(desk, journal, choice, priors(desk.branch().plan(), others),
                model -> {
                    speed.set(new MeasuredSpeed(model));
                    believed.learn(model);
                });
        return new OpenBranch(desk, journal, decider, calling, room, forecasts, devices, names);
    }

    private static BranchPriors priors(BranchPlan plan, List<BranchFigures> others) {
        List<BranchFigures> known = others.stream().map(each -> each.within(plan)).toList();
        for (int i = 0; i < known.size(); i++) {
            Set<String> passedOver = new TreeSet<>(others.get(i).services().keySet());
            passedOver.removeAll(known.get(i).services().keySet());
            if (!passedOver.isEmpty()) {
                LOG.info("the plan of {} has no service {}: what {} has seen of it is not looked at", plan.id(),
                        String.join(", ", passedOver), others.get(i).branch());
            }
        }
        return BranchPriors.of(known);
    }

    private static void adopt(BranchDesk desk, BranchPlan plan) throws InterruptedException {
        try {
            if (desk.submit(new Order(PROCESS, new Command.AdoptPlan(plan)))
                    .get() instanceof Decision.Refused refused) {
                throw new IllegalStateException(refused.refusal().detail());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof JournalException unwritable) {
                throw unwritable;
            }
            throw new IllegalStateException("the plan could not be adopted", failed);
        }
    }

    /** What fell due while no process had the branch happens before anybody is answered. */
    private static void catchUp(BranchDesk desk) throws InterruptedException {
        try {
            desk.submit(Order.passTime()).get();
        } catch (ExecutionException failed) {
            // such as a full disk: the desk tries again until it can be written
            LOG.warn("branch {} has not noted what fell due while it was off: {}", desk.branch().id(),
                    failed.getMessage());
        }
    }

    /** Lets it learn from its history, which no start waits for. */
    public void startForecasts() { forecasts.start(); }

    /**
     * From here on draws are held when they are due, and at once what fell due before.
     *
     * @param secretOf the secret of a draw, the same each time
     */
    public void holdDraws(Function<Draw, String> secretOf) { desk.holdDraws(secretOf); }

    public String id() { return desk.branch().id(); }

    public BranchDesk desk() { return desk; }

    /** What happened in it. */
    public Journal journal() { return journal; }

    /** Its state after the last durable event. */
    public Branch state() { return desk.branch(); }

    public Instant now() { return desk.now(); }

    public CallingPolicy calling() { return calling; }

    /** The room for bookings, by which the branch itself decides. */
    public BookingRoom room() { return room; }

    /** What it has seen, for others to begin with. */
    public BranchFigures figures() { return forecasts.figures(); }

    public Foresight foresight() { return forecasts; }

    /** What officers keep in mind of its visits. */
    public VisitSheets sheets() { return sheets; }

    public Devices devices() { return devices; }

    /** What views are made from, now. */
    public Moment moment() { return moment(state()); }

    /** Likewise from a state that a decision has just left. */
    public Moment moment(Branch state) {
        return new Moment(state, desk.now(), desk.clockSpeed(), calling, forecasts, sheets, names);
    }

    /** What the branch would answer to an order now. Nothing is changed or written. */
    public Decision consider(Order order) {
        return decider.decide(state(), order, now());
    }

    /** A refusal as people read it: with a name where it has the id of an account. */
    public Refusal named(Refusal refusal) {
        return refusal instanceof Refusal.AlreadyOnDuty taken
                ? new Refusal.AlreadyOnDuty(taken.group(), names.find(taken.officer()).orElse("Another officer"))
                : refusal;
    }

    /** After a time by the clock of the branch. */
    private void later(Duration after, Runnable task) {
        WakeUp.Later.SYSTEM.run(Duration.ofNanos((long) (after.toNanos() / desk.clockSpeed())), task);
    }

    /** Decides what was asked before, and stops. */
    @Override
    public void close() {
        forecasts.close();
        desk.close();
    }
}
