package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every plan that a branch had. The journal is read once, and later only what has come since; of other events only the
 * names are looked at.
 */
public final class PlanHistory {
    private static final Set<String> OF_PLANS = Set.of(Event.PlanAdopted.class.getSimpleName(),
            Event.PlanScheduled.class.getSimpleName(), Event.ScheduledPlanDropped.class.getSimpleName());

    private final SoundEntries entries;
    private final List<Step> steps = new ArrayList<>();
    private long cursor;

    /** What became of the plan. */
    public enum Kind {
        ADOPTED, SCHEDULED, DROPPED
    }

    /**
     * One step.
     *
     * @param plan that was adopted or scheduled; null for one that was dropped
     */
    public record Step(long sequence, Instant at, Actor actor, Kind kind, @Nullable BranchPlan plan) {}

    public PlanHistory(Journal journal, String branch) { this.entries = new SoundEntries(journal, branch); }

    /** All steps that can be read, in order: damage of old times costs the steps of those times, and no later ones. */
    public synchronized List<Step> list() {
        for (List<JournalEntry> page = entries.after(cursor); !page.isEmpty(); page = entries.after(cursor)) {
            for (JournalEntry entry : page) {
                if (OF_PLANS.contains(entry.type())) {
                    note(EventCodec.decode(entry));
                }
                cursor = entry.sequence();
            }
        }
        return List.copyOf(steps);
    }

    private void note(RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.PlanAdopted adopted -> note(recorded, Kind.ADOPTED, adopted.plan());
            case Event.PlanScheduled scheduled -> note(recorded, Kind.SCHEDULED, scheduled.plan());
            default -> note(recorded, Kind.DROPPED, null);
        }
    }

    private void note(RecordedEvent recorded, Kind kind, @Nullable BranchPlan plan) {
        steps.add(new Step(recorded.sequence(), recorded.at(), recorded.actor(), kind, plan));
    }
}
