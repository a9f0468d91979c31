package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.OfficerRate;
import org.jspecify.annotations.Nullable;

/** Officers as the journal tells of them. */
public record MeasuredSpeed(BranchModel model) implements OfficerSpeed {
    @Override
    public double gain(Group group) {
        return model.rateOf(officer(group)).gain(Math.min(group.load(), OfficerRate.MOST_BOOTHS - 1));
    }

    @Override
    public int peak(Group group) { return model.peakOf(officer(group)); }

    private static @Nullable String officer(Group group) {
        return group.duty() instanceof Duty.On on ? on.officer() : null;
    }
}
