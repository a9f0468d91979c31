package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.WaitingWish.State;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The places of a Tuesday are drawn on Monday at noon; it is Monday, eight o'clock. */
class DrawTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final String SECRET = "a secret of the server";

    private final BranchScenario branch = aBranch().withGroup("g1", 6).open();
    private int people;

    private String announce(String until) {
        return branch.does(
                new Command.AnnounceDraw(TUESDAY, branch.instant(until), DrawnOrder.commitmentOf(SECRET)));
    }

    private String apply(int number, String person, @Nullable LocalTime earliest) {
        return branch.does(new Command.ApplyForDraw(request(60_000 + number), "w" + number, "jht", TUESDAY, earliest,
                null, Booking.Where.BRANCH, person));
    }

    private String apply(int number) { return apply(number, "person " + number, null); }

    private String hold(String at) {
        people++;
        return branch.does(new Command.HoldSlot(request(1_000 + people), "b" + people, "jht", branch.instant(at),
                Booking.Where.BRANCH, "somebody " + people));
    }

    private String draw() { return branch.does(new Command.HoldDraw(TUESDAY, SECRET)); }

    private Draw known() { return branch.branch().bookings().draws().find(TUESDAY).orElseThrow(); }

    @Test
    void a_day_that_is_drawn_is_closed_to_the_quickest_until_it_was() {
        assertThat(announce("12:00")).isEqualTo("draw of 2026-03-03 announced");
        assertThat(announce("12:00")).as("said again").isEqualTo("nothing");
        assertThat(announce("13:00")).isEqualTo("refused: DrawAnnouncedBefore");
        assertThat(hold("2026-03-03T10:00")).isEqualTo("refused: DayIsDrawn");
        branch.does(new Command.JoinWaiting(request(2), "w2", "jht", TUESDAY, TUESDAY, Booking.Where.BRANCH, "early"));
        assertThat(branch.does(new Command.OfferPlaces())).as("nor is it offered").isEqualTo("nothing");
        assertThat(apply(1)).isEqualTo("w1 applied");
        assertThat(draw()).as("it is not due").isEqualTo("nothing");
        branch.at("12:00");
        assertThat(apply(3)).isEqualTo("refused: DrawIsOver");
        assertThat(hold("2026-03-03T10:00")).isEqualTo("refused: DayIsDrawn");
        assertThat(draw()).isEqualTo("places of 2026-03-03 drawn, w1 won a place");
        assertThat(draw()).as("it is held once").isEqualTo("nothing");
        assertThat(hold("2026-03-03T10:00")).as("what is left is for all").isEqualTo("w2 is offered a place, b3 held");
    }

    @Test
    void people_get_places_in_the_order_of_the_draw_in_their_hours_and_the_others_wait_in_that_order() {
        announce("12:00");
        List<String> applied = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            apply(i, "person " + i, i % 2 == 0 ? LocalTime.of(13, 0) : null);
            applied.add("w" + i);
        }
        branch.does(new Command.JoinWaiting(request(999), "w999", "jht", TUESDAY, TUESDAY, Booking.Where.BRANCH, "p"));
        branch.at("12:00");
        draw();
        List<Draw.Lot> lots = known().lots();
        assertThat(lots.stream().map(Draw.Lot::application).toList()).isEqualTo(
                DrawnOrder.of(DrawnOrder.seedOf(SECRET, applied), applied));
        assertThat(known().isCommitmentKept()).isTrue();
        List<Draw.Lot> won = lots.stream().filter(Draw.Lot::won).toList();
        assertThat(won).isNotEmpty().hasSizeLessThan(150);
        Booking afternoon = branch.branch().bookings().find(won.stream().map(Draw.Lot::application)
                .filter(each -> Integer.parseInt(each.substring(1)) % 2 == 0).findFirst().orElseThrow()).orElseThrow();
        assertThat(branch.local(afternoon.at())).isEqualTo("2026-03-03T13:00:00");
        assertThat(afternoon.state()).isEqualTo(Booking.State.CONFIRMED);

        List<WaitingWish> waiting = List.copyOf(branch.branch().bookings().waiting().listWaiting()).stream()
                .filter(WaitingWish::wasDrawn).toList();
        assertThat(waiting.stream().map(WaitingWish::booking).toList())
                .isEqualTo(lots.stream().filter(lot -> !lot.won()).map(Draw.Lot::application).toList());
        WaitingWish first = waiting.getFirst();
        assertThat(first.lot()).isEqualTo(
                new WaitingWish.Lot(first.lot() == null ? null : first.lot().earliest(), null,
                        lots.indexOf(new Draw.Lot(first.booking(), false)) + 1));
        assertThat(branch.branch().bookings().waiting().rankOf(first).place()).isEqualTo(1);
        branch.does(new Command.CancelBooking(afternoon.id(), 0));
        branch.after("6m");
        assertThat(branch.does(new Command.OfferPlaces())).as("before who joined the list earlier")
                .isEqualTo(first.booking() + " is offered a place");
    }

    @Test
    void a_person_has_one_application_whatever_addresses_they_write_from() {
        announce("12:00");
        assertThat(apply(1, "sari", null)).isEqualTo("w1 applied");
        assertThat(apply(1, "sari", null)).as("said again").isEqualTo("nothing");
        assertThat(apply(1, "budi", null)).isEqualTo("refused: RequestReused");
        for (int i = 2; i <= 50; i++) {
            assertThat(apply(i, "sari", null)).isEqualTo("refused: AlreadyWaiting");
        }
        branch.does(new Command.LeaveWaiting("w1"));
        branch.at("12:00");
        assertThat(draw()).as("who has left takes no part").isEqualTo("places of 2026-03-03 drawn");
        assertThat(known().lots()).isEmpty();
    }

    @Test
    void who_keeps_another_place_meanwhile_takes_no_part() {
        announce("12:00");
        apply(1, "somebody 1", null);
        hold("2026-03-04T10:00");
        assertThat(branch.does(new Command.ConfirmBooking("b1"))).isEqualTo("b1 confirmed, w1 waits no more");
        assertThat(apply(2, "somebody 1", null)).isEqualTo("refused: AlreadyBooked");
    }

    @Test
    void a_draw_is_for_a_day_to_come_and_can_be_called_off_until_it_is_due() {
        assertThat(announce("2026-03-03T08:00")).isEqualTo("refused: DrawOutOfRange");
        assertThat(announce("08:00")).isEqualTo("refused: DrawOutOfRange");
        announce("12:00");
        apply(1);
        apply(2);
        assertThat(branch.does(new Command.CallOffDraw(TUESDAY))).isEqualTo("draw of 2026-03-03 called off");
        assertThat(branch.does(new Command.CallOffDraw(TUESDAY))).isEqualTo("nothing");
        assertThat(branch.branch().bookings().waiting().find("w1").orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(apply(3)).isEqualTo("refused: Unknown");
        announce("12:00");
        branch.at("12:00");
        assertThat(branch.does(new Command.CallOffDraw(TUESDAY))).as("whoever knows its result cannot prevent it")
                .isEqualTo("refused: DrawIsOver");
    }

    @Test
    void a_draw_that_is_late_is_held_all_the_same() {
        announce("12:00");
        apply(1);
        branch.at("21:30");
        draw();
        assertThat(branch.local(branch.branch().bookings().find("w1").orElseThrow().at()))
                .isEqualTo("2026-03-03T08:00:00");
    }

    @Test
    void another_secret_than_the_one_that_was_announced_is_seen() {
        announce("12:00");
        branch.at("12:00").does(new Command.HoldDraw(TUESDAY, "another"));
        assertThat(known().isCommitmentKept()).isFalse();
    }

    @Test
    void the_order_can_be_computed_with_the_tools_of_any_shell() {
        // printf 'b\nw1\nw2' | sha256sum, and so on
        assertThat(DrawnOrder.commitmentOf("b"))
                .isEqualTo("3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d");
        assertThat(DrawnOrder.seedOf("b", List.of("w2", "w1"))).isEqualTo(DrawnOrder.commitmentOf("b\nw1\nw2"));
    }
}
