package id.bilik.queueserver.core.calling;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.OfficerTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom the officer should turn next. */
class OfficerTurnsTest {
    private final BranchScenario branch = aBranch().expecting("jht", "10m").expecting("jkk", "2m").withGroup("g1", 4)
            .open();

    @Test
    void nobody_is_suggested_where_nobody_needs_the_officer() {
        assertThat(turns()).isEmpty();
        seated("1", "jht");
        branch.attends("1");
        assertThat(turns()).isEmpty();
        branch.selfWorking("1");
        assertThat(turns()).isEmpty();
    }

    @Test
    void the_shortest_service_goes_first_and_of_two_alike_who_has_waited_longer() {
        seated("1", "jht");
        branch.after("1m");
        seated("2", "jht");
        seated("3", "jkk");
        assertThat(said()).containsExactly("3 SHORTEST", "1 LONGEST_WAITING", "2 ONLY_ONE");
    }

    @Test
    void who_pressed_for_help_goes_before_the_shorter() {
        seated("1", "jht");
        seated("2", "jkk");
        branch.does(new Command.AskForOfficer("1", null, Need.HELP));
        assertThat(said()).containsExactly("1 HELP", "2 ONLY_ONE");
        branch.does(new Command.AskForOfficer("1", null, Need.READY));
        assertThat(said()).containsExactly("2 SHORTEST", "1 ONLY_ONE");
    }

    /** Both services are expected to take ten minutes, so an unknown stay counts as two. */
    @Test
    void with_whom_the_officer_stayed_for_longer_goes_after_one_of_whom_nothing_is_known() {
        seated("1", "jht");
        branch.attends("1");
        branch.after("3m").selfWorking("1");
        branch.after("1m").does(new Command.AskForOfficer("1", null, null));
        branch.after("1s");
        seated("2", "jht");
        assertThat(said()).as("(2 + 3) / 2 minutes against 2").containsExactly("2 SHORTEST", "1 ONLY_ONE");
    }

    @Test
    void with_whom_the_officer_stayed_shortly_goes_before_one_of_whom_nothing_is_known() {
        seated("1", "jht");
        branch.after("1s");
        seated("2", "jht");
        branch.attends("2");
        branch.after("1m").selfWorking("2");
        branch.after("1m").does(new Command.AskForOfficer("2", null, null));
        assertThat(said()).as("(2 + 1) / 2 minutes against 2").containsExactly("2 SHORTEST", "1 ONLY_ONE");
    }

    @Test
    void who_has_waited_more_than_ten_minutes_goes_before_all() {
        seated("1", "jht");
        branch.after("1s");
        seated("2", "jkk");
        branch.does(new Command.AskForOfficer("2", null, Need.HELP));
        branch.after("599s");
        assertThat(said()).as("ten minutes").containsExactly("2 HELP", "1 ONLY_ONE");
        branch.after("1s");
        assertThat(said()).as("and a second").containsExactly("1 OVERDUE", "2 ONLY_ONE");
    }

    @Test
    void who_is_overdue_is_told_so_also_where_nobody_else_waits() {
        seated("1", "jht");
        branch.after("601s");
        assertThat(said()).containsExactly("1 OVERDUE");
    }

    /** An officer who follows the ladder, and people who keep asking: the bound of the class's own text. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nobody_is_passed_by_who_asked_more_than_ten_minutes_later(long seed) {
        Random random = new Random(seed);
        for (String booth : List.of("1", "2", "3", "4")) {
            seated(booth, random.nextBoolean() ? "jht" : "jkk");
        }
        for (int step = 0; step < 400; step++) {
            branch.after(random.nextInt(120) + "s");
            Map<String, Instant> needing = needing();
            List<Turn> turns = turns();
            if (!turns.isEmpty()) {
                Turn first = turns.getFirst();
                Instant asked = needing.get(first.booth());
                needing.forEach((booth, since) -> assertThat(Duration.between(since, asked))
                        .as("booth %s before %s", first.booth(), booth)
                        .isLessThanOrEqualTo(OfficerTurns.OVERDUE_AFTER));
                branch.does(new Command.Attend(first.booth(), null, null, null));
                branch.after(random.nextInt(90) + "s").selfWorking(first.booth());
            }
            String booth = String.valueOf(1 + random.nextInt(4));
            branch.does(new Command.AskForOfficer(booth, null,
                    random.nextInt(3) == 0 ? Need.HELP : Need.READY));
        }
    }

    private Map<String, Instant> needing() {
        Map<String, Instant> needing = new HashMap<>();
        branch.branch().visits().values().forEach(visit -> {
            if (visit.stage() instanceof Stage.Serving serving
                    && serving.attention() instanceof Stage.NeedsOfficer needs) {
                needing.put(serving.booth(), needs.since());
            }
        });
        return needing;
    }

    private List<Turn> turns() {
        return OfficerTurns.list(branch.branch(), branch.branch().getGroup("g1"), branch.now());
    }

    private List<String> said() { return turns().stream().map(turn -> turn.booth() + " " + turn.rung()).toList(); }

    private void seated(String booth, String service) {
        branch.issue(service);
        branch.callNext("g1");
        branch.arrive(booth);
    }
}
