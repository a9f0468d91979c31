package id.bilik.queueserver;

import id.bilik.queueserver.branch.Duty;
import id.bilik.queueserver.branch.Group;
import id.bilik.queueserver.calling.OfficerSpeed;
import id.bilik.queueserver.forecast.BranchModel;
import id.bilik.queueserver.forecast.OfficerRate;
import org.jspecify.annotations.Nullable;

/** Officers as the journal tells of them. */
record MeasuredSpeed(BranchModel model) implements OfficerSpeed {
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
