package id.bilik.queueserver.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.process.configuration.ConfigProblem;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.PaperBasis;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.ServiceIcon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan as people write it, and what they are told when it cannot be one. */
class PlanFileTest {
    @TempDir
    Path folder;

    private Path file;
    private String shipped;

    @BeforeEach
    void read() throws IOException {
        file = folder.resolve("plan.json");
        try (InputStream resource = PlanFileTest.class.getResourceAsStream("/plans/pekalongan.json")) {
            shipped = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BranchPlan with(String from, String to) throws IOException, ConfigProblem {
        assertThat(shipped).contains(from);
        Files.writeString(file, shipped.replace(from, to));
        return PlanFile.read(file);
    }

    @Test
    void the_shipped_plan_is_read() {
        BranchPlan plan = PlanFile.readDefault();

        assertThat(plan.id()).isEqualTo("pekalongan");
        assertThat(plan.services()).hasSize(6);
        assertThat(plan.groups()).hasSize(2);
    }

    @Test
    void the_reasons_of_the_shipped_plan_have_names_and_papers_in_every_language() {
        BranchPlan plan = PlanFile.readDefault();
        Service jht = plan.getService("jht");

        assertThat(jht.reasons()).extracting(ClaimReason::id).containsExactly("pension-age", "contract-ended",
                "resigned", "laid-off", "disability", "death", "leaving-country", "partial-10", "partial-30");
        assertThat(jht.reasons()).filteredOn(reason -> reason.waits() == 1).extracting(ClaimReason::id)
                .containsExactly("resigned", "laid-off");
        for (ClaimReason reason : jht.reasons()) {
            assertThat(reason.names().keySet()).as(reason.id()).containsAll(plan.languages());
            assertThat(reason.papers()).as(reason.id()).isNotEmpty()
                    .allSatisfy(paper -> assertThat(jht.findDocument(paper.document()).orElseThrow().text().keySet())
                            .containsAll(plan.languages()));
        }
        assertThat(jht.findReason("laid-off").orElseThrow().papers()).filteredOn(paper -> "phk".equals(paper.oneOf()))
                .hasSize(5).allMatch(paper -> paper.basis() == PaperBasis.LAW);
    }

    @Test
    void a_plan_keeps_its_reasons_when_it_is_written_and_read_again() {
        BranchPlan plan = PlanFile.readDefault();

        assertThat(PlanJson.of(plan).toPlan()).isEqualTo(plan);
    }

    @Test
    void every_service_of_the_shipped_plan_names_its_papers_in_every_language() {
        BranchPlan plan = PlanFile.readDefault();

        for (Service service : plan.services()) {
            assertThat(service.documents()).as(service.id()).isNotEmpty()
                    .allSatisfy(document -> assertThat(document.text()).containsOnlyKeys(plan.languages()));
        }
    }

    @Test
    void papers_may_be_left_out_and_are_required_unless_it_is_said() throws Exception {
        assertThat(with("\"documents\": [\n      {\"id\": \"ktp\"", "\"documents\": [\n      {\"id\": \"ktp-2\"")
                .getService("info").documents()).extracting(Document::required).containsExactly(true, false);
        int start = shipped.indexOf(", \"documents\"", shipped.indexOf("\"id\": \"jkk\""));
        assertThat(with(shipped.substring(start, shipped.indexOf("]", start) + 1), "").getService("jkk").documents())
                .isEmpty();
    }

    @Test
    void every_service_of_the_shipped_plan_has_a_picture_of_its_own_and_one_that_names_none_that_of_a_form()
            throws Exception {
        assertThat(PlanFile.readDefault().services()).extracting(Service::icon).doesNotHaveDuplicates()
                .doesNotContain(ServiceIcon.FORM);
        BranchPlan without = with("\"icon\": \"savings\", ", "");
        assertThat(without.getService("jht").icon()).isEqualTo(ServiceIcon.FORM);
        assertThat(PlanJson.of(without).toPlan()).isEqualTo(without);
        assertThat(PlanJson.of(PlanFile.readDefault()).toPlan()).isEqualTo(PlanFile.readDefault());
    }

    @Test
    void a_group_that_names_no_services_serves_all() throws Exception {
        assertThat(with("\"Kantor", "\"Cabang").groups().getFirst().services()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"Asia/Jakarta\" | \"Mars/Olympus\" | zone", "\"Asia/Jakarta\" | 7 | zone",
            "\"zone\": \"Asia/Jakarta\", | | zone", "\"opens\": \"00:00\" | \"opens\": \"8 o'clock\" | opens",
            "\"closes\": \"24:00\" | \"closes\": \"25:00\" | closes",
            "\"closes\": \"24:00\" | \"closes\": \"24:00\", \"days\": [\"someday\"] | days",
            "\"letter\": \"A\" | \"letter\": \"AB\" | letter", "\"letter\": \"A\" | \"letter\": \"a\" | letter",
            "\"letter\": \"A\" | \"letter\": \"B\" | letter",
            "\"concurrency\": 6 | \"concurrency\": \"six\" | concurrency",
            "\"concurrency\": 6 | \"concurrency\": 0 | concurrency",
            "\"noShowAfterMinutes\": 5 | \"noShowAfterMinutes\": -5 | noShowAfterMinutes",
            "\"noShowAfterMinutes\": 5 | \"noShowAfterMinutes\": 1e300 | noShowAfterMinutes",
            "\"holdForMinutes\": 30, | | holdForMinutes", "\"elderly\": 2 | \"elderly\": 0 | ELDERLY",
            "\"elderly\": 2 | \"elder\": 2 | elder", "\"elderly\": 2 | \"elderly\": null | elderly",
            "\"rules\" | \"ruls\" | ruls", "\"expectedMinutes\": 8 | \"expectedMinutes\": 0 | jht",
            "\"expectedMinutes\": 8, | | expectedMinutes", "\"id\": \"jht\" | \"id\": \"jkk\" | jkk",
            "\"languages\": [\"id\", \"en\"] | \"languages\": [\"id\", null] | languages",
            "\"id\": \"Klaim JHT (Jaminan Hari Tua)\" | \"id\": null | names",
            "\"booths\": [\"1\", | \"booths\": [\"12\", | 12", "\"booths\": [\"1\", | \"booths\": [\"\", | booth",
            "\"id\": \"npwp\" | \"id\": \"ktp\" | document ktp of jht stands twice",
            "\"id\": \"npwp\" | \"id\": \"N P\" | N P", "\"en\": \"Recent passport photograph\" | \"en\": \"\" | foto",
            "\"savings\" | \"sunshine\" | icon of service jht must be one of form, savings,",
            "\"id\": \"foto\", | | documents", "\"id\": \"g1\" | \"id\": \"g 1\" | g 1",
            "\"id\": \"pekalongan\" | \"id\": \"Kantor Satu\" | Kantor Satu"})
    void what_is_wrong_is_told_with_the_file_and_the_field(String from, String to, String field) {
        assertThatThrownBy(() -> with(from, to == null ? "" : to)).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(file.toString()).hasMessageContaining(field)
                .message().doesNotContain("Exception").doesNotContain("id.bilik").doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "plan: yes", "\u0000"})
    void what_is_no_plan_at_all_is_told_with_the_file(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> PlanFile.read(file)).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> PlanFile.read(file)).isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("cannot be read");
    }
}
