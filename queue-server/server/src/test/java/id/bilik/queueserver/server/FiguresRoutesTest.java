package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.forecast.BranchFigures;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.server.runtime.ForecastDesk;
import id.bilik.queueserver.server.settings.OtherBranches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresRoutesTest {
    private static final BranchFigures TEGAL = new BranchFigures("tegal", Map.of("jht",
            new BranchFigures.Works(400, 2400, .5)),
            Map.of(Priority.NONE, new BranchFigures.Waits(List.of(0.0, 0.0, 100.0, 0.0, 0.0, 0.0),
                    List.of(0, 0, 50, 0, 0, 0))),
            new BranchFigures.Calls(400, 40, 2400), new BranchFigures.Spread(0, 0), new BranchFigures.Spread(0, 0),
            new BranchFigures.SelfWorked(0, 0));

    @TempDir
    Path folder;

    @Test
    void what_one_branch_exports_another_begins_with() throws IOException {
        try (TestServer server = TestServer.in(folder).start()) {
            Client client = server.client();
            client.post(BRANCH + "/groups/g1/sign-on", "{\"officer\":\"a name that nobody else has\"}");
            JsonNode figures = client.get(BRANCH + "/figures").json();
            assertThat(figures.path("format").asText()).isEqualTo("bilik-branch-figures");
            assertThat(figures.path("branch").asText()).isEqualTo("pekalongan");
            assertThat(figures.toString()).doesNotContain("a name that nobody else has");
            Path file = folder.resolve("pekalongan.json");
            Files.writeString(file, figures.toString());
            assertThat(OtherBranches.read(file, "tegal").figures()).singleElement()
                    .satisfies(each -> assertThat(each.branch()).isEqualTo("pekalongan"));
            assertThat(OtherBranches.read(file, "pekalongan").passedOver()).hasSize(1);
        }
    }

    @Test
    void what_a_forecast_begins_with_is_told_with_what_was_passed_over() {
        try (TestServer server = TestServer.in(folder).with(others()).start()) {
            JsonNode told = server.client().get(BRANCH + "/figures/others").json();
            assertThat(told.at("/from/0/branch").asText()).isEqualTo("tegal");
            assertThat(told.at("/from/0/date").asText()).isEqualTo("2026-11-29");
            assertThat(told.at("/passedOver/0/problem").asText()).isEqualTo("the field version must be 1, not 2");
        }
    }

    @Test
    void others_move_what_is_foreseen_and_nothing_that_is_decided() throws Exception {
        CompletableFuture<BranchModel> decided = new CompletableFuture<>();
        try (TestServer server = TestServer.in(folder).start();
                ForecastDesk desk = new ForecastDesk(server.desk(), server.journal(), BoothChoice.LIGHTEST_LOAD,
                        BranchPriors.of(List.of(TEGAL)), decided::complete)) {
            assertThat(perHour(desk.restOfDay(1).model())).as("before it has read anything").isGreaterThan(.3);
            desk.start();
            BranchModel own = decided.get();
            assertThat(perHour(own)).isEqualTo(perHour(BranchModel.expected(server.branch().state().plan())));
            assertThat(own.noShow()).isEqualTo(.04);
            assertThat(desk.restOfDay(1).model().noShow()).isGreaterThan(.06);
            assertThat(desk.figures().noShows().calls()).as("nobody was called here").isZero();
        }
    }

    /** Of those who have waited for a quarter of an hour. */
    private static double perHour(BranchModel model) {
        return -3600 * Math.log1p(-.01) / (model.leaving().of(Priority.NONE).leavesAfter(900, .01) - 900);
    }

    private static OtherBranches others() {
        return new OtherBranches(
                List.of(new OtherBranches.Source("tegal.json", "Tegal", LocalDate.of(2026, 11, 29), TEGAL)),
                List.of(new OtherBranches.PassedOver("brebes.json", "the field version must be 1, not 2")));
    }
}
