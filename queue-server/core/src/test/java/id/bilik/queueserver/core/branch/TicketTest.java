package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers, and one ticket for one request. */
class TicketTest {
    private final BranchScenario branch = aBranch().open();

    @Test
    void each_service_counts_its_own_numbers_from_one() {
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
        assertThat(branch.issue("jht")).isEqualTo("A002 issued");
        assertThat(branch.issue("jkk")).isEqualTo("B001 issued");
        assertThat(branch.waiting()).isEqualTo("A001 A002 B001");
    }

    @Test
    void the_number_after_999_has_four_digits() {
        branch.issued(998, "jht");
        assertThat(branch.issue("jht")).isEqualTo("A999 issued");
        assertThat(branch.issue("jht")).isEqualTo("A1000 issued");
        assertThat(branch.issue("jht")).isEqualTo("A1001 issued");
        assertThat(ticket("A1000")).isGreaterThan(ticket("A999"));
    }

    @Test
    void a_number_is_read_as_it_is_written_and_no_other_way() {
        for (String text : new String[]{"A001", "A012", "Z999", "A1000", "A999999"}) {
            assertThat(TicketNumber.parse(text).map(TicketNumber::toString)).contains(text);
        }
        for (String text : new String[]{"", "A", "A1", "A12", "A000", "A0999", "a001", "A00x", "AA01", "1001", "A001 ",
                "A1000000", "A٠٠١"}) {
            assertThat(TicketNumber.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_double_tap_is_one_ticket() {
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("A001 issued");
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("nothing");
        assertThat(branch.ticketOf(7)).isEqualTo(ticket("A001"));
        assertThat(branch.waiting()).isEqualTo("A001");
    }

    @Test
    void a_retry_gives_the_same_ticket_even_after_its_visit_ended_and_ticketing_with_it() {
        branch.issue(7, "jht", Priority.NONE);
        branch.leave("A001");
        branch.at("15:00").passTime();
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("nothing");
        branch.closeDay();
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("nothing");
        assertThat(branch.ticketOf(7)).isEqualTo(ticket("A001"));
    }

    @Test
    void a_report_of_another_day_s_slip_is_not_taken_for_today_s() {
        branch.issue(7, "jht", Priority.NONE);
        assertThat(branch.does(new Command.ConfirmSlip(ticket("A001"), Visit.Slip.PRINTED, null, request(8))))
                .isEqualTo("refused: Unknown");
        assertThat(branch.does(new Command.ConfirmSlip(ticket("A001"), Visit.Slip.PRINTED, null, request(7))))
                .isEqualTo("A001 printed");
    }

    @Test
    void a_request_id_stands_for_one_thing_only() {
        branch.issue(7, "jht", Priority.NONE);
        assertThat(branch.issue(7, "jkk", Priority.NONE)).isEqualTo("refused: RequestReused");
        assertThat(branch.issue(7, "jht", Priority.ELDERLY)).isEqualTo("refused: RequestReused");
        assertThat(branch.does(new Command.IssueTicket(request(7), "jht", Priority.NONE, Channel.ONLINE)))
                .isEqualTo("refused: RequestReused");
        assertThat(branch.callNext("g1", 7)).isEqualTo("refused: RequestReused");
        assertThat(branch.callNext("g1", 8)).isEqualTo("A001 -> booth 1 (FIRST_COME)");
        assertThat(branch.issue(8, "jht", Priority.NONE)).isEqualTo("refused: RequestReused");
    }

    @Test
    void an_unknown_service_is_refused_by_name() {
        assertThat(branch.refusalOf(
                new Command.IssueTicket(request(1), "passport", Priority.NONE, Channel.OFFLINE)))
                .isEqualTo("There is no service passport here today.");
    }

    @Test
    void numbers_start_again_the_next_day() {
        branch.issued(3, "jht");
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void numbers_go_on_when_the_same_date_is_opened_again() {
        branch.issued(3, "jht");
        branch.closeDay();
        assertThat(branch.openDay()).isEqualTo("day 2026-03-02 opened");
        assertThat(branch.issue("jht")).isEqualTo("A004 issued");
        assertThat(branch.stage("A003")).isEqualTo("abandoned: day-closed");
    }

    @Test
    void paper_that_came_out_stays_out() {
        branch.issue("jht");
        assertThat(slip(Visit.Slip.FAILED, "paper-out")).isEqualTo("A001 not printed: paper-out");
        assertThat(slip(Visit.Slip.FAILED, "paper-out")).isEqualTo("nothing");
        assertThat(branch.tally()).isEqualTo("issued 1, print failed 1");
        assertThat(slip(Visit.Slip.PRINTED, null)).isEqualTo("A001 printed");
        assertThat(branch.tally()).isEqualTo("issued 1, print proved 1");
        assertThat(slip(Visit.Slip.FAILED, "late report")).isEqualTo("nothing");
        assertThat(slip(Visit.Slip.UNCONFIRMED, null)).isEqualTo("nothing");
        assertThat(slip(Visit.Slip.PRINTED, null)).isEqualTo("nothing");
    }

    @Test
    void a_slip_without_proof_is_neither_printed_nor_failed_until_its_participant_says_which() {
        branch.issued(2, "jht");
        assertThat(slip(Visit.Slip.UNCONFIRMED, null)).isEqualTo("A001 not proved");
        assertThat(slip(Visit.Slip.UNCONFIRMED, null)).isEqualTo("nothing");
        assertThat(branch.tally()).isEqualTo("issued 2, print unconfirmed 1");
        assertThat(slip(Visit.Slip.FAILED, "no-slip")).isEqualTo("A001 not printed: no-slip");
        assertThat(branch.tally()).isEqualTo("issued 2, print failed 1");
        assertThat(slip(Visit.Slip.UNCONFIRMED, null)).as("sent once more").isEqualTo("A001 not proved");
        assertThat(slip(Visit.Slip.PRINTED, null)).isEqualTo("A001 printed");
        assertThat(branch.tally()).isEqualTo("issued 2, print proved 1");
        assertThat(slip(Visit.Slip.UNKNOWN, null)).isEqualTo("nothing");
        assertThat(branch.branch().getVisit(ticket("A001")).slip()).isEqualTo(Visit.Slip.PRINTED);
    }

    private String slip(Visit.Slip slip, @Nullable String reason) {
        return branch.does(new Command.ConfirmSlip(ticket("A001"), slip, reason));
    }

    @Test
    void a_promise_is_kept_for_who_waits_and_passed_over_for_who_does_not() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic().issued(2, "jht");
        List<Promise> promises = branch.branch().visits().keySet().stream()
                .map(ticket -> new Promise(ticket, 50, 120, 290, 60, 120, 300)).toList();
        branch.does(new Command.NotePromises(promises));
        assertThat(branch.journal.getLast().event()).isEqualTo(new Event.WaitsPromised(promises.subList(1, 2)));
        int events = branch.journal.size();
        branch.does(new Command.NotePromises(promises.subList(0, 1)));
        assertThat(branch.journal).hasSize(events);
    }
}
