package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Numbers that kiosks give by themselves, and how they come home. */
class ReservedTest {
    private static final UUID CARD = new UUID(9, 1);
    private final BranchScenario branch = aBranch().open();
    private final LocalDate today = branch.date();

    @Test
    void a_kiosk_gets_a_block_of_each_service_for_today_and_the_next_day_and_no_more_when_it_asks_again() {
        assertThat(branch.reserve("k1", CARD)).startsWith("A601-A620 reserved for k1 on " + today)
                .contains("A621-A640 reserved for k1 on ");
        assertThat(branch.reserve("k1", CARD)).isEqualTo("nothing");
    }

    @Test
    void two_kiosks_and_a_kiosk_with_a_new_memory_share_no_number() {
        branch.reserve("k1", CARD);
        branch.reserve("k2", CARD);
        branch.reserve("k1", new UUID(9, 2));
        var leases = branch.branch().counters().leases();
        for (Lease one : leases) {
            for (Lease other : leases) {
                if (!one.equals(other)) {
                    assertThat(one.overlaps(other.first().letter(), other.first().count(), other.last().count()))
                            .as("%s and %s", one, other).isFalse();
                }
            }
        }
    }

    @Test
    void a_kiosk_gets_numbers_for_two_memories_a_day_so_that_nobody_uses_all_of_them_up() {
        for (int holder = 1; holder <= 2; holder++) {
            assertThat(branch.reserve("k1", new UUID(9, holder))).contains("reserved for k1");
        }
        assertThat(branch.reserve("k1", new UUID(9, 3))).isEqualTo("refused: TooManyHolders");
        assertThat(branch.reserve("k1", new UUID(9, 1))).as("a memory that is known").isEqualTo("nothing");
        assertThat(branch.reserve("k2", new UUID(9, 3))).as("another kiosk").contains("reserved for k2");
    }

    @Test
    void the_branch_counts_past_the_numbers_that_are_set_aside() {
        branch.reserve("k1", CARD);
        branch.issued(600, "jht");
        assertThat(branch.issue("jht")).isEqualTo("A641 issued");
    }

    @Test
    void an_offline_ticket_takes_its_place_by_its_true_time() {
        branch.reserve("k1", CARD);
        branch.at("08:10").issue("jht");
        branch.at("08:30").issue("jht");
        branch.at("09:00");
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("A601 issued");
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("nothing");
        assertThat(branch.order("jht")).isEqualTo("A001 A601 A002");
    }

    @Test
    void a_kiosk_s_tickets_keep_their_order_and_none_is_from_the_future() {
        branch.at("08:10").reserve("k1", CARD);
        branch.at("09:00");
        branch.issueReserved(1, "A601", "08:00");
        branch.issueReserved(2, "A602", "08:50");
        branch.issueReserved(3, "A603", "08:40");
        branch.issueReserved(4, "A604", "23:00");
        assertThat(branch.order("jht")).isEqualTo("A601 A602 A603 A604");
        assertThat(branch.branch().getVisit(ticket("A601")).issuedAt()).isEqualTo(branch.instant("08:10"));
        assertThat(branch.branch().getVisit(ticket("A603")).issuedAt()).isEqualTo(branch.instant("08:50"));
        assertThat(branch.branch().getVisit(ticket("A604")).issuedAt()).isEqualTo(branch.instant("09:00"));
    }

    @Test
    void a_number_that_was_issued_to_the_same_wish_unheard_is_withdrawn_once() {
        branch.reserve("k1", CARD);
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("A001 issued");
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("A001 gone: replaced, A601 issued");
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("nothing");
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("nothing");
        assertThat(branch.waiting()).isEqualTo("A601");
    }

    @Test
    void a_wish_that_was_given_up_gets_no_ticket_later_and_loses_the_one_it_had() {
        assertThat(branch.withdraw(7)).isEqualTo("withdrawn");
        assertThat(branch.withdraw(7)).isEqualTo("nothing");
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("refused: RequestWithdrawn");
        branch.issue(8, "jht", Priority.NONE);
        assertThat(branch.withdraw(8)).isEqualTo("A001 gone: withdrawn");
        assertThat(branch.withdraw(8)).isEqualTo("nothing");
    }

    @Test
    void one_number_is_one_participant_and_only_reserved_numbers_are_taken_in() {
        branch.reserve("k1", CARD);
        branch.issueReserved(7, "A601", "08:20");
        assertThat(branch.issueReserved(8, "A601", "08:20")).isEqualTo("refused: NumberTaken");
        assertThat(branch.issueReserved(8, "A005", "08:20")).isEqualTo("refused: NotReserved");
        branch.reserve("k2", CARD);
        assertThat(branch.issueReserved(8, "A641", "08:20")).isEqualTo("refused: NotReserved");
    }

