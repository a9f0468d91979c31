package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the trees are shown, and what is reported, on logs small enough to count by hand. */
class ReadingsTest {
    @Test
    void an_old_queue_moves_faster_than_a_young_one_as_long() {
        double[] young = LeavingAhead.of(known(600, 11, waiting(10, 600)), 3);
        double[] old = LeavingAhead.of(known(600, 11, waiting(10, 480)), 3);
        assertThat(old[0]).isLessThan(young[0] - 1);
        assertThat(old[3]).isCloseTo(10 * Math.exp(-120 / 180.0), within(.5));
        assertThat(old[4]).isCloseTo(120, within(1e-9));
    }

    @Test
    void somebody_who_waits_in_vain_shows_a_slow_day_before_anybody_is_called() {
        QueueSpeed.Queue usual = new QueueSpeed.Queue(3, 3);
        TodaySoFar fresh = new TodaySoFar(waiting(3, 595), 600);
        TodaySoFar stuck = new TodaySoFar(waiting(3, 480), 600);
        assertThat(stuck.paceAgainst(usual, 20)).isGreaterThan(fresh.paceAgainst(usual, 20) + .5);
    }

    @Test
    void what_is_usual_is_read_by_the_half_hour_since_opening() {
        ImaginedDays days = new ImaginedDays(4);
        for (int day = 0; day < 3; day++) {
            days.day(day, "queue", 480, 3, .1, 60);
        }
        List<LogReplay.Lesson> lessons = days.lessons();
        UsualDay usual = UsualDay.learn(lessons);
        double early = usual.against(known(485, 5, waiting(4, 485)), 3)[2];
        double late = usual.against(known(650, 5, waiting(4, 650)), 3)[2];
        assertThat(late).isGreaterThan(early + 5);
        assertThat(UsualDay.UNKNOWN.against(known(485, 5, waiting(4, 485)), 3)[2]).isEqualTo(20);
    }

    @Test
    void the_report_names_the_share_held_of_the_worst_large_queue_and_of_each_hour() {
        Breakdown breakdown = new Breakdown(known -> new Forecast(0, 5, known.queue().equals("wild") ? 4 : 10));
        for (int i = 0; i < 501; i++) {
            breakdown.add(lesson("calm", 500));
            breakdown.add(lesson("wild", 560));
        }
        breakdown.add(lesson("small", 500));
        assertThat(breakdown.json()).isEqualTo(",\"worstQueue\":0.0000,\"worstQueueOver100\":0.0000,"
                + "\"byHour\":{\"8\":1.0000,\"9\":0.0000}");
        assertThat(breakdown.table(Set.of("office/calm"))).contains("queues not seen before", "issued from 09:00",
                "least of over 500 tickets");
    }

    private static LogReplay.Lesson lesson(String queue, double minute) {
        Known known = new Known(ImaginedDays.FIRST, "office", queue, minute, 480, 2, 1, 10, waiting(0, 480));
        return new LogReplay.Lesson(known,
                new TicketRow("office", queue, known.day(), 1, minute, minute + 5, 2, 1, 10));
    }

    private static Known known(double minute, int position, Known.Earlier earlier) {
        return new Known(ImaginedDays.FIRST, "office", "queue", minute, 480, position, 2, 10, earlier);
    }

    private static Known.Earlier waiting(int count, double issued) {
        double[] since = new double[count];
        double[] never = new double[count];
        int[] positions = new int[count];
        int[] desks = new int[count];
        Arrays.fill(since, issued);
        Arrays.fill(never, Double.NaN);
        Arrays.setAll(positions, i -> i + 1);
        Arrays.fill(desks, 2);
        return new Known.Earlier(since, never, positions, desks);
    }
}
