package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.WaitingWish.State;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who waits for one of the places on a Tuesday that are all taken; it is Monday, eight o'clock. */
class WaitingListTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final String TEN = "2026-03-03T10:00";

    private final BranchScenario branch = aBranch().withGroup("g1", 6).open();
    private int people;

    private String hold(String at) {
        people++;
        return branch.does(new Command.HoldSlot(request(1_000 + people), "b" + people, "jht", branch.instant(at),
                Booking.Where.BRANCH, "person " + people));
    }

    /** Confirmed bookings of the whole day until there is no room. */
    private void fill() {
        for (int quarter = 0; quarter < 28; quarter++) {
            while (!hold("2026-03-03T%02d:%02d".formatted(8 + quarter / 4, 15 * (quarter % 4))).startsWith("refused")) {
                branch.does(new Command.ConfirmBooking("b" + people));
            }
        }
    }

    private String join(int number) {
        return branch.does(new Command.JoinWaiting(request(50_000 + number), "w" + number, "jht", TUESDAY, TUESDAY,
                Booking.Where.BRANCH, "waiting " + number));
    }

    private WaitingWish wish(int number) {
        return branch.branch().bookings().waiting().find("w" + number).orElseThrow();
    }

    private String bookingAt(String at) {
        return branch.branch().bookings().listPromised(branch.instant(at), branch.instant(at).plusSeconds(1)).iterator()
                .next().id();
    }

    private String places() { return branch.does(new Command.OfferPlaces()); }

    private String take(int number, String at) {
        return branch.does(new Command.TakeOffer("w" + number, branch.instant(at)));
    }

    /** One of ten o'clock is given back, and reopens after six minutes. */
    private void giveBack() {
        branch.does(new Command.CancelBooking(bookingAt(TEN), 0));
        branch.after("6m");
    }

    @Test
    void a_place_that_becomes_free_is_offered_to_the_first_and_kept_for_them() {
        fill();
        assertThat(join(1)).isEqualTo("w1 waits");
        assertThat(join(2)).isEqualTo("w2 waits");
        giveBack();
        assertThat(hold(TEN)).as("whoever waits comes first, before anybody was offered anything")
                .isEqualTo("refused: SlotTaken");
        assertThat(places()).isEqualTo("w1 is offered a place");
        assertThat(places()).isEqualTo("nothing");
        assertThat(hold(TEN)).isEqualTo("refused: SlotTaken");
        assertThat(branch.branch().bookings().waiting().rankOf(wish(2))).isEqualTo(new WaitingList.Rank(2, 2));

        assertThat(take(1, TEN)).isEqualTo("w1 is taken");
        Booking booking = branch.branch().bookings().find("w1").orElseThrow();
        assertThat(booking.state()).isEqualTo(Booking.State.CONFIRMED);
        assertThat(booking.at()).isEqualTo(branch.instant(TEN));
        assertThat(take(1, TEN)).as("said again").isEqualTo("nothing");
        assertThat(take(2, TEN)).isEqualTo("refused: WrongBookingState");
    }

    @Test
    void a_place_that_is_not_taken_in_time_or_declined_goes_to_the_next() {
        fill();
        join(1);
        join(2);
        join(3);
        giveBack();
        places();
        // a tenth of the 26 hours from 8:06 on Monday until ten on Tuesday
        assertThat(branch.local(wish(1).findOffer().orElseThrow().until())).isEqualTo("2026-03-02T10:41:24");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T10:41:24");
        assertThat(branch.at("10:41").does(new Command.PassTime())).isEqualTo("nothing");
        branch.after("24s");
        assertThat(branch.does(new Command.PassTime())).isEqualTo("w1 was not taken");
        assertThat(take(1, TEN)).isEqualTo("refused: WrongBookingState");
        assertThat(places()).as("nobody is offered the same time twice").isEqualTo("w2 is offered a place");
        assertThat(branch.does(new Command.DeclineOffer("w2", branch.instant(TEN))))
                .isEqualTo("w2 is declined, w3 is offered a place");
        assertThat(branch.does(new Command.DeclineOffer("w2", branch.instant(TEN)))).isEqualTo("nothing");
        assertThat(wish(1).state()).isEqualTo(State.WAITING);
    }

    @Test
    void an_offer_lasts_long_where_the_day_is_far_and_short_where_it_is_near() {
        FairnessPlan plan = FairnessPlan.DEFAULT;
        var now = branch.now();
        assertThat(plan.offerOf(now.plus(Duration.ofHours(1)), now)).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.offerOf(now.plus(Duration.ofHours(50)), now)).isEqualTo(Duration.ofHours(5));
        assertThat(plan.offerOf(now.plus(Duration.ofDays(30)), now)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void after_the_last_offer_or_the_last_day_the_wait_is_over() {
        join(1);
        for (String time : List.of("08:00", "08:15", "08:30")) {
            assertThat(wish(1).state()).isEqualTo(State.OFFERED);
            branch.does(new Command.DeclineOffer("w1", branch.instant("2026-03-03T" + time)));
        }
        assertThat(wish(1).state()).isEqualTo(State.OVER);
        fill();
        join(2);
        assertThat(branch.at("2026-03-04T00:00").does(new Command.PassTime())).contains("w2 waited in vain");
    }

    @Test
    void a_released_day_and_more_room_are_offered_as_well() {
        fill();
        join(1);
        assertThat(places()).isEqualTo("nothing");
        branch.does(new Command.AdoptPlan(aBranch().withGroup("g1", 6).withGroup("g2", 6).plan()));
        assertThat(places()).as("another officer").isEqualTo("w1 is offered a place");
        branch.does(new Command.LeaveWaiting("w1"));

        LocalDate inEightDays = LocalDate.of(2026, 3, 10);
        branch.does(new Command.JoinWaiting(request(60_000), "w9", "jht", inEightDays, inEightDays,
                Booking.Where.BRANCH, "waiting 9"));
        branch.at("2026-03-03T07:59").does(new Command.PassTime());
        assertThat(places()).as("not released").isEqualTo("nothing");
        branch.at("08:00").does(new Command.PassTime());
        assertThat(hold("2026-03-10T08:00")).as("another time of that day").endsWith(" held");
        assertThat(wish(9).findOffer().orElseThrow().at()).isEqualTo(branch.instant("2026-03-10T08:00"));
    }

    @Test
    void a_person_waits_once_for_a_service_and_not_beside_a_booking() {
        fill();
        join(1);
        assertThat(join(1)).as("said again").isEqualTo("nothing");
        assertThat(branch.does(new Command.JoinWaiting(request(50_001), "w1", "jht", TUESDAY, TUESDAY.plusDays(1),
                Booking.Where.BRANCH, "waiting 1"))).isEqualTo("refused: RequestReused");
        assertThat(branch.does(new Command.JoinWaiting(request(2), "w2", "jht", TUESDAY, TUESDAY,
                Booking.Where.HOME, "waiting 1"))).isEqualTo("refused: AlreadyWaiting");
        assertThat(branch.does(new Command.JoinWaiting(request(3), "w3", "jht", TUESDAY, TUESDAY,
                Booking.Where.HOME, "person 1"))).isEqualTo("refused: AlreadyBooked");
        assertThat(branch.does(new Command.JoinWaiting(request(4), "w4", "jht", TUESDAY.plusDays(1), TUESDAY,
                Booking.Where.HOME, "waiting 4"))).isEqualTo("refused: DaysOutOfRange");
        branch.does(new Command.HoldSlot(request(5), "b9999", "jht", branch.instant("2026-03-04T10:00"),
                Booking.Where.BRANCH, "waiting 1"));
        assertThat(branch.does(new Command.ConfirmBooking("b9999"))).isEqualTo("b9999 confirmed, w1 waits no more");
    }

    @Test
    void whoever_leaves_frees_what_is_kept_for_them() {
        fill();
        join(1);
        join(2);
        giveBack();
        places();
        assertThat(branch.does(new Command.LeaveWaiting("w1"))).isEqualTo("w1 waits no more, w2 is offered a place");
        assertThat(branch.does(new Command.LeaveWaiting("w1"))).isEqualTo("nothing");
    }

    @Test
    void nobody_is_passed_over_and_no_place_is_offered_twice() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            WaitingListTest story = new WaitingListTest();
            story.fill();
            for (int i = 0; i < 12; i++) {
                story.join(i);
            }
            List<String> offered = new ArrayList<>();
            for (int step = 0; step < 30; step++) {
                var promised = List.copyOf(story.branch.branch().bookings()
                        .listPromised(story.branch.instant(TEN), story.branch.instant("2026-03-03T15:00")));
                story.branch.does(new Command.CancelBooking(promised.get(random.nextInt(promised.size())).id(),
                        random.nextInt(FairnessPlan.LOTS)));
                story.branch.after("10m");
                int from = story.branch.journal.size();
                story.places();
                story.branch.journal.subList(from, story.branch.journal.size())
                        .forEach(it -> offered.add(it.event() instanceof Event.PlaceOffered place
                                ? place.booking()
                                : "?"));
                for (WaitingWish wish : List.copyOf(story.branch.branch().bookings().waiting().listOffered())) {
                    story.branch.does(new Command.TakeOffer(wish.booking(),
                            wish.findOffer().orElseThrow().at()));
                }
            }
            assertThat(offered).as("seed %s", seed).hasSize(12).doesNotHaveDuplicates().isSortedAccordingTo(
                    (one, other) -> Integer.parseInt(one.substring(1)) - Integer.parseInt(other.substring(1)));
        }
    }
}
