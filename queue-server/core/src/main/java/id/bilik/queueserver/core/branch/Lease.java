package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A block of reserved numbers: only this kiosk may give them, on this business day, and only while it can't reach the
 * branch.
 *
 * @param holder the kiosk's memory; one that lost it starts a new one and gets new numbers, since nobody knows which of
 *               the old ones are on paper
 * @param used   numbers that the branch knows to be given, in the order in which they came in
 */
public record Lease(String kiosk, UUID holder, String service, LocalDate date, TicketNumber first, TicketNumber last,
        Instant reservedAt, List<Use> used) {

    /** A number that was given. */
    public record Use(TicketNumber ticket, UUID requestId, Instant issuedAt) {}

    boolean holds(TicketNumber ticket) {
        return ticket.letter() == first.letter() && ticket.count() >= first.count() && ticket.count() <= last.count();
    }

    boolean overlaps(char letter, int from, int to) {
        return letter == first.letter() && from <= last.count() && to >= first.count();
    }

    public Optional<Use> findUse(TicketNumber ticket) {
        return used.stream().filter(use -> use.ticket().equals(ticket)).findFirst();
    }

    /** Numbers that the branch does not know to be given. */
    public List<TicketNumber> listFree() {
        List<TicketNumber> free = new ArrayList<>();
        for (int count = first.count(); count <= last.count(); count++) {
            TicketNumber ticket = new TicketNumber(first.letter(), count);
            if (findUse(ticket).isEmpty()) {
                free.add(ticket);
            }
        }
        return free;
    }

    Lease plus(Use use) {
        List<Use> more = new ArrayList<>(used);
        more.add(use);
        return new Lease(kiosk, holder, service, date, first, last, reservedAt, List.copyOf(more));
    }
}
