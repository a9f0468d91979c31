package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Held-out days choose what is better on days made so that it is known. */
class FoldChoiceTest {
    private static final BoostedTrees.Settings TREES = new BoostedTrees.Settings(60, 3, .1, 20, .7, .8, 1);

    @Test
    void a_correction_that_holds_on_every_day_is_applied() {
        ImaginedDays days = new ImaginedDays(7);
        for (int day = 0; day < 6; day++) {
            days.day(day, "queue", 480, day % 2 == 0 ? 2 : 6, .2, 90);
        }
        assertThat(choice(days.lessons(), List.of(TREES)).share()).isGreaterThanOrEqualTo(.5);
    }

    @Test
    void a_correction_of_mere_chance_is_not() {
        List<LogReplay.Lesson> lessons = chance(6);
        assertThat(choice(lessons, List.of(TREES)).share()).isLessThanOrEqualTo(.1);
    }

    @Test
    void of_shares_that_differ_less_than_days_do_the_smallest_is_applied() {
        ImaginedDays days = new ImaginedDays(7);
        double[] paces = {2, 6, 2, 6, 2, 12};
        for (int day = 0; day < paces.length; day++) {
            days.day(day, "queue", 480, paces[day], .2, 90);
        }
        List<LogReplay.Lesson> lessons = days.lessons();
        List<LogReplay.Lesson> few = ImaginedDays.before(4, lessons);
        assertThat(choice(few, List.of(TREES)).share()).isGreaterThanOrEqualTo(.9);
        assertThat(choice(lessons, List.of(TREES)).share()).isLessThan(.9);
    }

    @Test
    void trees_that_learn_more_are_chosen_over_those_that_cannot() {
        ImaginedDays days = new ImaginedDays(9);
        for (int day = 0; day < 6; day++) {
            days.day(day, "queue", 480, day % 2 == 0 ? 2 : 6, .2, 90);
        }
        BoostedTrees.Settings stump = new BoostedTrees.Settings(1, 1, .01, 20, .7, .8, 1);
        assertThat(choice(days.lessons(), List.of(stump, TREES)).trees().depth()).isEqualTo(3);
    }

    @Test
    void queues_alike_are_shrunk_more_than_queues_apart() {
        SplittableRandom random = new SplittableRandom(4);
        assertThat(shrinkage(random, 0).wider()).isGreaterThan(shrinkage(random, 6).wider());
    }

    @Test
    void whole_days_are_held_out_and_no_more_than_six_times() {
        ImaginedDays days = new ImaginedDays(1);
        for (int day = 0; day < 14; day++) {
            days.day(day, "queue", 480, 3, .2, 5);
        }
        List<LogReplay.Lesson> lessons = days.lessons();
        List<DayFolds.Fold> folds = DayFolds.of(lessons);
        assertThat(folds).hasSize(6);
        assertThat(folds.stream().mapToInt(fold -> fold.held().length).sum()).isEqualTo(lessons.size());
        for (DayFolds.Fold fold : folds) {
            for (int i : fold.held()) {
                assertThat(fold.others()).noneMatch(
                        lesson -> lesson.known().day().equals(lessons.get(i).known().day()));
            }
        }
    }

    private static TreeChoice choice(List<LogReplay.Lesson> lessons, List<BoostedTrees.Settings> candidates) {
        return TreeChoice.of(lessons, DayFolds.of(lessons), QueueSpeed.Shrinkage.USUAL, candidates);
    }

    /** Many queues seen a few times a day, whose paces differ by so many minutes. */
    private static QueueSpeed.Shrinkage shrinkage(SplittableRandom random, double apart) {
        ImaginedDays days = new ImaginedDays(random.nextLong());
        for (int day = 0; day < 5; day++) {
            for (int queue = 0; queue < 12; queue++) {
                days.day(day, "queue" + queue, 480, 3 + apart * (queue % 2), 1, 6);
            }
        }
        List<LogReplay.Lesson> lessons = days.lessons();
        return PaceChoice.of(lessons, DayFolds.of(lessons));
    }

    /** Waits drawn anew for each ticket, whatever is known, so that there is nothing to learn. */
    private static List<LogReplay.Lesson> chance(int days) {
        ImaginedDays log = new ImaginedDays(8);
        for (int day = 0; day < days; day++) {
            log.day(day, "queue", 480, 3, .2, 60);
        }
        SplittableRandom random = new SplittableRandom(6);
        return log.lessons().stream().map(lesson -> {
            TicketRow row = lesson.row();
            double waited = 3 * row.position() * (.3 + 1.4 * random.nextDouble());
            return new LogReplay.Lesson(lesson.known(),
                    new TicketRow(row.office(), row.queue(), row.day(), row.ticket(),
                            row.issued(), row.issued() + waited, row.position(), row.openDesks(),
                            row.publishedServiceMinutes()));
        }).toList();
    }
}
