package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.SlipCounts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business day in half hours, from its journal alone; the fold is {@link HistoryFold}. Numbers only.
 *
 * @param date     of the day, where the branch stands
 * @param previous the newest day before it of which the journal tells; null for none
 * @param next     the first day after it; null for none
 * @param slips    what became of the slips of its tickets; without those that were recorded when it was over
 * @param slots    from the half hour of its first event to that of the last one, without a gap; none for an idle day
 */
public record DayHistory(long sequence, String branch, LocalDate date, @Nullable LocalDate previous,
        @Nullable LocalDate next, int slotMinutes, SlipCounts slips, List<Slot> slots) {

    /**
     * Half an hour.
     *
     * @param arrivals    tickets issued
     * @param called      first calls, of each step of a visit
     * @param inTarget    of these, within the target wait of their service
     * @param meanWaitSeconds    of the first calls; time that participants stayed away at their own wish is not counted
     * @param longestWaitSeconds of the first calls
     * @param waiting     who waited at its end
     * @param mostWaiting the most who waited at once
     * @param completed   visits completed, undone ones left out
     */
    public record Slot(OffsetDateTime from, int arrivals, int called, int inTarget, @Nullable Long meanWaitSeconds,
            @Nullable Long longestWaitSeconds, int waiting, int mostWaiting, int completed, int noShow,
            int abandoned) {}
}
