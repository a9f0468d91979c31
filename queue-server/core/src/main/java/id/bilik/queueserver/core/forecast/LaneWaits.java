package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * What a roll-forward says to each visit and newcomer, in seconds from when it was made. Within a lane, which is served in
 * its order, nobody is shown less than those before them: a correction that depends on the length of the wait would
 * sometimes do so. Visits that it does not know are put between those around them.
 */
final class LaneWaits {
    private final Map<TicketNumber, WaitForecast> visits = new HashMap<>();
    private final Map<LiveState.Newcomer, WaitForecast> newcomers = new HashMap<>();
    /** By lane: the place of the last visit that is known. */
    private final Map<Lane, Place> last = new HashMap<>();

    /**
     * From a roll-forward. What it thinks nobody is going to call is not known.
     *
     * @param shown a forecast as it may be shown
     */
    LaneWaits(Branch branch, Map<TicketNumber, Outlook> outlooks, Map<LiveState.Newcomer, Outlook> ofNewcomers,
            UnaryOperator<WaitForecast> shown) {
        ofNewcomers.forEach((newcomer, outlook) -> {
            if (outlook.untilCalled().isFinite()) {
                newcomers.put(newcomer, shown.apply(outlook.untilCalled()));
            }
        });
        branch.queue().lanes().forEach((lane, places) -> add(branch, lane, places, outlooks, shown));
    }

    private void add(Branch branch, Lane lane, TreePMap<Place, TicketNumber> places,
            Map<TicketNumber, Outlook> outlooks, UnaryOperator<WaitForecast> shown) {
        WaitForecast before = WaitForecast.NOW;
        for (Map.Entry<Place, TicketNumber> place : places.entrySet()) {
            Outlook outlook = outlooks.get(place.getValue());
            if (outlook != null && outlook.untilCalled().isFinite()) {
                before = shown.apply(outlook.untilCalled()).atLeast(before);
                visits.put(place.getValue(), before);
                last.put(lane, place.getKey());
            }
        }
        WaitForecast end = before;
        if (!lane.booked()) {
            double weight = branch.plan().rules().weight(lane.priority());
            newcomers.computeIfPresent(new LiveState.Newcomer(lane.service(), weight, lane.where()),
                    (newcomer, wait) -> wait.atLeast(end));
        }
    }

    Optional<WaitForecast> find(TicketNumber ticket) { return Optional.ofNullable(visits.get(ticket)); }

    Optional<WaitForecast> find(LiveState.Newcomer newcomer) { return Optional.ofNullable(newcomers.get(newcomer)); }

    /** Whether somebody who is known stands behind that place. */
    boolean hasBehind(Visit visit) {
        Place end = last.get(Lane.of(visit));
        return end != null && visit.place().compareTo(end) < 0;
    }

    /**
     * The wait of a visit that is not known, put between those of its lane that are.
     *
     * @param since seconds since the roll-forward
     */
    WaitForecast between(Branch present, Visit visit, WaitForecast wait, double since) {
        Lane lane = Lane.of(visit);
        TreePMap<Place, TicketNumber> places = present.queue().lanes().getOrDefault(lane, TreePMap.empty());
        Place end = last.get(lane);
        if (end == null) {
            return wait;
        }
        boolean atEnd = visit.place().compareTo(end) > 0;
        WaitForecast before = upTo(places, atEnd ? places.floorKey(end) : places.lowerKey(visit.place()));
        WaitForecast least = before == null ? wait : wait.atLeast(before.after(since));
        return noLaterThanBehind(present, visit, least, since);
    }

    /** The wait of a visit that is not known, as long as that of the next known one behind it in its lane at most. */
    WaitForecast noLaterThanBehind(Branch present, Visit visit, WaitForecast wait, double since) {
        Lane lane = Lane.of(visit);
        if (!hasBehind(visit)) {
            return wait;
        }
        TreePMap<Place, TicketNumber> places = present.queue().lanes().getOrDefault(lane, TreePMap.empty());
        for (Place place = places.higherKey(visit.place()); place != null; place = places.higherKey(place)) {
            WaitForecast behind = visits.get(places.get(place));
            if (behind != null) {
                return wait.atMost(behind.after(since));
            }
        }
        return wait;
    }

    /** The wait of somebody who comes to that lane now, behind all of it that are known. */
    WaitForecast behindAll(Branch present, Lane lane, WaitForecast wait, double since) {
        TreePMap<Place, TicketNumber> places = present.queue().lanes().getOrDefault(lane, TreePMap.empty());
        Place end = last.get(lane);
        WaitForecast before = end == null ? null : upTo(places, places.floorKey(end));
        return before == null ? wait : wait.atLeast(before.after(since));
    }

    /** Of the last that is known up to that place; null where nobody is. */
    private @Nullable WaitForecast upTo(TreePMap<Place, TicketNumber> places, @Nullable Place from) {
        for (Place place = from; place != null; place = places.lowerKey(place)) {
            WaitForecast known = visits.get(places.get(place));
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}
