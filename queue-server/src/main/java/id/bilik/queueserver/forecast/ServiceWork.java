package id.bilik.queueserver.forecast;

import id.bilik.queueserver.branch.Service;
import org.jspecify.annotations.Nullable;

/** The works of one service, the latest of them. */
final class ServiceWork {
    private static final double SERVICE_PRIOR = 8;

    final Recent recent = new Recent();
    double today;
    int countToday;
    private @Nullable WorkDistribution distribution;

    void add(double work) {
        recent.add(work);
        today += work;
        countToday++;
        distribution = null;
    }

    void newDay() {
        today = 0;
        countToday = 0;
    }

    WorkDistribution distribution(Service service) {
        WorkDistribution known = distribution;
        if (known == null) {
            known = WorkDistribution.learned(service.expected().toMillis() / 1000.0, BranchModel.VARIATION,
                    SERVICE_PRIOR, recent.values());
            distribution = known;
        }
        return known;
    }
}
