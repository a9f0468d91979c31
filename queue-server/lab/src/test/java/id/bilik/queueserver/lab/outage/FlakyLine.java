package id.bilik.queueserver.lab.outage;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.HeardPlan;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.Leases;
import id.bilik.kiosk.queue.QueueServer;
import id.bilik.kiosk.queue.ReservedTicket;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.SlipReport;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.Lease;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The way from a kiosk to the branch: requests are lost, answers are lost, and requests come late. */
final class FlakyLine implements QueueServer {
    private final BranchInMemory server;
    private final String kiosk;
    private final Crash.Hook hook;
    private final RandomGenerator chance;
    final List<Runnable> late = new ArrayList<>();
    boolean down;
    /** Chance of each kind of loss, 0 to 1. */
    double loss;

    FlakyLine(BranchInMemory server, String kiosk, Crash.Hook hook, RandomGenerator chance) {
        this.server = server;
        this.kiosk = kiosk;
        this.hook = hook;
        this.chance = chance;
    }

    @Override
    public ServerAnswer<HeardPlan> plan() {
        return ask(
                () -> new ServerAnswer.Ok<>(new HeardPlan(planOf(server.branch()), server.now, new LinkedHashMap<>())));
    }

    @Override
    public ServerAnswer<IssuedTicket> issue(TicketWish wish, String language, Runnable unanswered) {
        return ask(() -> {
            Branch.Handled before = server.branch().findHandled(wish.requestId()).orElse(null);
            Decision decision = server.decide(new Command.IssueTicket(wish.requestId(), wish.service(), Priority.NONE,
                    Channel.OFFLINE, null, languageOf(language)));
            if (decision instanceof Decision.Refused refused) {
                return refused(refused);
            }
            Branch branch = server.branch();
            TicketNumber ticket = ((Branch.Handled.Issue) branch.findHandled(wish.requestId()).orElseThrow()).ticket();
            Visit visit = branch.getVisit(ticket);
            return new ServerAnswer.Ok<>(new IssuedTicket(ticket.toString(), wish.service(),
                    visit.issuedAt().atZone(branch.plan().zone()).toOffsetDateTime(), 3, 60L, 120L, 300L, null, null,
                    before != null, null, null));
        });
    }

    private static Language languageOf(String code) { return Language.valueOf(code.toUpperCase(Locale.ROOT)); }

    @Override
    public ServerAnswer<Boolean> reportSlip(TicketWish wish, String ticket, SlipReport slip) {
        return decide(new Command.ConfirmSlip(TicketNumber.parse(ticket).orElseThrow(), slipOf(slip), slip.reason(),
                wish.requestId()));
    }

    private static Visit.Slip slipOf(@Nullable SlipReport told) {
        return told == null ? Visit.Slip.UNKNOWN : Visit.Slip.valueOf(told.outcome().name());
    }

    @Override
    public ServerAnswer<Leases> lease(UUID holder) {
        return ask(() -> {
            if (server.decide(new Command.ReserveNumbers(kiosk, holder)) instanceof Decision.Refused refused) {
                return refused(refused);
            }
            Branch branch = server.branch();
            List<Leases.Lease> leases = new ArrayList<>();
            for (LocalDate date : branch.listTicketingDates(server.now)) {
                for (Service service : branch.plan().services()) {
                    List<Leases.FreeNumber> numbers = new ArrayList<>();
                    for (Lease lease : branch.counters().list(kiosk, holder, service.id(), date)) {
                        lease.listFree().forEach(ticket -> numbers.add(new Leases.FreeNumber(ticket.toString(), null)));
                    }
                    leases.add(new Leases.Lease(service.id(), date, branch.ticketingOn(date).from(),
                            branch.ticketingOn(date).until(), numbers));
                }
            }
            return new ServerAnswer.Ok<>(new Leases(leases));
        });
    }

    @Override
    public ServerAnswer<Boolean> handOver(ReservedTicket ticket) {
        return ask(() -> {
            Instant issuedAt = ticket.age() == null || ticket.exact()
                    ? ticket.issuedAt()
                    : server.now.minus(ticket.age());
            return answer(server.decide(new Command.IssueReserved(ticket.wish().requestId(),
                    TicketNumber.parse(ticket.ticket()).orElseThrow(), ticket.wish().service(), Priority.NONE,
                    Channel.OFFLINE, kiosk, ticket.date(), issuedAt, ticket.exact(), ticket.latest(),
                    slipOf(ticket.slip()), ticket.slip() == null ? null : ticket.slip().reason(),
                    languageOf(ticket.language()))));
        });
    }

    @Override
    public ServerAnswer<Boolean> withdraw(UUID requestId) { return decide(new Command.WithdrawWish(requestId)); }

    /** Requests that were under way arrive now. */
    void arrive() {
        List.copyOf(late).forEach(Runnable::run);
        late.clear();
    }

    private ServerAnswer<Boolean> decide(Command command) { return ask(() -> answer(server.decide(command))); }

    private static ServerAnswer<Boolean> answer(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused(refused) : new ServerAnswer.Ok<>(true);
    }

    private <T> ServerAnswer<T> ask(Supplier<ServerAnswer<T>> request) {
        hook.step();
        if (down || chance.nextDouble() < loss) {
            return new ServerAnswer.Unreachable<>("no connection");
        }
        if (chance.nextDouble() < loss) {
            late.add(() -> {
                ServerAnswer<T> _ = request.get();
            });
            return new ServerAnswer.Unreachable<>("no answer in time");
        }
        ServerAnswer<T> answer = request.get();
        hook.step();
        return chance.nextDouble() < loss ? new ServerAnswer.Unreachable<>("the answer was lost") : answer;
    }

    private static <T> ServerAnswer<T> refused(Decision.Refused refused) {
        int status = refused.refusal().name().equals("Unknown") ? 404 : 409;
        return new ServerAnswer.Refused<>(status, refused.refusal().name(), refused.refusal().detail(),
                refused.refusal().name());
    }

    private static BranchPlan planOf(Branch branch) {
        List<BranchPlan.Service> services = new ArrayList<>();
        branch.plan().services().forEach(service -> services.add(new BranchPlan.Service(service.id(),
                String.valueOf(service.letter()), new LinkedHashMap<>(service.names()), List.of(), null)));
        return new BranchPlan(branch.id(), branch.plan().name(), branch.plan().zone(), branch.plan().languages(),
                branch.isTicketing(), null, null, services, List.of("none"), false,
                branch.counters().epochs().number(), null);
    }

    /** All that the branch issued, taken in late tickets included. */
    static boolean isIssue(Event event) {
        return event instanceof Event.TicketIssued || event instanceof Event.LateTicketRecorded;
    }
}
