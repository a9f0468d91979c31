package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.calling.OfficerTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long until the officer turns to somebody who sits in a booth. */
class OfficerWaitTest {
    private final BranchScenario branch = aBranch().expecting("jkk", "2m").withGroup("g1", 4).open();
    private final LearnedModel learned = new LearnedModel(branch.branch().plan());
    private int learnedEvents;

    @Test
    void nothing_is_told_before_some_stays_were_seen() {
        stays(4);
        seated("1");
        String second = seated("2");
        branch.attends("1");
        assertThat(wait(second)).isEmpty();
        branch.after("60s").complete("1");
        assertThat(wait(second)).isPresent();
    }

    @Test
    void it_is_the_rest_of_this_stay_and_one_with_each_before() {
        stays(60);
        seated("1");
        String second = seated("2");
        branch.after("1s");
        String third = seated("3");
        branch.attends("1");
        branch.after("20s");
        assertThat(wait(second).orElseThrow().likely()).isCloseTo(40, within(4.0));
        assertThat(wait(third).orElseThrow().likely()).isCloseTo(100, within(6.0));
        branch.complete("1");
        assertThat(wait(second)).as("nobody comes before").contains(new WaitForecast(0, 0, 0));
    }

    @Test
    void nothing_is_told_of_an_officer_who_is_away_or_to_whom_nobody_needs_them() {
        stays(10);
        String first = seated("1");
        String second = seated("2");
        branch.attends("1");
        assertThat(wait(first)).as("they are here").isEmpty();
        branch.selfWorking("2");
        assertThat(wait(second)).as("at work alone").isEmpty();
        branch.needsOfficer("2");
        assertThat(wait(second)).isPresent();
        branch.pause("g1");
        assertThat(wait(second)).isEmpty();
        branch.resumeGroup("g1");
        branch.signOff("g1");
        assertThat(wait(second)).isEmpty();
    }

    @Test
    void stays_of_officers_who_do_not_say_when_they_come_teach_nothing() {
        for (int i = 0; i < 20; i++) {
            seated("1");
            branch.after("60s").complete("1");
        }
        assertThat(model().attention()).isEmpty();
    }

    /** The officer takes who is suggested and stays as long as chance will have it; whoever leaves is followed at once. */
    @Test
    void four_of_five_waits_lie_in_the_range_also_where_the_ladder_changes_the_order() {
        Random random = new Random(14);
        int[] heldOfAll = new int[2];
        for (int day = 0; day < 6; day++) {
            new OfficerWaitTest().playADay(random, heldOfAll);
        }
        assertThat((double) heldOfAll[0] / heldOfAll[1]).as("of %s", heldOfAll[1]).isBetween(.75, .85);
    }

    private void playADay(Random random, int[] heldOfAll) {
        Map<String, Map<Instant, WaitForecast>> told = new HashMap<>();
        Instant lastTickets = branch.instant("14:30");
        for (int turn = 0; branch.now().isBefore(lastTickets); turn++) {
            for (int free = group().booths().size() - group().load(); free > 0; free--) {
                branch.issue(random.nextInt(3) == 0 ? "jkk" : "jht");
                branch.callNext("g1");
                branch.arrive(calledTo());
            }
            OfficerTurns.Turn first = turns().getFirst();
            branch.attends(first.booth());
            told.getOrDefault(first.ticket().toString(), Map.of()).forEach((at, range) -> {
                heldOfAll[0] += range.holds(Duration.between(at, branch.now()).toNanos() / 1e9) ? 1 : 0;
                heldOfAll[1]++;
            });
            double mean = branch.visit(first.ticket().toString()).service().equals("jkk") ? 45 : 120;
            int stay = (int) Math.max(2, mean * Math.exp(.7 * random.nextGaussian() - .245));
            int looked = 1 + random.nextInt(stay - 1);
            branch.after(looked + "s");
            if (turn >= 50) {
                for (OfficerTurns.Turn waiting : turns()) {
                    String ticket = waiting.ticket().toString();
                    told.computeIfAbsent(ticket, it -> new HashMap<>()).put(branch.now(), wait(ticket).orElseThrow());
                }
            }
            branch.after(stay - looked + "s").complete(first.booth());
        }
    }

    /** So many visits, with each of which the officer stays a minute. */
    private void stays(int count) {
        for (int i = 0; i < count; i++) {
            seated("1");
            branch.attends("1");
            branch.after("60s").complete("1");
        }
    }

    private String calledTo() {
        return group().booths().stream().map(Booth::id)
                .filter(booth -> branch.booth(booth).contains(", ")
                        && branch.stage(branch.booth(booth).replace("open, ", "")).startsWith("called"))
                .findFirst().orElseThrow();
    }

    private String seated(String booth) {
        branch.issue("jht");
        branch.callNext("g1");
        branch.arrive(booth);
        return branch.booth(booth).replace("open, ", "");
    }

    private Group group() { return branch.branch().groups().getFirst(); }

    private List<OfficerTurns.Turn> turns() { return OfficerTurns.list(branch.branch(), group(), branch.now()); }

    private BranchModel model() {
        List<RecordedEvent> journal = branch.journal;
        for (; learnedEvents < journal.size(); learnedEvents++) {
            learned.accept(journal.get(learnedEvents));
        }
        return learned.model(branch.branch().plan(), branch.now());
    }

    private Optional<WaitForecast> wait(String number) {
        return OfficerWait.of(branch.branch(), group(), ticket(number), model(), branch.now());
    }
}
