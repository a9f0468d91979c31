package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints {@link PairedDays}: each question, and how many answers held. */
public final class QuestionsTable {
    /** How far a plan may be off about the work of a service. */
    private static final List<Double> MISJUDGED = List.of(0.0, .3);

    private QuestionsTable() {}

    /**
     * With the officers whom the planner suggests and with three all day, of plans that are right about the work and of others.
     *
     * @param days   of each
     * @param others where the branches have their priors from
     */
    public static void print(int days, ImaginedBranches others, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d; mean waits of the rest of the day in minutes: said (range) and happened%n",
                seed);
        print("the planner's officers", VirtualDemoDay.asPlanned(), days, others, seed, out);
        print("three officers all day", VirtualDemoDay.with(3), days, others, seed, out);
        out.println("* did not hold");
    }

    private static void print(String officers, VirtualDemoDay demo, int days, ImaginedBranches others, long seed,
            PrintStream out) {
        for (double misjudged : MISJUDGED) {
            String plan = misjudged == 0 ? "right" : String.format(Locale.ROOT, "off by %.0f %%", 100 * misjudged);
            print(officers + ", plan " + plan, demo.morning().branch().plan().zone(),
                    new PairedDays(demo, misjudged, others).ask(days, seed), out);
        }
    }

    private static void print(String title, ZoneId zone, List<PairedDays.Question> questions, PrintStream out) {
        out.printf("%n%s%n%-3s %-5s %8s %26s %26s %26s%n", title, "day", "asked", "officers", "as it is",
                "an officer less", "what the officer is worth");
        for (PairedDays.Question each : questions) {
            out.printf(Locale.ROOT, "%-3d %-5s %8d %26s %26s %26s%n", each.day(),
                    each.at().atZone(zone).toLocalTime(), each.officers(), words(each.unchanged()),
                    words(each.less()), words(each.worth()));
        }
        out.printf(Locale.ROOT, "%-18s %26s %26s %26s%n", "held", held(questions, PairedDays.Question::unchanged),
                held(questions, PairedDays.Question::less), held(questions, PairedDays.Question::worth));
    }

    static String words(Said said) {
        return String.format(Locale.ROOT, "%.0f (%.0f-%.0f) %.0f%s", said.likely() / 60, said.low() / 60,
                said.high() / 60, said.happened() / 60, said.held() ? "" : " *");
    }

    private static String held(List<PairedDays.Question> questions, Function<PairedDays.Question, Said> which) {
        Said.Score score = Said.Score.of(questions.stream().map(which).toList());
        return String.format(Locale.ROOT, "%d of %d, bias %.1f", score.held(), score.count(), score.bias() / 60);
    }
}
