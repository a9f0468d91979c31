package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.ScreenView;
import id.bilik.kiosk.queue.BranchPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows; without a plan it is only told that the server is away.
 *
 * @param languages
 *            those of the branch that page and slip can speak, the kiosk's own first
 * @param text
 *            the branch's own words above the services, by language
 * @param logo
 *            name of the branch's picture, which {@code /api/logo} is; null for none
 * @param nextOpening
 *            when it opens next, ISO-8601 with offset; null while it is open
 * @param holiday
 *            what day it is, by language, where it stays closed today
 * @param page
 *            how the page is to behave
 */
record PlanAnswer(boolean online, boolean open, boolean ticketingOver, int planVersion, String language,
        List<String> languages,
        @Nullable String branch, @Nullable String name, @Nullable String zone, @Nullable String opensAt,
        @Nullable String closesAt, List<BranchPlan.Service> services, List<String> priorities,
        Map<String, String> text, @Nullable String logo, @Nullable String nextOpening,
        @Nullable Map<String, String> holiday, PageAnswer page) {

    private static final List<String> SPOKEN = List.of("id", "en");

    static PlanAnswer of(Optional<BranchPlan> known, ScreenView view, String language, PageAnswer page) {
        return known.map(plan -> {
            List<String> languages = spoken(plan.languages(), language);
            BranchPlan.Own own = plan.says();
            return new PlanAnswer(view.online(), plan.open(), plan.ticketingOver(), view.planVersion(), language,
                    languages, plan.branch(), plan.name(), plan.zone().getId(), plan.opensAt(), plan.closesAt(),
                    plan.services(), plan.priorities(), text(own, languages), own.logo(), own.nextOpening(),
                    own.holiday(), page);
        }).orElseGet(() -> new PlanAnswer(false, false, false, view.planVersion(), language, SPOKEN, null, null,
                null, null, null, List.of(), List.of(), Map.of(), null, null, null, page));
    }

    private static Map<String, String> text(BranchPlan.Own own, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            String text = own.text("kiosk", language);
            if (text != null) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    private static List<String> spoken(List<String> languages, String own) {
        List<String> both = languages.stream().filter(SPOKEN::contains)
                .sorted((a, b) -> Boolean.compare(b.equals(own), a.equals(own))).toList();
        return both.isEmpty() ? SPOKEN : both;
    }
}