    @Test
    void a_ticket_whose_lease_an_older_backup_lost_is_believed_and_its_number_not_given_again() {
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("A601 issued");
        branch.reserve("k1", CARD);
        assertThat(branch.branch().counters().leases().getFirst().first()).isEqualTo(ticket("A602"));
    }

    @Test
    void a_ticket_is_taken_in_after_ticketing_ended_and_recorded_after_the_day_did() {
        branch.reserve("k1", CARD);
        branch.at("15:30").passTime();
        assertThat(branch.issueReserved(7, "A601", "14:20")).isEqualTo("A601 issued");
        branch.closeDay();
        assertThat(branch.issueReserved(8, "A602", "14:30")).isEqualTo("withdrawn, A602 recorded late");
        assertThat(branch.issueReserved(8, "A602", "14:30")).isEqualTo("nothing");
        assertThat(branch.waiting()).isEmpty();
    }

    @Test
    void a_request_that_was_under_way_over_midnight_leaves_nobody_in_the_queue_of_the_next_day() {
        branch.reserve("k1", CARD);
        branch.closeDay();
        branch.at(today.plusDays(1) + "T08:10").passTime();
        assertThat(branch.issue(7, "jht", Priority.NONE)).isEqualTo("A001 issued");
        assertThat(branch.issueReserved(7, "A601", today, "06:30", Visit.Slip.PRINTED))
                .isEqualTo("A001 gone: replaced, A601 recorded late");
        assertThat(branch.issueReserved(8, "A602", today, "06:40", Visit.Slip.PRINTED)).endsWith("A602 recorded late");
        assertThat(branch.issue(8, "jht", Priority.NONE)).isEqualTo("refused: RequestWithdrawn");
        assertThat(branch.waiting()).isEmpty();
    }

    @Test
    void a_ticket_of_a_day_that_has_not_begun_waits_for_it() {
        branch.reserve("k1", CARD);
        branch.closeDay();
        branch.at(today.plusDays(1) + "T07:10");
        assertThat(branch.issueReserved(8, "A621", today.plusDays(1), today.plusDays(1) + "T07:05", Visit.Slip.UNKNOWN))
                .isEqualTo("refused: BranchClosed");
    }

    @Test
    void what_became_of_the_slip_comes_with_the_ticket_or_with_its_repetition() {
        branch.reserve("k1", CARD);
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.PRINTED))
                .isEqualTo("A601 issued, A601 printed");
        assertThat(branch.issueReserved(8, "A602", today, "08:20", Visit.Slip.FAILED))
                .startsWith("A602 issued, A602 not printed");
        branch.issueReserved(9, "A603", "08:20");
        assertThat(branch.issueReserved(9, "A603", today, "08:20", Visit.Slip.PRINTED)).isEqualTo("A603 printed");
    }

    @Test
    void a_reserved_ticket_whose_slip_was_not_proved_is_unconfirmed_today_and_in_a_late_record() {
        branch.reserve("k1", CARD);
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.UNCONFIRMED))
                .isEqualTo("A601 issued, A601 not proved");
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.UNCONFIRMED)).isEqualTo("nothing");
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.FAILED)).isEqualTo("A601 not printed");
        branch.closeDay();
        branch.issueReserved(8, "A602", today, "08:30", Visit.Slip.UNCONFIRMED);
        assertThat(branch.journal.getLast().event()).isInstanceOfSatisfying(Event.LateTicketRecorded.class,
                late -> assertThat(late.slip() + ", printed " + late.printed()).isEqualTo("UNCONFIRMED, printed null"));
    }

    @Test
    void a_ticket_whose_service_the_plan_has_lost_is_taken_in_and_ends_at_once() {
        branch.reserve("k1", CARD);
        branch.reserve("k2", CARD);
        assertThat(branch.adopt(aBranch().withoutService("jht"))).isEqualTo("plan adopted");
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.PRINTED))
                .isEqualTo("A601 issued, A601 printed, A601 gone: service-removed");
        assertThat(branch.issueReserved(7, "A601", today, "08:20", Visit.Slip.PRINTED)).isEqualTo("nothing");
        assertThat(branch.stage("A601")).isEqualTo("abandoned: service-removed");
        assertThat(branch.waiting()).isEmpty();
        assertThat(branch.issueReserved(8, "A641", "08:20")).as("another kiosk's number").isEqualTo("refused: Unknown");
    }

    @Test
    void a_ticket_of_a_day_that_is_over_needs_no_service_in_the_plan() {
        branch.reserve("k1", CARD);
        branch.schedule(aBranch().withoutService("jht"));
        assertThat(branch.closeDay()).contains("plan adopted");
        assertThat(branch.issueReserved(8, "A602", "14:30")).isEqualTo("withdrawn, A602 recorded late");
        assertThat(branch.issueReserved(8, "A602", "14:30")).isEqualTo("nothing");
    }
}
