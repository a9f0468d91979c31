package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.WaitingWish.State;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody answers at home; it is Monday, and the appointment b1 is at ten. */
class HomeUnansweredTest {
    private BranchScenario branch = aBranch().withGroup("g1", 3, 6).withHomes("g1", 3).open();

    private static BranchScenario offering(int offers) {
        return aBranch().withGroup("g1", 3, 6).withHomes("g1", 3).withOffersToHomes(offers).open();
    }

    @BeforeEach
    void books() {
        branch.signOn("g1", "Sari");
        book("b1", "person 1", "10:00");
    }

    private void book(String id, String person, String at) {
        branch.does(new Command.HoldSlot(request(id.hashCode()), id, "jht", branch.instant(at), Where.HOME, person));
        assertThat(branch.does(new Command.ConfirmBooking(id))).contains("confirmed");
    }

    /** Checks in and is called as often as the plan says; what came of the last of it. */
    private String unanswered(String id) {
        assertThat(branch.does(new Command.CheckIn(id, null))).contains(id + " is ");
        branch.callNext("g1");
        branch.after("60s").passTime();
        branch.after("60s").passTime();
        return branch.after("60s").passTime();
    }

    private String places() { return branch.does(new Command.OfferPlaces()); }

    private Booking booking() { return branch.branch().bookings().find("b1").orElseThrow(); }

    private WaitingWish wish() { return branch.branch().bookings().waiting().find("b1").orElseThrow(); }

    private Instant offered() { return wish().findOffer().orElseThrow().at(); }

    private int missed() { return branch.branch().bookings().countMissed("person 1", branch.date()); }

    private Visit visit(int number) { return branch.branch().getVisit(new TicketNumber('A', number)); }

    private String back(int number) { return branch.does(new Command.ReturnToQueue(new TicketNumber('A', number))); }

    @Test
    void who_did_not_answer_is_offered_the_next_place_and_takes_it_for_the_same_booking() {
        branch.at("10:00");
        assertThat(unanswered("b1")).isEqualTo("A001 no-show, b1 waits for another place");
        assertThat(places()).isEqualTo("b1 is offered a place");
        assertThat(branch.local(offered())).as("as early as others can book").isEqualTo("2026-03-02T11:15:00");
        assertThat(branch.does(new Command.TakeOffer("b1", offered()))).isEqualTo("b1 is taken");
        assertThat(booking().state()).isEqualTo(Booking.State.CONFIRMED);
        assertThat(branch.local(booking().at())).isEqualTo("2026-03-02T11:15:00");
        assertThat(booking().sequence()).as("calendars move it").isEqualTo(1);
        assertThat(branch.does(new Command.TakeOffer("b1", booking().at()))).as("said again").isEqualTo("nothing");
        assertThat(missed()).isZero();
        branch.at("11:15");
        assertThat(branch.does(new Command.CheckIn("b1", null))).as("on the same day").contains("b1 is A002");
    }

    @Test
    void nobody_has_both_the_visit_and_another_place() {
        branch.at("10:00");
        unanswered("b1");
        places();
        branch.does(new Command.TakeOffer("b1", offered()));
        assertThat(back(1)).isEqualTo("refused: AlreadyBooked");
        assertThat(branch.undo("H1")).isEqualTo("refused: AlreadyBooked");
        assertThat(branch.at("11:15").does(new Command.CheckIn("b1", null))).contains("b1 is A002");
        assertThat(back(1)).as("with the second ticket as well").isEqualTo("refused: AlreadyBooked");
    }

    @Test
    void who_is_there_after_all_waits_for_no_other_place() {
        branch.at("10:00");
        unanswered("b1");
        places();
        Instant at = offered();
        assertThat(back(1)).isEqualTo("A001 waits again, b1 waits no more");
        assertThat(branch.does(new Command.TakeOffer("b1", at))).isEqualTo("refused: WrongBookingState");
        assertThat(missed()).isZero();
    }

    @Test
    void a_no_show_that_the_officer_takes_back_ends_the_wait_and_a_later_one_begins_it_again() {
        branch.at("10:00").does(new Command.CheckIn("b1", null));
        branch.callNext("g1");
        assertThat(branch.noShow("H1")).isEqualTo("A001 no-show, b1 waits for another place");
        assertThat(branch.undo("H1")).isEqualTo("A001 back in booth H1, b1 waits no more");
        assertThat(branch.noShow("H1")).isEqualTo("A001 no-show, b1 waits for another place");
    }

