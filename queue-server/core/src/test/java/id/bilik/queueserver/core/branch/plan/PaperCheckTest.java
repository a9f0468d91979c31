package id.bilik.queueserver.core.branch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which papers a reason asks for, and when it can be claimed. */
class PaperCheckTest {
    private static final Set<String> PLAIN = Set.of("kpj", "ktp", "kk");
    private static final List<String> PROOFS = List.of("receipt", "report", "notice", "agreement", "ruling");

    private final ClaimReason laidOff = reason(Stream.concat(
            Stream.of(paper("kpj", null), paper("ktp", null), paper("kk", null), paper("npwp", null)),
            PROOFS.stream().map(proof -> paper(proof, "proof"))).toList(), 1);
    private final Service service = service(laidOff);

    private static RequiredPaper paper(String document, @Nullable String oneOf) {
        return new RequiredPaper(document, PaperBasis.LAW, oneOf);
    }

    private static ClaimReason reason(List<RequiredPaper> papers, int months) {
        return new ClaimReason("laid-off", Map.of("en", "Laid off"), papers, months);
    }

    private static Document document(String id) { return new Document(id, Map.of("en", id), !id.equals("npwp")); }

    private static Service service(ClaimReason... reasons) {
        return new Service("jht", 'A', Map.of(), Duration.ofMinutes(8), Duration.ofMinutes(40),
                Stream.of("kpj", "ktp", "kk", "npwp").map(PaperCheckTest::document).toList(), null,
                new Claims(PROOFS.stream().map(PaperCheckTest::document).toList(), List.of(reasons)));
    }

    private static Set<String> with(String... more) {
        Set<String> there = new HashSet<>(PLAIN);
        there.addAll(List.of(more));
        return there;
    }

    private static void check(Service service) { PlanCheck.services(List.of(service)); }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "report", "notice", "agreement", "ruling"})
    void any_one_of_the_five_proofs_of_a_layoff_is_enough(String proof) {
        assertThat(PaperCheck.listMissing(service, laidOff, with(proof))).isEmpty();
    }

    @Test
    void a_layoff_without_a_proof_lacks_one_of_five() {
        assertThat(PaperCheck.listMissing(service, laidOff, PLAIN))
                .containsExactly(new PaperCheck.Missing(PROOFS));
    }

    @Test
    void a_proof_does_not_stand_for_another_paper() {
        assertThat(PaperCheck.listMissing(service, laidOff, Set.of("kpj", "kk", "receipt", "ruling")))
                .containsExactly(new PaperCheck.Missing(List.of("ktp")));
    }

    @Test
    void what_is_asked_for_only_where_it_applies_is_never_missing() {
        assertThat(PaperCheck.listMissing(service, laidOff, with("ruling"))).isEmpty();
        assertThat(PaperCheck.listMissing(service, laidOff, with("ruling", "npwp"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15,1,2026-02-15", "2026-01-31,1,2026-02-28", "2028-01-31,1,2028-02-29",
            "2026-12-31,1,2027-01-31", "2026-01-15,0,2026-01-15"})
    void a_claim_waits_whole_months_of_the_calendar_after_leaving_work(LocalDate left, int months, LocalDate first) {
        assertThat(WaitingMonth.firstDay(reason(List.of(), months), left)).isEqualTo(first);
    }

    @Test
    void a_plan_whose_reasons_are_impossible_is_refused_with_what_is_wrong() {
        check(service);
        assertThatThrownBy(() -> check(service(laidOff, laidOff))).hasMessageContaining("laid-off of jht stands twice");
        assertThatThrownBy(() -> check(service(reason(List.of(paper("passport", null)), 0))))
                .hasMessageContaining("asks for the unknown document passport");
        assertThatThrownBy(() -> check(service(reason(List.of(paper("kpj", null), paper("kpj", null)), 0))))
                .hasMessageContaining("asks for the document kpj twice");
        assertThatThrownBy(() -> check(service(reason(List.of(paper("receipt", "proof")), 0))))
                .hasMessageContaining("has only one paper");
        assertThatThrownBy(() -> check(service(reason(List.of(), 25)))).hasMessageContaining("must be 0 to 24");
    }

    @Test
    void a_plan_that_knows_no_reasons_reads_as_before() {
        Service plain = new Service("info", 'E', Map.of(), Duration.ofMinutes(8), Duration.ofMinutes(40));
        check(plain);
        assertThat(plain.reasons()).isEmpty();
        assertThat(plain.allDocuments()).isEmpty();
    }
}
