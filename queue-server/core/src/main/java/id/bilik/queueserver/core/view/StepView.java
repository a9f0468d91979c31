package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.VisitSteps;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a visit.
 *
 * @param names of its service, by language; empty for one that the plan no longer has
 * @param check whether it checks papers for the steps behind it
 * @param state {@code done}, {@code now} or {@code next}
 * @param endedAt of a step that is done
 */
public record StepView(String service, Map<String, String> names, boolean check, String state,
        @Nullable OffsetDateTime endedAt) {

    /** All of them in order; none for a visit of a single step. */
    public static List<StepView> list(Moment moment, Visit visit) {
        VisitSteps steps = visit.steps();
        if (steps.equals(VisitSteps.NONE)) {
            return List.of();
        }
        List<StepView> views = new ArrayList<>();
        steps.done().forEach(step -> views.add(of(moment, step.service(), "done", moment.local(step.endedAt()))));
        views.add(of(moment, visit.service(), "now", null));
        steps.next().forEach(service -> views.add(of(moment, service, "next", null)));
        return views;
    }

    private static StepView of(Moment moment, String service, String state, @Nullable OffsetDateTime endedAt) {
        return new StepView(service, TicketView.namesOf(moment.branch(), service),
                moment.branch().plan().isCheck(service), state, endedAt);
    }
}
