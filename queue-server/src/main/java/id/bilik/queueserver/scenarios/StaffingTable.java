package id.bilik.queueserver.scenarios;

import id.bilik.queueserver.PlanFile;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.calling.CentralQueue;
import id.bilik.queueserver.forecast.BranchModel;
import id.bilik.queueserver.forecast.OfficerRate;
import id.bilik.queueserver.simulation.Participant;
import id.bilik.queueserver.simulation.Planner;
import id.bilik.queueserver.simulation.ReferenceScenario;
import id.bilik.queueserver.simulation.SyntheticDay;
import java.io.PrintStream;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The officers that the expected day of the shipped plan wants, printed by half hour. */
final class StaffingTable {
    private static final int DAYS = 8;
    private static final int MOST_OFFICERS = 30;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private StaffingTable() {}

    /**
     * Works it out and prints it.
     *
     * @param factor  times as many people as expected, more than 0
     * @param share   to be called in time, between 0 and 1
     * @param minutes in time, more than 0
     */
    static void print(double factor, double share, double minutes, long seed, PrintStream out) {
        if (!(factor > 0 && factor <= 10 && share > 0 && share < 1 && minutes > 0 && minutes <= 600)) {
            throw new IllegalArgumentException(
                    "staffing must be more than 0 and at most 10, share between 0 and 1, minutes at most 600");
        }
        BranchPlan plan = PlanFile.readDefault();
        SyntheticDay expected = ExpectedDay.of(plan).times(factor);
        List<List<Participant>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            days.add(expected.draw(seed + day));
        }
        List<Planner.Slot> slots = new Planner(plan, new CentralQueue(),
                OfficerRate.of(BranchModel.SELF_WORK_PER_ATTENTION), days, ReferenceScenario.OPENING,
                2 * ExpectedDay.HOURS, minutes * 60, share, MOST_OFFICERS).fewest();
        out.printf(Locale.ROOT,
                "%s, %.1f times the expected arrivals; the fewest officers that call %.0f %% within %.0f minutes%n%n"
                        + "%-6s %9s %9s %8s%n",
                plan.name(), factor, 100 * share, minutes, "from", "arrivals", "officers", "level");
        ZonedDateTime opening = ReferenceScenario.OPENING.atZone(plan.zone());
        for (Planner.Slot slot : slots) {
            out.printf(Locale.ROOT, "%-6s %9.1f %9d %8.3f%s%n", CLOCK.format(opening.plusSeconds((long) slot.from())),
                    slot.arrivals(), slot.officers(), slot.level(), slot.level() < share ? "  missed" : "");
        }
        out.printf(Locale.ROOT, "%nofficer hours: %.1f%n",
                slots.stream().mapToInt(Planner.Slot::officers).sum() / 2.0);
    }
}
