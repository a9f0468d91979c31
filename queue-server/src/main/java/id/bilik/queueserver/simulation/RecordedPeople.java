package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Priority;
import id.bilik.queueserver.forecast.WorkDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people of a day that was recorded. Work that was not seen, and all work of those who left before they were called,
 * is drawn from the works that were, each participant by a stream of their own, and marked. Who left is played as
 * somebody patient: how long they would have waited elsewhere is not known.
 *
 * @param people  in order of arrival
 * @param imputed how many of them are marked
 * @param left    how many left before they were called
 */
public record RecordedPeople(List<Participant> people, int imputed, int left) {
    /**
     * What was recorded of one participant, in seconds.
     *
     * @param arrives after the start
     * @param waited  until called; null for who left before
     * @param work    in the booth, more than zero; null where it was not seen
     */
    public record Seen(double arrives, @Nullable Double waited, @Nullable Double work) {
        /** The work, if it can be believed: nobody who was never called was served. */
        private @Nullable Double known() {
            return waited == null ? null : work;
        }
    }

    public RecordedPeople {
        people = List.copyOf(people);
    }

    /**
     * The same seed imputes the same.
     *
     * @param seen      in order of arrival
     * @param otherwise the works to draw from where none was seen
     */
    public static RecordedPeople of(List<Seen> seen, String service, WorkDistribution otherwise, long seed) {
        double[] works = knownWorks(seen);
        List<Participant> people = new ArrayList<>();
        int imputed = 0;
        int left = 0;
        for (int i = 0; i < seen.size(); i++) {
            Seen each = seen.get(i);
            Double known = each.known();
            SplittableRandom random = Streams.of(seed, "imputed", i);
            double work = known != null
                    ? known
                    : works.length > 0
                            ? works[random.nextInt(works.length)]
                            : otherwise.quantile(random.nextDouble());
            imputed += known == null ? 1 : 0;
            left += each.waited() == null ? 1 : 0;
            people.add(new Participant(each.arrives(), service, Priority.NONE, Math.max(1, work), 1, 0,
                    Double.POSITIVE_INFINITY, true, known == null));
        }
        return new RecordedPeople(people, imputed, left);
    }

    private static double[] knownWorks(List<Seen> seen) {
        double[] works = new double[seen.size()];
        int count = 0;
        for (Seen each : seen) {
            Double known = each.known();
            if (known != null) {
                works[count++] = known;
            }
        }
        return Arrays.copyOf(works, count);
    }
}
