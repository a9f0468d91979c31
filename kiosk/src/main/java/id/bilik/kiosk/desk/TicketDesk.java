package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServedToday;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.slip.NotToday;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.Words;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a ticket at the kiosk: issue, compose, print, report. The same request id gives the same ticket and one
 * slip, however often and from how many threads it is asked. Once the server has issued a number, the participant gets
 * to see it, whatever breaks after that.
 */
public final class TicketDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);
    private static final int REMEMBERED = 1_000;

    private final QueueServerClient server;
    private final Plans plans;
    private final ReceiptPrinter printer;
    private final SlipComposer composer;
    private final PrintReports reports;
    private final Memory<UUID, Intention> intentions = new Memory<>(REMEMBERED);
    private final Memory<String, Intention> byTicket = new Memory<>(REMEMBERED);
    private final Object printing = new Object();

    /** One participant's wish and what it has led to so far; guarded by itself. */
    private static final class Intention {
        private final TicketWish wish;
        private boolean asked;
        private @Nullable DeskTicket ticket;

        Intention(TicketWish wish) { this.wish = wish; }
    }

    public TicketDesk(QueueServerClient server, Plans plans, ReceiptPrinter printer, SlipComposer composer,
            PrintReports reports) {
        this.server = server;
        this.plans = plans;
        this.printer = printer;
        this.composer = composer;
        this.reports = reports;
    }

    /** Gets the ticket and prints its slip; blocks until the printer is done. */
    public DeskAnswer issue(TicketWish wish, Words words) throws InterruptedException {
        Intention intention = intentions.findOrMake(wish.requestId(), () -> new Intention(wish));
        if (!intention.wish.equals(wish)) {
            return new DeskAnswer.AnotherWish(wish.requestId());
        }
        synchronized (intention) {
            DeskTicket known = intention.ticket;
            return known == null ? ask(intention, words) : new DeskAnswer.Issued(known, false);
        }
    }

    /** The ticket of that number, if this kiosk issued it and still remembers. */
    public Optional<DeskTicket> find(String ticket) {
        return byTicket.find(ticket).map(TicketDesk::ticketOf);
    }

    /**
     * Prints the slip once more. The offer stands until bytes were sent: a printer that says beforehand that it can't
     * print does not use it up.
     */
    public ReprintAnswer reprint(String number) {
        Optional<Intention> found = byTicket.find(number);
        if (found.isEmpty()) {
            return ReprintAnswer.Denied.NOT_HERE;
        }
        Intention intention = found.get();
        synchronized (intention) {
            DeskTicket ticket = ticketOf(intention);
            if (ticket.fate().printed()) {
                return ReprintAnswer.Denied.ALREADY_PRINTED;
            }
            if (ticket.printsLeft() == 0) {
                return ReprintAnswer.Denied.OFFER_USED;
            }
            boolean sent = printer.status().canPrint();
            SlipFate fate = sent
                    ? print(ticket.slip().printedAgain(), ticket.words())
                    : new SlipFate(false, printer.status().label());
            DeskTicket after = ticket.after(fate, sent ? 0 : ticket.printsLeft());
            intention.ticket = after;
            if (sent) {
                report(after);
            }
            return new ReprintAnswer.Tried(after);
        }
    }

    private DeskAnswer ask(Intention intention, Words words) throws InterruptedException {
        Optional<BranchPlan> plan = plans.find().isPresent() ? plans.find() : plans.refresh();
        if (plan.isEmpty()) {
            return new DeskAnswer.Unreachable("the branch's plan is not known yet");
        }
        boolean askedBefore = intention.asked;
        intention.asked = true;
        return switch (server.issue(intention.wish)) {
            case ServerAnswer.Refused<IssuedTicket> refused -> {
                plans.online(true, "");
                yield new DeskAnswer.Refused(refused);
            }
            case ServerAnswer.Unreachable<IssuedTicket> unreachable -> {
                plans.online(false, unreachable.reason());
                yield new DeskAnswer.Unreachable(unreachable.reason());
            }
            case ServerAnswer.Ok<IssuedTicket> ok -> {
                plans.online(true, "");
                DeskTicket ticket = hand(ok.value(), intention.wish, plan.get(), words, askedBefore);
                intention.ticket = ticket;
                byTicket.put(ok.value().ticket(), intention);
                yield new DeskAnswer.Issued(ticket, true);
            }
        };
    }

    private DeskTicket hand(IssuedTicket issued, TicketWish wish, BranchPlan plan, Words words, boolean askedBefore) {
        String serviceName = plan.findService(issued.service()).map(service -> service.name(words.language()))
                .orElse(issued.service());
        Slip slip = new Slip(plan.name(), serviceName, issued.ticket(), issued.ahead(), expected(issued),
                notToday(issued, words), issued.issuedAt(), plan.zone(), issued.followUrl(),
                !wish.priority().equals("none"), false);
        if (issued.earlier() && !askedBefore) {
            // Issued to a run of this kiosk that is gone: its slip may hang from the printer. Don't print a second.
            LOG.warn("{}: issued before the kiosk started; its slip is offered, not printed", issued.ticket());
            return new DeskTicket(issued, slip, words, SlipFate.MAYBE_PRINTED, 1);
        }
        SlipFate fate = print(slip, words);
        DeskTicket ticket = new DeskTicket(issued, slip, words, fate, fate.printed() ? 0 : 1);
        report(ticket);
        return ticket;
    }

    /** A number that was issued must reach its participant, so not even a bug in here may throw. */
    private SlipFate print(Slip slip, Words words) {
        try {
            byte[] job = composer.compose(slip, words);
            PrintOutcome outcome;
            synchronized (printing) {
                outcome = printer.print(job);
            }
            if (outcome instanceof PrintOutcome.Failed failed) {
                LOG.warn("{}: no slip, {}", slip.ticket(), failed.reason());
                return new SlipFate(false, failed.status().label());
            }
            return outcome instanceof PrintOutcome.Unconfirmed ? SlipFate.UNCONFIRMED : SlipFate.GOOD;
        } catch (RuntimeException bug) {
            LOG.error("{}: no slip", slip.ticket(), bug);
            return SlipFate.KIOSK_FAULT;
        }
    }

    private void report(DeskTicket ticket) {
        SlipFate fate = ticket.fate();
        reports.report(ticket.issued().ticket(), fate.printed() ? null : String.valueOf(fate.reason()));
    }

    private static @Nullable Wait expected(IssuedTicket issued) {
        Long low = issued.lowSeconds();
        Long high = issued.highSeconds();
        return low == null || high == null ? null : new Wait(Math.min(low, high), Math.max(low, high));
    }

    private static @Nullable NotToday notToday(IssuedTicket issued, Words words) {
        ServedToday served = issued.servedToday();
        return served == null || served.likely()
                ? null
                : new NotToday(served.findInstead(words.language()).orElse(null));
    }

    private static DeskTicket ticketOf(Intention intention) {
        synchronized (intention) {
            DeskTicket ticket = intention.ticket;
            if (ticket == null) {
                throw new IllegalStateException("remembered by number, and has none");
            }
            return ticket;
        }
    }
}