    @Test
    void an_offer_that_is_not_taken_puts_them_on_the_list_and_counts_as_missed() {
        branch.at("10:00");
        unanswered("b1");
        places();
        assertThat(branch.after("15m").passTime()).isEqualTo("b1 was not taken, b1 missed");
        assertThat(wish().state()).isEqualTo(State.WAITING);
        assertThat(wish().until()).isEqualTo(branch.date().plusDays(7));
        assertThat(missed()).isEqualTo(1);
        for (int offer = 0; offer < 3; offer++) {
            assertThat(places()).as("by the list's own rules").isEqualTo("b1 is offered a place");
            branch.after("15m").passTime();
        }
        assertThat(wish().state()).isEqualTo(State.OVER);
        assertThat(missed()).isEqualTo(1);
    }

    @Test
    void a_declined_offer_counts_as_missed_as_well_and_one_of_the_list_can_still_be_taken() {
        branch.at("10:00");
        unanswered("b1");
        places();
        assertThat(branch.does(new Command.DeclineOffer("b1", offered())))
                .isEqualTo("b1 is declined, b1 missed, b1 is offered a place");
        assertThat(branch.does(new Command.TakeOffer("b1", offered()))).isEqualTo("b1 is taken");
        assertThat(missed()).isEqualTo(1);
    }

    @Test
    void so_many_offers_come_before_the_list_as_the_plan_says() {
        branch = offering(0);
        books();
        branch.at("10:00");
        unanswered("b1");
        places();
        branch.after("15m").passTime();
        assertThat(missed()).as("nothing was offered before the list").isZero();
        assertThat(wish().offersBefore()).isZero();

        branch = offering(3);
        books();
        branch.at("10:00");
        unanswered("b1");
        for (int offer = 0; offer < 3; offer++) {
            assertThat(missed()).isZero();
            places();
            branch.after("15m").passTime();
        }
        assertThat(missed()).isEqualTo(1);
        assertThatThrownBy(() -> offering(4)).hasMessageContaining("must be 0 to 3");
    }

    @Test
    void who_does_not_answer_at_the_next_place_either_gets_no_other_and_missed_it() {
        branch.at("10:00");
        unanswered("b1");
        places();
        branch.does(new Command.TakeOffer("b1", offered()));
        branch.at("11:15");
        assertThat(unanswered("b1")).isEqualTo("A002 no-show");
        assertThat(places()).isEqualTo("nothing");
        assertThat(missed()).isZero();
        assertThat(branch.at("2026-03-03T00:00").passTime()).contains("b1 missed");
        assertThat(missed()).isEqualTo(1);
    }

    @Test
    void who_waited_before_is_offered_a_place_before() {
        branch.does(new Command.JoinWaiting(request(7), "w1", "jht", branch.date().plusDays(8),
                branch.date().plusDays(8), Where.HOME, "person 7"));
        branch.at("10:00");
        unanswered("b1");
        assertThat(branch.branch().bookings().waiting().listWaiting()).extracting(WaitingWish::booking)
                .containsExactly("w1", "b1");
    }

    @Test
    void nothing_follows_at_the_branch_or_for_who_is_booked_otherwise_or_only_walks_in() {
        branch.at("10:00").does(new Command.CheckIn("b1", null));
        branch.does(new Command.HoldSlot(request(9), "b9", "jht", branch.instant("12:00"), Where.BRANCH, "person 1"));
        branch.callNext("g1");
        assertThat(branch.noShow("H1")).as("another booking").isEqualTo("A001 no-show");
        branch.issueHome("jht");
        branch.callNext("g1");
        assertThat(branch.noShow("H1")).as("no booking").isEqualTo("A002 no-show");
        branch.issue("jht");
        branch.callNext("g1");
        assertThat(branch.noShow("1")).as("at the branch").isEqualTo("A003 no-show");
    }

    @Test
    void it_outlives_the_day_and_a_replay_is_the_same() {
        branch.at("10:00");
        unanswered("b1");
        places();
        branch.at("2026-03-03T00:00").passTime();
        branch.at("2026-03-03T08:00").passTime();
        places();
        assertThat(branch.branch().findVisit(new TicketNumber('A', 1))).isEmpty();
        branch.signOn("g1", "Sari");
        branch.issue("jht");
        branch.callNext("g1");
        assertThat(visit(1).where()).as("another A001").isEqualTo(Where.BRANCH);
        branch.noShow("1");
        assertThat(back(1)).isEqualTo("A001 waits again");
        assertThat(branch.does(new Command.TakeOffer("b1", offered()))).isEqualTo("b1 is taken");
        Branch replayed = Branch.unfounded("pekalongan");
        for (RecordedEvent each : List.copyOf(branch.journal)) {
            replayed = Evolution.evolve(replayed, each);
        }
        assertThat(replayed.bookings()).isEqualTo(branch.branch().bookings());
    }
}
