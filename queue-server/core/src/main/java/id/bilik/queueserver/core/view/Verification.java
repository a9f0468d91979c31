package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which papers of a visit were seen, by whom and when, and how the visit was completed: from the day's part of the journal
 * alone, so that it lasts as long as the journal knows it.
 *
 * @param papers     those for which the service asks, in its order, and behind them what was seen for an earlier service
 * @param completion null where the visit has not been completed
 * @param purged     whether papers were seen of which nobody knows any more which they were
 */
public record Verification(TicketNumber ticket, String service, List<Paper> papers, @Nullable Completion completion,
        boolean purged) {

    /** @param last what was said of it last; null where nothing was */
    public record Paper(Document document, @Nullable Word last) {
        public boolean isSeen() { return last != null && last.check == Check.SEEN; }
    }

    /** What somebody said of a paper. */
    public record Word(Check check, Instant at, Actor by) {}

    /**
     * How the visit ended.
     *
     * @param officer who was on duty at the booth's group, as the journal names officers; null where nobody was, or it is
     *     not known any more
     */
    public record Completion(Instant at, String booth, @Nullable String outcome, @Nullable String officer) {}

    /**
     * The report.
     *
     * @param day events of the business day in order; empty result where none of them issues the ticket
     */
    public static Optional<Verification> of(BranchPlan plan, List<RecordedEvent> day, TicketNumber ticket) {
        VerificationFold fold = new VerificationFold(ticket);
        day.forEach(fold::accept);
        return fold.find(plan);
    }
}
