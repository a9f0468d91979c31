package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people of a day that was recorded, with what was not seen drawn given what was, each participant by a stream of
 * their own, and marked.
 * <ul>
 * <li>Work that was not seen, and all work of those who left before they were called, is drawn from the works that were.
 * <li>Patience is never seen: of who was called it is known to be longer than the wait, of who left to be shorter than
 * the wait that they would have had, which is taken from those called who came just before and after. It is taken as
 * exponential with the rate that makes this most likely, and drawn within those bounds. Where nobody left, everybody is
 * patient, and nothing is drawn.
 * </ul>
 *
 * @param people in order of arrival
 * @param drawn  of each of them, what was drawn
 * @param left   how many left before they were called
 */
public record RecordedPeople(List<Participant> people, List<Drawn> drawn, int left) {
    /** What was not seen of a participant but drawn. */
    public record Drawn(boolean work, boolean patience) {}

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
        drawn = List.copyOf(drawn);
    }

    /** How many works were drawn. */
    public int drawnWorks() {
        return (int) drawn.stream().filter(Drawn::work).count();
    }

    /** How many patiences were drawn. */
    public int drawnPatiences() {
        return (int) drawn.stream().filter(Drawn::patience).count();
    }

    /**
     * The same seed draws the same.
     *
     * @param seen      in order of arrival
     * @param otherwise the works to draw from where none was seen
     */
    public static RecordedPeople of(List<Seen> seen, String service, WorkDistribution otherwise, long seed) {
        double[] works = knownWorks(seen);
        double[] offered = offeredWaits(seen);
        double impatience = impatience(seen, offered);
        List<Participant> people = new ArrayList<>();
        List<Drawn> drawn = new ArrayList<>();
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
            left += each.waited() == null ? 1 : 0;
            double patience = Double.POSITIVE_INFINITY;
            if (impatience > 0) {
                double luck = random.nextDouble();
                patience = each.waited() != null
                        ? each.waited() - Math.log1p(-luck) / impatience
                        : -Math.log1p(luck * Math.expm1(-impatience * offered[i])) / impatience;
            }
            people.add(new Participant(each.arrives(), service, Priority.NONE, Math.max(1, work), 1, 0, patience, true,
                    known == null || impatience > 0));
            drawn.add(new Drawn(known == null, impatience > 0));
        }
        return new RecordedPeople(people, drawn, left);
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

    /** The wait that everybody had or, having left, would have had: between those of the next called on either side. */
    private static double[] offeredWaits(List<Seen> seen) {
        int n = seen.size();
        double[] before = new double[n];
        double[] after = new double[n];
        double last = Double.NaN;
        for (int i = 0; i < n; i++) {
            Double waited = seen.get(i).waited();
            last = waited == null ? last : waited;
            before[i] = last;
        }
        last = Double.NaN;
        for (int i = n - 1; i >= 0; i--) {
            Double waited = seen.get(i).waited();
            last = waited == null ? last : waited;
            after[i] = last;
        }
        double[] offered = new double[n];
        for (int i = 0; i < n; i++) {
            offered[i] = Double.isNaN(before[i])
                    ? after[i]
                    : Double.isNaN(after[i]) ? before[i] : (before[i] + after[i]) / 2;
            // a participant who leaves has waited a little
            offered[i] = Math.max(1, offered[i]);
        }
        return offered;
    }

    /**
     * The rate at which waiting people leave, per second, by maximum likelihood; 0 where nobody left or nobody was called.
     * Its score falls with the rate, so halving finds the zero.
     */
    private static double impatience(List<Seen> seen, double[] offered) {
        double waited = 0;
        int left = 0;
        for (Seen each : seen) {
            waited += each.waited() == null ? 0 : each.waited();
            left += each.waited() == null ? 1 : 0;
        }
        if (left == 0 || left == seen.size()) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double rate = (low + high) / 2;
            double score = -waited;
            for (int i = 0; i < offered.length; i++) {
                score += seen.get(i).waited() == null ? offered[i] / Math.expm1(rate * offered[i]) : 0;
            }
            if (score > 0) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return (low + high) / 2;
    }
}
