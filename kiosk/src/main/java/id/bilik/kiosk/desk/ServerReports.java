package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.Leases;
import id.bilik.kiosk.queue.QueueServer;
import id.bilik.kiosk.queue.ReservedTicket;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.SlipReport;
import id.bilik.kiosk.store.StoreFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to the server what it does not know yet, in order and in the background: which reserved numbers were given,
 * what became of each slip, which wishes nobody waits for. The reports are derived from the jobs, so that a restart
 * loses none. Afterwards it fetches numbers for the next time that the server is away.
 */
public final class ServerReports {

    /** Nobody has asked for it again in this time: the participant is gone, or has taken another number. */
    static final Duration GIVEN_UP = Duration.ofSeconds(60);
    /** How long a slip that may be missing is offered on the screen after a restart. */
    static final Duration OFFERED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ServerReports.class);
    private static final Duration LEASE_EVERY = Duration.ofMinutes(10);

    private final QueueServer server;
    private final Plans plans;
    private final KioskMemory memory;
    private final Screen screen;
    private @Nullable Duration leasedAt;
    private boolean leasedWhileOpen;
    private int leasedInEpoch;
    private boolean numbersUsed;

    public ServerReports(QueueServer server, Plans plans, KioskMemory memory, Screen screen) {
        this.server = server;
        this.plans = plans;
        this.memory = memory;
        this.screen = screen;
    }

    /**
     * Tells what can be told now.
     *
     * @return false where something had to stay: the server is away or in trouble
     */
    public synchronized boolean round() throws InterruptedException {
        memory.store().tryAgain();
        boolean all = true;
        for (ActiveJob slot : memory.jobs().list()) {
            if (all && !slot.job().over()) {
                all = deliver(slot);
            }
        }
        memory.jobs().tidy();
        if (all && isLeaseDue()) {
            all = lease();
        }
        showStandby();
        return all;
    }

    /** Whether every slip's fate is known to the server, and the memory can be written. */
    public boolean isIdle() {
        return memory.store().trouble().isEmpty() && memory.jobs().list().stream().allMatch(slot -> slot.job().over());
    }

    /** Puts on the screen what it has to know of the kiosk's memory. */
    public void showStandby() {
        List<Standby.Offer> offers = new ArrayList<>();
        int untold = 0;
        for (ActiveJob slot : memory.jobs().list()) {
            PrintJob job = slot.job();
            untold += job.isReserved() && !job.handedOver() && !job.over() ? 1 : 0;
            IssuedTicket issued = job.issued();
            if (issued != null && isOffered(slot)) {
                offers.add(new Standby.Offer(issued.ticket(), issued.service()));
            }
        }
        Standby now = new Standby(countNumbers(), untold, List.copyOf(offers),
                memory.trouble().orElse(null));
        screen.update(view -> view.withStandby(now));
    }

    private SequencedMap<String, Integer> countNumbers() {
        SequencedMap<String, Integer> numbers = new LinkedHashMap<>();
        boolean canGive = memory.store().trouble().isEmpty();
        Stamp now = memory.clock().stamp();
        plans.find().ifPresent(plan -> plan.services().forEach(service -> numbers.put(service.id(),
                canGive ? memory.reserved().count(service.id(), now) : 0)));
        return numbers;
    }

    /** Only what a restart interrupted: who was told in time that no slip came out has noted the number. */
    private boolean isOffered(ActiveJob slot) {
        PrintJob job = slot.job();
        boolean open = switch (job.step()) {
            case MAYBE -> true;
            case FAILED -> job.told() == null || (slot.isRecovered() && !job.over());
            case UNCONFIRMED -> job.told() == null;
            case WANTED, WITHDRAWN, SENDING, PRINTED -> false;
        };
        return open && slot.isRecovered() && job.printsLeft() > 0
                && !slot.isIdleFor(OFFERED, memory.clock().sinceBoot());
    }

    private boolean deliver(ActiveJob slot) throws InterruptedException {
        if (!slot.lock.tryLock()) {
            return true; // somebody is at it, and will call again
        }
        try {
            if (slot.job().step() == PrintJob.Step.WANTED) {
                return !slot.wasAsked() || !slot.isIdleFor(GIVEN_UP, memory.clock().sinceBoot()) || withdraw(slot);
            }
            if (slot.job().step() == PrintJob.Step.SENDING) {
                return true;
            }
            if (slot.job().isReserved() && !slot.job().handedOver() && !handOver(slot)) {
                return false;
            }
            return report(slot);
        } finally {
            slot.lock.unlock();
        }
    }

    /** Nobody ever saw a number, and nobody waits for one. */
    private boolean withdraw(ActiveJob slot) throws InterruptedException {
        ServerAnswer<Boolean> answer = server.withdraw(slot.job().wish().requestId());
        if (!isLastWord(answer)) {
            return false;
        }
        LOG.info("request {}: withdrawn, nobody waits for it", slot.job().wish().requestId());
        memory.jobs().note(slot, slot.job().at(PrintJob.Step.WITHDRAWN, null, 0).done());
        return true;
    }

    private boolean handOver(ActiveJob slot) throws InterruptedException {
        PrintJob job = slot.job();
        IssuedTicket issued = job.issued();
        Stamp given = job.given();
        if (issued == null || given == null || job.date() == null) {
            throw new IllegalStateException("a reserved number without a number");
        }
        Stamp known = memory.clock().better(given);
        if (!known.exact() && !memory.clock().stamp().exact()) {
            return false; // the server's time comes with its plan, within a second; then it is known better
        }
        SlipReport slip = isSettled(slot) ? job.report() : null;
        ServerAnswer<Boolean> answer = server.handOver(new ReservedTicket(job.wish(), job.language(), issued.ticket(),
                job.date(),
                memory.clock().age(given).orElse(null), known.at(), known.exact(),
                known.exact() ? null : memory.clock().latest(given).orElse(null), slip));
        if (answer instanceof ServerAnswer.Refused<Boolean> refused) {
            if (refused.status() >= 500 || "BranchClosed".equals(refused.refusal()) || refused.status() == 404) {
                return false;
            }
            LOG.error("{}: the server does not take this ticket: {} {}", issued.ticket(), refused.title(),
                    refused.detail());
            memory.jobs().note(slot, job.handedOver("refused: " + refused.refusal()).done());
            return true;
        }
        if (answer instanceof ServerAnswer.Unreachable) {
            return false;
        }
        numbersUsed = true;
        memory.jobs().note(slot, job.handedOver(slip == null ? null : slip.words()));
        return true;
    }

    private boolean report(ActiveJob slot) throws InterruptedException {
        PrintJob job = slot.job();
        SlipReport slip = job.report();
        IssuedTicket issued = job.issued();
        if (job.over() || slip == null || issued == null || !isSettled(slot)) {
            return true;
        }
        boolean news = !slip.words().equals(job.told());
        if (news) {
            ServerAnswer<Boolean> answer = server.reportSlip(job.wish(), issued.ticket(), slip);
            if (!isLastWord(answer)) {
                return false;
            }
            if (answer instanceof ServerAnswer.Refused<Boolean> refused) {
                LOG.warn("{}: the server wants no print report: {} {}", issued.ticket(), refused.status(),
                        refused.title());
            }
        }
        PrintJob told = job.told(slip.words());
        boolean mayChange = job.printsLeft() > 0 && !slot.isIdleFor(OFFERED, memory.clock().sinceBoot());
        if (mayChange && !slot.isRecovered()) {
            slot.idleOnce(memory.clock().sinceBoot());
        }
        if (!mayChange || news) {
            memory.jobs().note(slot, mayChange ? told : told.done());
        }
        return true;
    }

    /** A slip that may have come out before a restart is asked about first. */
    private boolean isSettled(ActiveJob slot) {
        return slot.job().step() != PrintJob.Step.MAYBE || slot.job().printsLeft() == 0 || !slot.isRecovered()
                || slot.isIdleFor(OFFERED, memory.clock().sinceBoot());
    }

    private boolean isLeaseDue() {
        Duration at = leasedAt;
        boolean open = screen.view().open();
        return plans.isOnline() && (at == null || numbersUsed || open != leasedWhileOpen || epoch() != leasedInEpoch
                || memory.clock().sinceBoot().minus(at).compareTo(LEASE_EVERY) >= 0);
    }

    /** After a restore the branch takes in what was given from older numbers, and sets new ones aside. */
    private int epoch() {
        return plans.find().map(BranchPlan::epochNumber).orElse(0);
    }

    private boolean lease() throws InterruptedException {
        boolean open = screen.view().open();
        int epoch = epoch();
        ServerAnswer<Leases> answer = server.lease(memory.reserved().holder());
        if (answer instanceof ServerAnswer.Unreachable) {
            return false;
        }
        if (answer instanceof ServerAnswer.Refused<Leases> refused) {
            LOG.warn("the server reserves no numbers: {} {}", refused.status(), refused.title());
        }
        if (answer instanceof ServerAnswer.Ok<Leases> ok) {
            try {
                memory.reserved().renew(ok.value());
            } catch (StoreFailed noted) {
                return false;
            }
        }
        leasedAt = memory.clock().sinceBoot();
        leasedWhileOpen = open;
        leasedInEpoch = epoch;
        numbersUsed = false;
        return true;
    }

    /** Asking again would bring the same; only a server that is away or in trouble is worth another try. */
    private static boolean isLastWord(ServerAnswer<?> answer) {
        return answer instanceof ServerAnswer.Ok
                || (answer instanceof ServerAnswer.Refused<?> refused && refused.status() < 500);
    }
}
