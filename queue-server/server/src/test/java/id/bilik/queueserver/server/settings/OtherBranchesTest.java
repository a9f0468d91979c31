package id.bilik.queueserver.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.BranchFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherBranchesTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 29);
    private static final BranchPlan PLAN = ShippedPlan.read();

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_again() throws IOException {
        write("tegal.json", text("tegal", DATE));
        OtherBranches read = read();
        assertThat(read.passedOver()).isEmpty();
        assertThat(read.figures()).containsExactly(figures("tegal"));
        assertThat(read.used().getFirst().date()).isEqualTo(DATE);
    }

    @Test
    void one_file_may_be_named_instead_of_a_folder() throws IOException {
        write("tegal.json", text("tegal", DATE));
        assertThat(OtherBranches.read(place("tegal.json"), PLAN.id()).figures()).hasSize(1);
        assertThat(OtherBranches.read(place("away.json"), PLAN.id()).passedOver())
                .containsExactly(new OtherBranches.PassedOver("away.json", "there is no such file"));
    }

    /** Each damage is one replacement in a file that is right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"version\":1 | \"version\":2 | the field version must be 1, not 2",
            "\"version\":1 | \"version\":\"1\" | the field version must be 1, not \"1\"",
            "\"bilik-branch-figures\" | \"something\" | the field format must be bilik-branch-figures",
            "\"count\":400 | \"count\":-400 | the field services.jht cannot be used: count must be 1 or more, not -400",
            "\"count\":400 | \"count\":4.5 | the field services.jht.count cannot be \"4.5\": it must be a whole number",
            "\"meanSeconds\":300.0 | \"meanSeconds\":\"NaN\" | meanSeconds must be more than 0, not NaN",
            "\"meanSeconds\":300.0 | \"meanSeconds\":NaN | it is not JSON",
            "\"meanSeconds\":300.0 | \"meanSeconds\":1e999 | meanSeconds must be more than 0, not Infinity",
            "\"logVariance\":0.5 | \"variance\":0.5 | the field services.jht.variance is not known here",
            "\"absent\":40 | \"absent\":401 | the field noShows cannot be used: absent must be 0 to calls, not 401",
            "[0,0,25,0,0,0] | [0,0,-25,0,0,0] | the field leaving.none cannot be used: left must be 6 whole numbers",
            "[0.0,300.0 | [0.0,301.0 | the field waitingFrom must be",
            "\"none\": | \"nobody\": | the field leaving.nobody is no class of priority",
            "\"tegal\" | \"pekalongan\" | the field branch is pekalongan, this branch itself, which would count twice",
            "\"tegal\" | \" \" | the field branch must be the id of a branch",
            "}} | } | it is not JSON",
    })
    void a_file_counts_whole_or_not_at_all_and_the_field_is_named(String right, String wrong, String problem)
            throws IOException {
        String text = text("tegal", DATE);
        assertThat(text).contains(right);
        write("tegal.json", text.replace(right, wrong));
        write("brebes.json", text("brebes", DATE));
        OtherBranches read = read();
        assertThat(read.passedOver()).singleElement().satisfies(each -> {
            assertThat(each.file()).isEqualTo("tegal.json");
            assertThat(each.problem()).contains(problem);
        });
        assertThat(read.figures()).containsExactly(figures("brebes"));
    }

    @Test
    void of_two_files_of_a_branch_the_later_one_counts() throws IOException {
        write("a.json", text("tegal", DATE.minusDays(7)));
        write("b.json", text("tegal", DATE));
        OtherBranches read = read();
        assertThat(read.used()).extracting(OtherBranches.Source::file).containsExactly("b.json");
        assertThat(read.passedOver()).containsExactly(
                new OtherBranches.PassedOver("a.json", "the field branch is tegal, and so it is in b.json"));
    }

    @Test
    void other_files_of_the_folder_are_not_looked_at() throws IOException {
        write("notes.txt", "nothing of ours");
        assertThat(read()).isEqualTo(OtherBranches.NONE);
    }

    private OtherBranches read() { return OtherBranches.read(place(""), PLAN.id()); }

    private Path place(String name) { return folder.resolve(name); }

    private void write(String name, String text) throws IOException { Files.writeString(place(name), text); }

    private static String text(String branch, LocalDate date) throws IOException {
        return StrictJson.mapper().writeValueAsString(FiguresJson.of(figures(branch), PLAN, date));
    }

    private static BranchFigures figures(String branch) {
        return new BranchFigures(branch, Map.of("jht", new BranchFigures.Works(400, 300, .5)),
                Map.of(Priority.NONE, new BranchFigures.Waits(List.of(0.0, 0.0, 100.0, 0.0, 0.0, 0.0),
                        List.of(0, 0, 25, 0, 0, 0))),
                new BranchFigures.Calls(400, 40, 2400), new BranchFigures.Spread(6, .2),
                new BranchFigures.Spread(3, -.01), new BranchFigures.SelfWorked(900, 900));
    }
}
