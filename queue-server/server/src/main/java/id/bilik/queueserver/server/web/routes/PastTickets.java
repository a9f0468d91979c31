package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketWish;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.WaitRange;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.SealedFacts;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Problem;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Request ids of earlier business days. The branch remembers those of today; a request that comes again later (a kiosk
 * that was off over night) is found in the journal and gets the ticket that it was for, not a new one.
 */
public final class PastTickets {
    private final FollowLinks links;

    public PastTickets(FollowLinks links) { this.links = links; }

    /** @throws Problem 422 when the id was used for something else */
    Optional<IssuedTicket> find(OpenBranch open, Command.IssueTicket command) {
        if (open.state().findHandled(command.requestId()).isPresent()) {
            return Optional.empty();
        }
        Optional<JournalEntry> entry = open.journal().findByRequest(open.id(), command.requestId());
        Optional<RecordedEvent> found = entry.map(EventCodec::decode);
        // the branch is read again: what it had not published a moment ago is today's, and the branch knows it
        Branch branch = open.state();
        if (found.isEmpty() || found.get().sequence() > branch.sequence()
                || branch.findHandled(command.requestId()).isPresent()) {
            return Optional.empty();
        }
        if (found.get().event() instanceof Event.TicketIssued issued
                && issued.wish().equals(known(command.wish(), entry.get()))) {
            return Optional.of(pastTicket(branch, found.get(), issued));
        }
        throw Problem.of(new Refusal.RequestReused());
    }

    /** Without what the journal no longer knows. */
    private static TicketWish known(TicketWish wish, JournalEntry entry) {
        return SealedFacts.split(entry.data()).seals().containsKey(Personal.Level.TEXT)
                ? new TicketWish(wish.service(), Priority.NONE, wish.channel(), wish.appointment(), wish.also())
                : wish;
    }

    private IssuedTicket pastTicket(Branch branch, RecordedEvent recorded, Event.TicketIssued issued) {
        OffsetDateTime issuedAt = recorded.at().truncatedTo(ChronoUnit.MILLIS).atZone(branch.plan().zone())
                .toOffsetDateTime();
        String service = issued.wish().service();
        return new IssuedTicket(issued.ticket().toString(), service, TicketView.namesOf(branch, service),
                ContractNames.of(issued.priority()),
                branch.id(), branch.plan().name(), branch.plan().zone().getId(), issuedAt, 0, new WaitRange(0, 0, 0),
                links.urlOf(branch, issuedAt.toLocalDate(), issued.ticket()), null,
                IssuedTicket.booked(branch.plan().zone(), issued.appointment()), null, null, null, List.of());
    }
}
