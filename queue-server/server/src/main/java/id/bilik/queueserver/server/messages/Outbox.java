package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal and notes what is to be told of it. How far it has read stands in the same transaction as what follows
 * from there, and the same event leads to the same ids: a process may end anywhere, and nothing is missing or there twice. For
 * one thread.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** Events after which the position is noted though nothing followed from them: each note wears the disk. */
    private static final long UNNOTED = 1_000;
    /** Before somebody's turn, as their phone has it (follow-state.js). */
    private static final int SOON = 3;

    private final OpenBranch branch;
    private final MessageRows rows;
    private final Addresses addresses;
    private final List<Carrier> carriers;
    private @Nullable JournalFollower follower;
    private @Nullable News news;
    private long noted;
    /** Bookings whose turn was said to be soon since the start; those before stand in the records. */
    private final Set<String> told = new HashSet<>();

    Outbox(OpenBranch branch, MessageRows rows, Addresses addresses, List<Carrier> carriers) {
        this.branch = branch;
        this.rows = rows;
        this.addresses = addresses;
        this.carriers = carriers;
    }

    /**
     * Notes what follows from all that has happened by now.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where it cannot be noted; the next look does it
     * @throws id.bilik.queueserver.server.journal.JournalException where an event cannot be read
     */
    void look() {
        Branch state = branch.state();
        News found = new News(state, addresses, carriers);
        JournalFollower known = follower;
        try {
            JournalFollower reading = known != null ? known : begin(state, found);
            follower = reading;
            news = found;
            // what the journal has beyond that state is not published yet
            boolean _ = reading.followWhile(entry -> entry.sequence() <= state.sequence());
            Set<String> soon = soon(state, found);
            if (!found.messages().isEmpty() || !found.copies().isEmpty() || reading.cursor() - noted >= UNNOTED) {
                rows.add(branch.id(), reading.cursor(), found.messages(), found.copies(), branch.now());
                noted = reading.cursor();
            }
            told.addAll(soon);
        } catch (RuntimeException failed) {
            // what was read and not noted is read again
            follower = null;
            throw failed;
        }
    }

    private JournalFollower begin(Branch state, News found) {
        OptionalLong position = rows.position(branch.id());
        long after = position.orElse(state.sequence());
        noted = after;
        if (position.isEmpty() || after > state.sequence()) {
            LOG.info("people are told of what happens from event {} on", state.sequence() + 1);
            after = state.sequence();
            noted = after - UNNOTED; // so that it is noted now
            state.bookings().all().stream().filter(booking -> booking.state() == Booking.State.CONFIRMED)
                    .forEach(booking -> found.remind(booking, branch.now()));
        }
        return new JournalFollower(branch.journal(), branch.id(), after, event -> {
            News open = news;
            if (open != null) {
                open.tell(event);
            }
        });
    }

    /** Those whose turn comes soon, and who were not told so. */
    private Set<String> soon(Branch state, News found) {
        Set<String> soon = new HashSet<>();
        if (state.queue().size() == 0) {
            return soon;
        }
        ZoneId zone = state.plan().zone();
        Moment moment = branch.moment(state);
        for (Booking booking : state.bookings().all()) {
            if (booking.state() == Booking.State.CHECKED_IN && !told.contains(booking.id())
                    && state.findDate().filter(booking.at().atZone(zone).toLocalDate()::equals).isPresent()
                    && Writer.visit(state, booking).filter(visit -> isSoon(moment, visit)).isPresent()) {
                found.soon(booking, branch.now());
                soon.add(booking.id());
            }
        }
        return soon;
    }

    private static boolean isSoon(Moment moment, Visit visit) {
        return visit.stage() instanceof Stage.Waiting && moment.ahead(visit) < SOON
                && moment.unserved(visit.service()) == null;
    }

    /** Deletes the copies of addresses that nobody needs any more. */
    void tidy() {
        // who is deleted from here on may have a cancellation that the look below does not see
        List<String> orphans = addresses.listOrphans();
        look();
        addresses.deleteUnneeded(orphans);
    }
}
