package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.queueserver.core.branch.Announcement;
import id.bilik.queueserver.core.branch.BoardMessage;
import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.ClockTrust;
import id.bilik.queueserver.core.branch.ClosedPlace;
import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.Counters;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Demand;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.Epochs;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lease;
import id.bilik.queueserver.core.branch.Missed;
import id.bilik.queueserver.core.branch.Tally;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A branch's whole state as one JSON text. Only a shortcut: a snapshot that cannot be read is passed over. */
public final class SnapshotCodec {
    /** To be raised whenever a record in a snapshot changes: older snapshots are then passed over. */
    public static final int FORMAT = 17;

    private SnapshotCodec() {}

    /** What cannot be derived. */
    private record State(BranchPlan plan, long sequence, Instant time, Day day, Map<Character, Integer> counters,
            List<Lease> leases, int lost, Instant lostAt, List<Epochs.Epoch> epochs, List<Visit> visits,
            List<Group> groups,
            Map<UUID, Branch.Handled> handled,
            List<Announcement> calls, BoardMessage shown, @Nullable BranchPlan scheduled, Tally tally,
            ClockTrust.@Nullable Doubt doubt, Map<LocalDate, Map<Character, Integer>> given, long corrected,
            Map<LocalDate, Map<String, Integer>> demand, List<Booking> bookings, List<ClosedPlace> closed,
            List<WaitingWish> waiting, List<Missed> missed, List<Draw> draws,
            List<CompanyDay> companies) {}

    public static Snapshot encode(Branch branch) {
        State state = new State(branch.plan(), branch.sequence(), branch.time(), branch.day(),
                branch.counters().issued(), branch.counters().leases(), branch.counters().lost(),
                branch.counters().lostAt(), branch.counters().epochs().list(), List.copyOf(branch.visits().values()),
                branch.groups(), branch.handled(), branch.calls(), branch.shown(), branch.scheduled(),
                branch.tally(), branch.clock().doubt(), new TreeMap<>(branch.clock().given()),
                branch.clock().corrected(), new TreeMap<>(branch.demand().days()),
                List.copyOf(branch.bookings().all()), branch.bookings().closed(),
                List.copyOf(branch.bookings().waiting().all()), branch.bookings().missed(),
                List.copyOf(branch.bookings().draws().all()),
                List.copyOf(branch.bookings().companies().all()));
        try {
            return new Snapshot(branch.sequence(), FORMAT, Json.MAPPER.writeValueAsString(state));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a snapshot of " + branch.id(), impossible);
        }
    }

    /** @throws JournalDamaged when the text is not a state of this {@link #FORMAT} */
    public static Branch decode(Snapshot snapshot) {
        try {
            State state = Json.MAPPER.readValue(snapshot.data(), State.class);
            return Branch.restored(state.plan, state.sequence, state.time, state.day,
                    Counters.of(state.counters, state.leases, state.lost, state.lostAt, state.epochs), state.visits,
                    state.groups,
                    state.handled, state.calls,
                    state.shown, state.scheduled, state.tally,
                    ClockTrust.of(state.doubt, state.given, state.corrected), Demand.of(state.demand),
                    Bookings.of(state.bookings, state.closed, state.waiting, state.missed, state.draws,
                            state.companies));
        } catch (JsonProcessingException unreadable) {
            throw new JournalDamaged("the snapshot at " + snapshot.sequence() + " cannot be read", unreadable);
        }
    }
}
