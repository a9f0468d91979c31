package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.capacity.CapacityDay;
import id.bilik.queueserver.core.capacity.Conflict;
import id.bilik.queueserver.core.capacity.Ledger;
import id.bilik.queueserver.core.capacity.Quota;
import id.bilik.queueserver.core.capacity.Slot;
import id.bilik.queueserver.core.capacity.Work;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The room of a day by quarter hour and channel. Minutes are minutes of work, to the tenth: as long as a visit takes that has
 * its officer to itself.
 *
 * @param officersFrom {@code duty}: who is on duty now; {@code plan}: an officer at every group
 * @param slots        from the quarter hour that runs now, or from the opening; none where the branch is closed
 * @param conflicts    in which more is promised than can be held; nothing of it is cancelled
 */
record CapacityAnswer(LocalDate date, OffsetDateTime now, String officersFrom, UsualVisit usualVisit, Rule rule,
        List<SlotView> slots, List<ConflictView> conflicts, Waiting waiting) {

    /** @param slots quarter hours over which it lasts */
    record UsualVisit(double workMinutes, int slots) {}

    /** @param releaseMinutes before a quarter hour, from when what booked has left is the walk-ins' */
    record Rule(int walkInMinimumPercent, int releaseMinutes) {}

    /** @param officers who are there, on average over the quarter hour */
    record SlotView(OffsetDateTime from, OffsetDateTime until, double officers, double attentionMinutes,
            double boothMinutes, List<ShareView> shares) {}

    /**
     * @param promised     visits whose hour begins here
     * @param takenMinutes of attention; of walk-ins, what those take who wait already
     * @param leftMinutes  of attention; {@code leftBoothMinutes} of it with a booth
     * @param roomAtBranch usual visits that may still begin here
     * @param roomFromHome the same of visits from home, which need no booth
     */
    record ShareView(String share, String owner, int percent, int promised, double takenMinutes, double leftMinutes,
            double leftBoothMinutes, long roomAtBranch, long roomFromHome) {}

    /** @param concerns as many of the latest promises as the shortage takes, the latest first */
    record ConflictView(OffsetDateTime from, OffsetDateTime until, double shortageMinutes, List<Concern> concerns) {}

    record Concern(String ticket, OffsetDateTime at, String share) {}

    /**
     * Those who wait without a booking.
     *
     * @param withoutRoom for whom walk-ins have no room left today
     */
    record Waiting(int withRoom, int withoutRoom) {}

    static CapacityAnswer of(CapacityDay day, Instant now, ZoneId zone) {
        Function<Instant, OffsetDateTime> local = time -> time.truncatedTo(ChronoUnit.SECONDS).atZone(zone)
                .toOffsetDateTime();
        Ledger ledger = day.ledger();
        List<SlotView> slots = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            Slot here = ledger.slot(slot);
            slots.add(new SlotView(local.apply(here.from()), local.apply(here.until()),
                    Math.round(here.officers() * 10) / 10.0, minutes(here.capacity().attention()),
                    minutes(here.capacity().booth()), shares(day, slot)));
        }
        return new CapacityAnswer(day.date(), local.apply(now), ContractNames.of(day.officersFrom()),
                new UsualVisit(minutes(day.atBranch().work().attention()), day.atBranch().slots()),
                new Rule(ledger.quotas().walkInMinimum(), (int) ledger.quotas().release().toMinutes()), slots,
                ledger.conflicts().stream().map(conflict -> conflict(conflict, local)).toList(),
                new Waiting(ledger.placed(), ledger.unplaced()));
    }

    private static List<ShareView> shares(CapacityDay day, int slot) {
        Ledger ledger = day.ledger();
        List<ShareView> shares = new ArrayList<>();
        for (int i = 0; i < ledger.quotas().list().size(); i++) {
            Quota quota = ledger.quotas().list().get(i);
            shares.add(new ShareView(ContractNames.of(quota.share()), quota.owner().id(), quota.percent(),
                    ledger.count(slot, i), minutes(ledger.taken(slot, i).attention()),
                    minutes(ledger.left(slot, i).attention()), minutes(ledger.left(slot, i).booth()),
                    ledger.room(slot, i, day.atBranch()),
                    ledger.room(slot, i, day.fromHome())));
        }
        return shares;
    }

    private static ConflictView conflict(Conflict conflict, Function<Instant, OffsetDateTime> local) {
        Work shortage = conflict.shortage();
        return new ConflictView(local.apply(conflict.slot().from()), local.apply(conflict.slot().until()),
                minutes(Math.max(shortage.attention(), shortage.booth())),
                conflict.concerns().stream().map(each -> new Concern(each.name(), local.apply(each.at()),
                        ContractNames.of(each.share()))).toList());
    }

    private static double minutes(long seconds) { return Math.round(seconds / 6.0) / 10.0; }
}
