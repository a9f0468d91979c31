package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.ScreenView;
import id.bilik.kiosk.queue.BranchPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows; without a plan it is only told that the server is away.
 *
 * @param languages
 *            those of the branch that page and slip can speak, the kiosk's own first
 * @param page
 *            how the page is to behave
 */
record PlanAnswer(boolean online, boolean open, boolean ticketingOver, int planVersion, String language,
        List<String> languages,
        @Nullable String branch, @Nullable String name, @Nullable String zone, @Nullable String opensAt,
        @Nullable String closesAt, List<BranchPlan.Service> services, List<String> priorities,
        PageAnswer page) {

    private static final List<String> SPOKEN = List.of("id", "en");

    static PlanAnswer of(Optional<BranchPlan> known, ScreenView view, String language, PageAnswer page) {
        return known.map(plan -> new PlanAnswer(view.online(), plan.open(), plan.ticketingOver(), view.planVersion(),
                language,
                spoken(plan.languages(), language), plan.branch(), plan.name(), plan.zone().getId(), plan.opensAt(),
                plan.closesAt(), plan.services(), plan.priorities(), page))
                .orElseGet(() -> new PlanAnswer(false, false, false, view.planVersion(), language, SPOKEN, null, null,
                        null,
                        null, null, List.of(), List.of(), page));
    }

    private static List<String> spoken(List<String> languages, String own) {
        List<String> both = languages.stream().filter(SPOKEN::contains)
                .sorted((a, b) -> Boolean.compare(b.equals(own), a.equals(own))).toList();
        return both.isEmpty() ? SPOKEN : both;
    }
}
