package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.simulation.planning.Saved;
import id.bilik.queueserver.core.simulation.planning.WhatIf;
import java.util.List;

/** A range that was said, and what happened; seconds. */
record Said(double low, double likely, double high, double happened) {
    static Said of(WhatIf.Band band, double happened) {
        return new Said(band.low(), band.middle(), band.high(), happened);
    }

    static Said of(WaitForecast told, double happened) {
        return new Said(told.low(), told.likely(), told.high(), happened);
    }

    /** The wait that it costs when an officer goes. */
    static Said ofWorth(Saved saved, double happened) {
        return new Said(-saved.high(), -saved.mean(), -saved.low(), happened);
    }

    boolean held() { return low <= happened && happened <= high; }

    /** Said less happened. */
    double error() { return likely - happened; }

    /**
     * Over several.
     *
     * @param held  how many ranges held
     * @param error mean absolute error, seconds; not a number where there are none
     * @param bias  mean of what was said less what happened, seconds
     */
    record Score(int count, int held, double error, double bias) {
        static Score of(List<Said> all) {
            return new Score(all.size(), (int) all.stream().filter(Said::held).count(),
                    all.stream().mapToDouble(each -> Math.abs(each.error())).average().orElse(Double.NaN),
                    all.stream().mapToDouble(Said::error).average().orElse(Double.NaN));
        }
    }
}
