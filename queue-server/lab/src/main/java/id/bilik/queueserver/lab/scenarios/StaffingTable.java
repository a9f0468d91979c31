package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.settings.PlanFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The officers that a whole day of the shipped plan wants, printed by half hour. */
final class StaffingTable {
    private static final int MOST_OFFICERS = 30;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private StaffingTable() {}

    /**
     * Works it out and prints it.
     *
     * @param factor  times as many people as usual, more than 0
     * @param wish    as checked by {@link #wish}
     * @param history folder of a journal to learn usual days from, no server running on it; empty for the day to be
     *                expected of any branch
     */
    static void print(double factor, Planner.Wish wish, String history, long seed, PrintStream out) {
        if (!(factor > 0 && factor <= 10)) {
            throw new IllegalArgumentException("staffing must be more than 0 and at most 10, not " + factor);
        }
        BranchPlan plan = PlanFile.readDefault();
        DayToStaff day = history.isBlank() ? expected(plan, factor) : recorded(plan, Path.of(history), factor);
        out.printf(Locale.ROOT,
                "%s, %.1f times the arrivals of %s; the fewest officers that call %.0f %% within %.0f minutes, each for %.1f hours or more%n%n",
                plan.name(), factor, day.learned() ? "usual days by its journal" : "an expected day",
                100 * wish.share(), wish.target() / 60, wish.shortestShift() / 2.0);
        if (!history.isBlank() && !day.learned()) {
            out.printf(
                    "the journal in %s tells of no day that is over, so this is for a day expected of any branch%n%n",
                    history);
        }
        Planner.Plan found = new Planner(day, new CentralQueue(), wish, seed).fewest((tried, hours, verifying) -> true);
        out.printf("%-6s %9s %9s %8s   %s%n", "from", "arrivals", "officers", "level",
                "expected (8 of 10 branches as likely)");
        ZonedDateTime start = day.start().atZone(plan.zone());
        for (Planner.Slot slot : found.slots()) {
            out.printf(Locale.ROOT, "%-6s %9.1f %9d %8.3f   %.3f (%.3f to %.3f)%s%n",
                    CLOCK.format(start.plusSeconds((long) slot.from())), slot.arrivals(), slot.officers(),
                    slot.level(), slot.verified().mean(), slot.verified().low(), slot.verified().high(),
                    slot.missed() ? "  missed" : "");
        }
        out.printf(Locale.ROOT, "%nofficer hours: %.1f; %d staffings tried%n", found.officerHours(), found.tried());
    }

    /** @throws IllegalArgumentException naming the option that is wrong */
    static Planner.Wish wish(double share, double minutes, long most, long shift) {
        if (!(share > 0 && share < 1 && minutes > 0 && minutes <= 600)) {
            throw new IllegalArgumentException("share must lie between 0 and 1, minutes between 0 and 600");
        }
        if (most < 1 || most > MOST_OFFICERS || shift < 1 || shift > 16) {
            throw new IllegalArgumentException(
                    "most must be 1 to " + MOST_OFFICERS + " officers, shift 1 to 16 half hours");
        }
        return new Planner.Wish(minutes * 60, share, (int) most, (int) shift);
    }

    private static DayToStaff expected(BranchPlan plan, double factor) {
        LocalDate date = ReferenceScenario.OPENING.atZone(plan.zone()).toLocalDate();
        return DayToStaff.whole(plan, new LearnedModel(plan).usualDays(plan, ReferenceScenario.OPENING),
                new ArrivalHistory(plan.zone()).usual(plan), date, factor);
    }

    private static DayToStaff recorded(BranchPlan plan, Path folder, double factor) {
        if (!Files.exists(FileJournal.folder(folder))) {
            throw new IllegalArgumentException("there is no journal in " + folder);
        }
        LearnedModel model = new LearnedModel(plan);
        ArrivalHistory arrivals = new ArrivalHistory(plan.zone());
        Instant[] last = {ReferenceScenario.OPENING};
        try (Journal journal = FileJournal.openCopy(folder)) {
            journal.replay(plan.id(), 0, entry -> {
                RecordedEvent event = EventCodec.decode(entry);
                model.accept(event);
                arrivals.accept(event);
                last[0] = event.at();
            });
        }
        return DayToStaff.whole(plan, model.usualDays(plan, last[0]), arrivals.usual(plan),
                last[0].atZone(plan.zone()).toLocalDate(), factor);
    }
}
