package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.BranchFigures;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a branch has seen, as a document for other branches. Later versions have another number, so nothing is read that means
 * something else now. docs/forecast.md explains every field.
 *
 * @param format      always {@value #FORMAT}
 * @param version     {@value #VERSION}
 * @param name        of the branch, for people
 * @param date        on which it was made
 * @param waitingFrom where the bands of waiting begin, seconds: those of {@link BranchFigures#BANDS}
 * @param leaving     by class of priority, as it is named in the API
 */
public record FiguresJson(String format, int version, String branch, String name, LocalDate date,
        SequencedMap<String, BranchFigures.Works> services, List<Double> waitingFrom,
        SequencedMap<String, BranchFigures.Waits> leaving, BranchFigures.Calls noShows, BranchFigures.Spread days,
        BranchFigures.Spread officers, BranchFigures.SelfWorked selfWork) {
    static final String FORMAT = "bilik-branch-figures";
    static final int VERSION = 1;

    public static FiguresJson of(BranchFigures figures, BranchPlan plan, LocalDate date) {
        SequencedMap<String, BranchFigures.Waits> leaving = new LinkedHashMap<>();
        figures.leaving().forEach((priority, waits) -> leaving.put(ContractNames.of(priority), waits));
        return new FiguresJson(FORMAT, VERSION, figures.branch(), plan.name(), date,
                new LinkedHashMap<>(figures.services()), BranchFigures.BANDS, leaving, figures.noShows(),
                figures.days(),
                figures.officers(), figures.selfWork());
    }

    /** @throws IllegalArgumentException naming the field that cannot be used */
    BranchFigures toFigures() {
        if (branch.isBlank()) {
            throw new IllegalArgumentException("the field branch must be the id of a branch");
        }
        if (!waitingFrom.equals(BranchFigures.BANDS)) {
            throw new IllegalArgumentException(
                    "the field waitingFrom must be " + BranchFigures.BANDS + ", not " + waitingFrom);
        }
        Map<Priority, BranchFigures.Waits> classes = new TreeMap<>();
        leaving.forEach((name, waits) -> classes.put(ContractNames.find(Priority.class, name).orElseThrow(
                () -> new IllegalArgumentException("the field leaving." + name + " is no class of priority")), waits));
        return new BranchFigures(branch, services, classes, noShows, days, officers, selfWork);
    }
}
