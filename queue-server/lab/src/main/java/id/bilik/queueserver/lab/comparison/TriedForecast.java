package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.forecast.BranchForecast;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.Promises;
import id.bilik.queueserver.core.forecast.WaitForecast;
import java.time.Duration;
import java.time.Instant;

/**
 * One of several forecasts that are tried on the same tickets, with the promises that it learns its corrections from. Single
 * writer.
 */
public final class TriedForecast {
    private static final int PATHS = 100;
    private static final Duration HOURS = Duration.ofHours(3);

    /**
     * How a forecast did, over the tickets that were scored.
     *
     * @param error mean absolute error, seconds
     * @param bias  mean of what was said less what was waited, seconds
     * @param held  share of ranges that held, 0 to 1
     */
    public record Score(int count, double error, double bias, double held) {}

    private final BoothChoice choice;
    private final long seed;
    private final Promises promises = new Promises(HOURS);

    /** @param choice which ladder the branch chooses booth groups by */
    public TriedForecast(BoothChoice choice, long seed) {
        this.choice = choice;
        this.seed = seed;
    }

    /** Takes the next event of the branch's journal. */
    public void accept(RecordedEvent recorded) {
        promises.accept(recorded);
    }

    /**
     * What is told to a visit whose ticket was issued just now, and is promised to it.
     *
     * @param ahead waiting visits that go before it
     */
    public WaitForecast foresee(Branch branch, BranchModel model, Visit visit, int ahead, Instant now) {
        BranchForecast forecast = BranchForecast.of(branch, model, choice, promises.factors(), PATHS, seed, now);
        // stands in for the journal, where the branch keeps what it promised
        promises.accept(new RecordedEvent(branch.sequence(), now,
                new Event.WaitsPromised(promises.give(branch, forecast))));
        return forecast.untilCalled(branch, visit, ahead, now).orElseThrow();
    }

    /** Adds up how a forecast did. Single writer. */
    public static final class Sum {
        private int count;
        private double error;
        private double bias;
        private int held;

        /** @param waited seconds */
        public void add(WaitForecast told, double waited) {
            count++;
            error += Math.abs(told.likely() - waited);
            bias += told.likely() - waited;
            held += told.holds(waited) ? 1 : 0;
        }

        /** Not numbers where nothing was scored. */
        public Score score() {
            return new Score(count, error / count, bias / count, held / (double) count);
        }
    }
}
