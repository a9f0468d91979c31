package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.BookingRoom;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.calling.CentralQueue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * A thousand people apply for a hundred places, the first of them from fifty addresses; three hundred draws with secrets of
 * their own. Nobody wins more often than others.
 */
class FairDrawTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final int PEOPLE = 1_000;
    private static final int ADDRESSES = 50;
    private static final int PLACES = 100;
    private static final int DRAWS = 300;
    /** A bound that 999 fair draws in 1,000 stay below: the quantile of the chi-square distribution with 999 degrees of freedom. */
    private static final double MOST = 1_143;

    private final Decider decider = new Decider(new CentralQueue(), (branch, promised, wish, date, now) -> {
        Instant opens = date.atTime(8, 0).atZone(branch.plan().zone()).toInstant();
        return List.of(new BookingRoom.Slot(opens, PLACES - promised.listPromised(opens, opens.plusSeconds(1)).size()));
    });

    @Test
    void a_thousand_applicants_win_equally_often_whatever_addresses_they_have() {
        Map<String, Integer> wins = wins(each -> "person " + Math.max(0, each - ADDRESSES + 1));
        assertThat(wins).as("who has won at all").hasSize(PEOPLE);
        assertThat(wins.get("person 0")).as("wins of who has 50 addresses, of 30 expected").isBetween(14, 46);
        assertThat(chiSquare(wins)).isLessThan(MOST);
    }

    @Test
    void the_measure_sees_somebody_whose_addresses_are_people() {
        Map<String, Integer> wins = wins(each -> "address " + each);
        for (int each = 1; each < ADDRESSES; each++) {
            wins.merge("address 0", Objects.requireNonNullElse(wins.remove("address " + each), 0), Integer::sum);
        }
        assertThat(chiSquare(wins)).isGreaterThan(MOST);
    }

    /** How often each won, by the person that the server takes the sender of a wish for. */
    private Map<String, Integer> wins(IntFunction<String> person) {
        BranchScenario scenario = BranchScenario.aBranch().withGroup("g1", 6).open();
        Instant until = scenario.instant("12:00");
        Branch branch = decide(scenario.branch(), new Command.AnnounceDraw(DAY, until, "0"), scenario.now());
        for (int each = 0; each < PEOPLE + ADDRESSES - 1; each++) {
            branch = decide(branch, new Command.ApplyForDraw(new UUID(1, each), "w" + each, "jht", DAY, null, null,
                    Booking.Where.BRANCH, person.apply(each)), scenario.now());
        }
        Map<String, Integer> wins = new HashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Branch drawn = decide(branch, new Command.HoldDraw(DAY, "secret " + draw), until);
            List<Draw.Lot> won = drawn.bookings().draws().find(DAY).orElseThrow().lots().stream()
                    .filter(Draw.Lot::won).toList();
            assertThat(won).hasSize(PLACES);
            won.forEach(lot -> wins.merge(String.valueOf(
                    drawn.bookings().find(lot.application()).orElseThrow().person()), 1, Integer::sum));
        }
        return wins;
    }

    private Branch decide(Branch branch, Command command, Instant now) {
        return decider.decide(branch, Order.unnamed(command), now) instanceof Decision.Accepted accepted
                ? accepted.branch()
                : branch;
    }

    /** Of wins without replacement: as many as there are people, less one, where all win equally often. */
    private static double chiSquare(Map<String, Integer> wins) {
        int people = wins.size();
        double expected = wins.values().stream().mapToInt(Integer::intValue).sum() / (double) people;
        double sum = wins.values().stream().mapToDouble(won -> (won - expected) * (won - expected)).sum();
        return sum / (expected * (1 - expected / DRAWS)) * (people - 1) / people;
    }
}
