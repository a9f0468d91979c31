package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedWaitTest {
    private static final List<BoostedTrees.Settings> QUICK = List.of(
            new BoostedTrees.Settings(60, 3, .1, 20, .7, .8, 1));

    @Test
    void the_pace_of_a_slow_day_is_followed_as_it_goes() {
        ImaginedDays days = new ImaginedDays(3);
        double[] paces = {2, 6, 3, 5, 2.5, 4, 5.5, 2, 6, 4.5, 3, 5.5};
        for (int day = 0; day < paces.length; day++) {
            days.day(day, "queue", 480, paces[day], .3, 90);
        }
        days.day(paces.length, "queue", 480, 6, .3, 90);
        List<LogReplay.Lesson> lessons = days.lessons();
        List<LogReplay.Lesson> training = ImaginedDays.before(paces.length, lessons);
        List<LogReplay.Lesson> afternoon = ImaginedDays.on(paces.length, lessons).subList(30, 90);
        LearnedWait ours = LearnedWait.learn(training, QUICK);
        QueueSpeed usual = QueueSpeed.learn(training, QueueSpeed.Shrinkage.USUAL);
        double error = meanError(ours, afternoon);
        double unknowing = meanError(
                known -> Forecast.point(TicketFeatures.base(known, usual.of(known))), afternoon);
        assertThat(error).isLessThan(.75 * unknowing);
    }

    @Test
    void a_day_that_opens_two_hours_later_is_predicted_as_any_other() {
        ImaginedDays days = new ImaginedDays(5);
        for (int day = 0; day < 5; day++) {
            days.day(day, "queue", 480, 2, .3, 40).day(day, "queue", 600, 5, .3, 40);
        }
        List<LogReplay.Lesson> training = days.lessons();
        LearnedWait ours = LearnedWait.learn(training, QUICK);
        for (LogReplay.Lesson lesson : ImaginedDays.on(4, training)) {
            assertThat(ours.predict(later(lesson.known(), 120))).isEqualTo(ours.predict(lesson.known()));
        }
    }

    @Test
    void one_training_day_leaves_the_pace_uncorrected() {
        List<LogReplay.Lesson> lessons = new ImaginedDays(2).day(0, "queue", 480, 3, .5, 80).lessons();
        LearnedWait ours = LearnedWait.learn(lessons, QUICK);
        QueueSpeed usual = QueueSpeed.learn(lessons, QueueSpeed.Shrinkage.USUAL);
        assertThat(ours.chosen().share()).isZero();
        assertThat(ours.chosen().shrinkage()).isEqualTo(QueueSpeed.Shrinkage.USUAL);
        Known known = lessons.getLast().known();
        assertThat(ours.predict(known).likely()).isEqualTo(TicketFeatures.base(known, usual.of(known)));
    }

    private static double meanError(WaitPredictor<Known> predictor, List<LogReplay.Lesson> lessons) {
        return lessons.stream()
                .mapToDouble(lesson -> Math.abs(predictor.predict(lesson.known()).likely() - lesson.waited()))
                .average().orElseThrow();
    }

    private static Known later(Known known, double minutes) {
        Known.Earlier earlier = known.earlier();
        Known.Earlier moved = new Known.Earlier(plus(earlier.issued(), minutes), plus(earlier.called(), minutes),
                earlier.position(), earlier.desks());
        return new Known(known.day(), known.office(), known.queue(), known.minute() + minutes, known.opened() + minutes,
                known.position(), known.openDesks(), known.publishedServiceMinutes(), moved);
    }

    private static double[] plus(double[] minutes, double more) {
        return Arrays.stream(minutes).map(minute -> minute + more).toArray();
    }
}
