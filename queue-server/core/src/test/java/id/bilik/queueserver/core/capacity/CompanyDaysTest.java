package id.bilik.queueserver.core.capacity;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of companies, on a Monday in a branch from eight to three whose room of companies is a tenth of two officers. */
class CompanyDaysTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 1).withGroup("g2", 1).open();
    private final LocalDate tomorrow = branch.date().plusDays(1);

    private CapacityDay day(LocalDate date) {
        return CapacityDay.of(branch.branch(), BranchModel.expected(branch.branch().plan()), date, branch.now());
    }

    private CollectiveRoom room() {
        return CollectiveRoom.of(branch.branch(), "c1", BranchModel.expected(branch.branch().plan()), tomorrow,
                branch.now(), 90);
    }

    private CompanyDay at(LocalDate date, int away, CompanyDay.Begin... begins) {
        return new CompanyDay("c1", date, date.atTime(9, 0).atZone(branch.branch().plan().zone()).toInstant(),
                date.atTime(13, 0).atZone(branch.branch().plan().zone()).toInstant(), away, 90, List.of(begins), 0);
    }

    private String agree(CompanyDay... days) { return branch.does(new Command.AgreeCompanyDays("c1", List.of(days))); }

    /** Seconds of the first quarter hour after nine: capacity, taken by companies, left to walk-ins. */
    private List<Long> nine(CapacityDay day) {
        Ledger ledger = day.ledger();
        return List.of(ledger.slot(4).capacity().attention(), ledger.taken(4, 2).attention(),
                ledger.left(4, 0).attention());
    }

    @Test
    void people_of_a_company_at_the_branch_take_its_share_and_walk_ins_keep_theirs() {
        assertThat(nine(day(tomorrow))).containsExactly(1_800L, 0L, 900L);
        CompanyDay agreed = at(tomorrow, 0, new CompanyDay.Begin(day(tomorrow).ledger().slot(4).from(), 2));
        assertThat(agree(agreed)).isEqualTo("day of c1 on " + tomorrow + " agreed");
        assertThat(nine(day(tomorrow))).containsExactly(1_800L, 180L, 900L);
        assertThat(day(tomorrow).ledger().conflicts()).isEmpty();
    }

    @Test
    void officers_who_are_at_a_company_are_not_at_the_branch() {
        agree(at(tomorrow, 1));
        assertThat(nine(day(tomorrow))).containsExactly(900L, 0L, 450L);
        assertThat(day(tomorrow).ledger().slot(4).officers()).isEqualTo(1);
        assertThat(day(tomorrow).ledger().slot(0).capacity().attention()).as("before nine").isEqualTo(1_800);
        assertThat(day(tomorrow).ledger().slot(20).capacity().attention()).as("after one").isEqualTo(1_800);
        agree(at(tomorrow, 5));
        assertThat(nine(day(tomorrow))).as("more than there are").containsExactly(0L, 0L, 0L);
    }

    @Test
    void what_is_proposed_at_the_branch_fits_and_is_there_only_once() {
        CollectiveRoom room = room();
        assertThat(room.slots()).hasSize(28).allMatch(begin -> begin.count() == 2);
        CompanyDay.Begin[] begins = room.slots().stream().map(it -> new CompanyDay.Begin(it.from(), it.count()))
                .toArray(CompanyDay.Begin[]::new);
        assertThat(room.fits(List.of(begins))).isTrue();
        agree(at(tomorrow, 0, begins));
        assertThat(room().slots()).as("the company may change its own").hasSize(28);
        assertThat(CollectiveRoom.of(branch.branch(), "c2", BranchModel.expected(branch.branch().plan()), tomorrow,
                branch.now(), 90).slots()).as("for another one").isEmpty();
        assertThat(room.fits(List.of(new CompanyDay.Begin(room.slots().getFirst().from(), 3)))).isFalse();
    }

    @Test
    void what_is_agreed_again_changes_only_what_is_different_and_never_today() {
        agree(at(tomorrow, 1), at(tomorrow.plusDays(1), 1));
        assertThat(agree(at(tomorrow, 1), at(tomorrow.plusDays(1), 1))).isEqualTo("nothing");
        assertThat(agree(at(tomorrow, 1), at(tomorrow.plusDays(1), 2))).isEqualTo("day of c1 on "
                + tomorrow.plusDays(1) + " withdrawn, day of c1 on " + tomorrow.plusDays(1) + " agreed");
        assertThat(agree(at(branch.date(), 1), at(tomorrow, 1))).isEqualTo(
                "day of c1 on " + tomorrow.plusDays(1) + " withdrawn");
    }
}
