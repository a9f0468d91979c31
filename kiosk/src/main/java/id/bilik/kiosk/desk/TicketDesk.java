package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;
import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.CheckedIn;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.QueueServer;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.slip.Words;
import id.bilik.kiosk.store.StoreFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a ticket at the kiosk: issue, compose, print. The same request id gives the same ticket and one slip, however
 * often and from how many threads it is asked, and over restarts of the kiosk. While the server is away the number comes
 * from those that are reserved. Once there is a number, the participant gets to see it, whatever breaks after that.
 */
public final class TicketDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    private final QueueServer server;
    private final Plans plans;
    private final SlipPrinting printing;
    private final KioskMemory memory;
    private final Jobs jobs;
    private final Runnable changed;

    /**
     * A desk.
     *
     * @param changed
     *            is told after each step that the server may want to hear of
     */
    public TicketDesk(QueueServer server, Plans plans, SlipPrinting printing, KioskMemory memory, Runnable changed) {
        this.server = server;
        this.plans = plans;
        this.printing = printing;
        this.memory = memory;
        this.jobs = memory.jobs();
        this.changed = changed;
        if (jobs.wasCutShort()) {
            printing.expectFragment();
        }
    }

    /** Gets the ticket and prints its slip; blocks until the printer is done. */
    public DeskAnswer issue(TicketWish wish, Words words) throws InterruptedException {
        ActiveJob slot = jobs.findOrMake(wish, words.language());
        if (!slot.job().wish().equals(wish)) {
            return new DeskAnswer.AnotherWish(wish.requestId());
        }
        slot.lock.lockInterruptibly();
        try {
            if (slot.job().step() == PrintJob.Step.WITHDRAWN) {
                return new DeskAnswer.Refused(new ServerAnswer.Refused<>(409, "The wish was withdrawn",
                        "Nobody asked for it any more. A new wish needs a new requestId.", "RequestWithdrawn"));
            }
            return slot.job().issued() != null
                    ? new DeskAnswer.Issued(ticketOf(slot), false)
                    : ask(slot);
        } finally {
            slot.lock.unlock();
            changed.run();
        }
    }

    /**
     * Prints the slip of somebody who checked in at the server; again, the same ticket and no second slip.
     *
     * @return empty as long as the branch's plan is not known
     */
    Optional<DeskAnswer.Issued> handOut(CheckedIn checkedIn, Words words) throws InterruptedException {
        if ((plans.find().isPresent() ? plans.find() : plans.refresh()).isEmpty()) {
            return Optional.empty();
        }
        IssuedTicket issued = checkedIn.ticket();
        ActiveJob slot = jobs.findOrMake(new TicketWish(checkedIn.requestId(), issued.service(), "none"),
                words.language());
        slot.lock.lockInterruptibly();
        try {
            boolean first = slot.job().issued() == null;
            if (first) {
                hand(slot, issued, false);
            }
            return Optional.of(new DeskAnswer.Issued(ticketOf(slot), first));
        } finally {
            slot.lock.unlock();
            changed.run();
        }
    }

    /** The ticket of that number, if this kiosk issued it and still remembers. */
    public Optional<DeskTicket> find(String ticket) {
        return jobs.findByTicket(ticket).filter(slot -> plans.find().isPresent()).map(this::lockedTicketOf);
    }

    /**
     * Prints the slip once more. The offer stands until bytes were sent: a printer that says beforehand that it can't
     * print does not use it up.
     */
    public ReprintAnswer reprint(String number) {
        Optional<ActiveJob> found = jobs.findByTicket(number).filter(slot -> plans.find().isPresent());
        if (found.isEmpty()) {
            return ReprintAnswer.Denied.NOT_HERE;
        }
        ActiveJob slot = found.get();
        slot.lock.lock();
        try {
            PrintJob job = slot.job();
            if (job.step() == PrintJob.Step.PRINTED) {
                return ReprintAnswer.Denied.ALREADY_PRINTED;
            }
            if (job.printsLeft() == 0) {
                return ReprintAnswer.Denied.OFFER_USED;
            }
            if (!printing.canPrint()) {
                // one that was not proved may come out yet, of what the printer holds, once it is repaired
                if (job.step() == PrintJob.Step.FAILED) {
                    jobs.keep(slot, job.at(PrintJob.Step.FAILED, printing.status(), job.printsLeft()).reopened(),
                            false);
                }
                return new ReprintAnswer.Tried(ticketOf(slot));
            }
            // written down as used before it is: no crash makes a second offer of it
            jobs.keep(slot, job.at(PrintJob.Step.SENDING, job.reason(), 0).reopened(), true);
            print(slot, true, 0);
            return new ReprintAnswer.Tried(ticketOf(slot));
        } finally {
            slot.lock.unlock();
            changed.run();
        }
    }

    /**
     * Prints the slip of the last ticket once more for a technician, marked as that. It waits its turn behind a slip that is
     * being printed; a slip that was missing so far counts as printed if the copy came out.
     *
     * @return empty where no ticket is known
     */
    public Optional<SlipCopy> copyLast() {
        return jobs.findLastTicket().flatMap(slot -> plans.find().map(plan -> copy(slot, plan)));
    }

    private SlipCopy copy(ActiveJob slot, BranchPlan plan) {
        slot.lock.lock();
        try {
            DeskTicket ticket = DeskTicket.of(slot.job(), plan);
            if (!printing.canPrint()) {
                return new SlipCopy(ticket.issued().ticket(), slot.job().copies(), printing.refusal());
            }
            jobs.keepHangingOut(slot, slot.job().copied()); // known before it exists, as every slip
            PrintOutcome outcome = printing.copy(ticket.slip(), ticket.words());
            boolean found = outcome instanceof PrintOutcome.Printed && slot.job().step() != PrintJob.Step.PRINTED;
            jobs.note(slot, found ? slot.job().onPaper() : slot.job(), printing.mayHangOut());
            LOG.info("{}: copy {} for a technician: {}", ticket.issued().ticket(), slot.job().copies(), outcome);
            return new SlipCopy(ticket.issued().ticket(), slot.job().copies(), outcome);
        } finally {
            slot.lock.unlock();
            changed.run();
        }
    }

    /** The participant says that the slip came out, where the kiosk could not know. */
    public Optional<DeskTicket> confirm(String number) {
        return learn(number, List.of(PrintJob.Step.UNCONFIRMED, PrintJob.Step.MAYBE, PrintJob.Step.FAILED),
                PrintJob::onPaper);
    }

    /** The participant says that none came out, where the kiosk could not know. */
    public Optional<DeskTicket> deny(String number) {
        return learn(number, List.of(PrintJob.Step.UNCONFIRMED, PrintJob.Step.MAYBE), PrintJob::missing);
    }

    /** Takes a participant's word, where the slip is at one of these steps. */
    private Optional<DeskTicket> learn(String number, List<PrintJob.Step> open, UnaryOperator<PrintJob> word) {
        Optional<ActiveJob> found = jobs.findByTicket(number).filter(slot -> plans.find().isPresent());
        found.ifPresent(slot -> {
            slot.lock.lock();
            try {
                if (open.contains(slot.job().step())) {
                    jobs.keep(slot, word.apply(slot.job()), false);
                }
            } finally {
                slot.lock.unlock();
                changed.run();
            }
        });
        return found.map(this::lockedTicketOf);
    }

    private DeskAnswer ask(ActiveJob slot) throws InterruptedException {
        Optional<BranchPlan> plan = plans.find().isPresent() ? plans.find() : plans.refresh();
        if (plan.isEmpty()) {
            return new DeskAnswer.Unreachable("the branch's plan is not known yet");
        }
        boolean away = !plans.isOnline();
        if (away && giveReserved(slot, plan.get())) {
            return new DeskAnswer.Issued(ticketOf(slot), true);
        }
        boolean usedUp = away && memory.reserved().isUsedUp(slot.job().wish().service(), memory.clock().stamp());
        if (usedUp && !slot.wasAsked()) {
            jobs.forget(slot); // nobody has to wait for a server that is known to be away
            return new DeskAnswer.UsedUp(slot.job().wish().service());
        }
        boolean askedBefore = slot.wasAsked();
        // written before it goes out, so that a kill leaves no visit without a person. It is safe from a power cut together
        // with its number, or as soon as an answer is missing: docs/decisions/one-page-a-ticket.md
        jobs.keep(slot, slot.job(), false);
        slot.asking();
        ServerAnswer<IssuedTicket> answer = server.issue(slot.job().wish(), slot.job().language(),
                () -> jobs.keep(slot, slot.job(), true));
        return switch (answer) {
            case ServerAnswer.Refused<IssuedTicket> refused when refused.status() < 500 -> {
                plans.online(true, "");
                jobs.forget(slot);
                yield new DeskAnswer.Refused(refused);
            }
            case ServerAnswer.Refused<IssuedTicket> trouble -> {
                yield giveReserved(slot, plan.get())
                        ? new DeskAnswer.Issued(ticketOf(slot), true)
                        : leftOpen(slot, new DeskAnswer.Refused(trouble));
            }
            case ServerAnswer.Unreachable<IssuedTicket> unreachable -> {
                plans.online(false, unreachable.reason());
                yield giveReserved(slot, plan.get())
                        ? new DeskAnswer.Issued(ticketOf(slot), true)
                        : leftOpen(slot, usedUp
                                ? new DeskAnswer.UsedUp(slot.job().wish().service())
                                : new DeskAnswer.Unreachable(unreachable.reason()));
            }
            case ServerAnswer.Ok<IssuedTicket> ok -> {
                plans.online(true, "");
                hand(slot, ok.value(), askedBefore);
                yield new DeskAnswer.Issued(ticketOf(slot), true);
            }
        };
    }

    /** The server may have issued a ticket, or may do so yet: no power cut may hide that from this kiosk. */
    private DeskAnswer leftOpen(ActiveJob slot, DeskAnswer answer) {
        jobs.keep(slot, slot.job(), true);
        slot.idle(memory.clock().sinceBoot());
        return answer;
    }

    private void hand(ActiveJob slot, IssuedTicket issued, boolean askedBefore) {
        PrintJob numbered = slot.job().numbered(issued, null, null);
        if (issued.earlier() && !askedBefore) {
            // Issued to a kiosk whose memory is gone: its slip may hang from the printer. Don't print a second.
            LOG.warn("{}: issued before, and not known here; its slip is offered, not printed", issued.ticket());
            jobs.keep(slot, numbered.at(PrintJob.Step.MAYBE, SlipFate.MAYBE_PRINTED.reason(), 1), true);
            return;
        }
        jobs.keep(slot, numbered, true);
        print(slot, false, 1);
    }

    /** A number that nobody else can give; false where there is none, or where it can't be written down. */
    private boolean giveReserved(ActiveJob slot, BranchPlan plan) {
        TicketWish wish = slot.job().wish();
        Stamp now = memory.clock().stamp();
        try {
            Optional<ReservedNumbers.Pick> pick = memory.reserved().give(wish.service(), now, number -> change -> {
                IssuedTicket issued = new IssuedTicket(number.ticket(), wish.service(),
                        now.at().atZone(plan.zone()).toOffsetDateTime(), null, null, null, null, number.followUrl(),
                        null, false, null, null);
                jobs.save(slot, slot.job().numbered(issued, now, number.date()), change, true);
            });
            if (pick.isEmpty()) {
                return false;
            }
        } catch (StoreFailed full) {
            LOG.error("no reserved number is given: {}", full.getMessage());
            return false;
        }
        LOG.info("{}: given from the reserved numbers", ticketNumber(slot));
        print(slot, false, 1);
        return true;
    }

    private void print(ActiveJob slot, boolean again, int printsLeftAfterFailure) {
        PrintJob job = slot.job();
        BranchPlan plan = plans.find().orElseThrow();
        DeskTicket ticket = DeskTicket.of(job, plan);
        PrintJob done = printing.print(job, again ? ticket.slip().printedAgain() : ticket.slip(), ticket.words(),
                printsLeftAfterFailure);
        jobs.note(slot, done, printing.mayHangOut());
    }

    private DeskTicket lockedTicketOf(ActiveJob slot) {
        slot.lock.lock();
        try {
            return ticketOf(slot);
        } finally {
            slot.lock.unlock();
        }
    }

    private DeskTicket ticketOf(ActiveJob slot) { return DeskTicket.of(slot.job(), plans.find().orElseThrow()); }

    private static @Nullable String ticketNumber(ActiveJob slot) {
        IssuedTicket issued = slot.job().issued();
        return issued == null ? null : issued.ticket();
    }
}
