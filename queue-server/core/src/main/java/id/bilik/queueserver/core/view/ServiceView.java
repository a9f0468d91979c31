package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of the plan.
 *
 * @param documents what to bring; absent where the view is sent often and its readers know the plan
 * @param check     true where papers are checked in it before other services: nobody asks for it by itself; absent otherwise
 * @param icon      name of its picture at the kiosk; absent likewise
 */
public record ServiceView(String id, String letter, Map<String, String> names, long expectedSeconds,
        long targetSeconds, @Nullable List<Document> documents, @Nullable String icon, @Nullable Boolean check) {
    static ServiceView of(BranchPlan plan, Service service) { return of(plan, service, null, null); }

    /** All that a kiosk shows of it. */
    static ServiceView forKiosks(BranchPlan plan, Service service) {
        return of(plan, service, service.documents(), ContractNames.of(service.icon()));
    }

    private static ServiceView of(BranchPlan plan, Service service, @Nullable List<Document> documents,
            @Nullable String icon) {
        return new ServiceView(service.id(), String.valueOf(service.letter()), service.names(),
                service.expected().toSeconds(), service.target().toSeconds(), documents, icon,
                plan.isCheck(service.id()) ? Boolean.TRUE : null);
    }
}
