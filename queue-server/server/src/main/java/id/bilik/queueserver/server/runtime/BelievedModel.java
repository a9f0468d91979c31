package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is believed of a branch: what its forecasts have learned, and before that what its plan expects. */
final class BelievedModel implements Function<BranchPlan, BranchModel> {
    private final AtomicReference<@Nullable BranchModel> learned = new AtomicReference<>();
    private final AtomicReference<@Nullable Expected> expected = new AtomicReference<>();

    private record Expected(BranchPlan plan, BranchModel model) {}

    void learn(BranchModel model) { learned.set(model); }

    @Override
    public BranchModel apply(BranchPlan plan) {
        BranchModel known = learned.get();
        if (known != null) {
            return known;
        }
        Expected last = expected.get();
        if (last == null || !last.plan.equals(plan)) {
            last = new Expected(plan, BranchModel.expected(plan));
            expected.set(last);
        }
        return last.model;
    }
}
