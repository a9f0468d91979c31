package id.bilik.queueserver.server;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped plan, with papers of JHT checked by g1, and g2 for the services. */
public final class CheckedPlan {
    public static final String CHECK = "pemeriksaan";

    private CheckedPlan() {}

    public static BranchPlan read() {
        BranchPlan plan = ShippedPlan.read();
        List<Service> services = new ArrayList<>();
        for (Service service : plan.services()) {
            services.add(!service.id().equals("jht")
                    ? service
                    : new Service(service.id(), service.letter(), service.names(), service.expected(),
                            service.target(), service.documents(), service.icon(), service.claims(), CHECK));
        }
        services.add(new Service(CHECK, 'P', Map.of("id", "Pemeriksaan dokumen", "en", "Document check"),
                Duration.ofMinutes(3), Duration.ofMinutes(20)));
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), services, List.of(
                new GroupPlan("g1", plan.groups().get(0).booths(), List.of(CHECK), 6),
                new GroupPlan("g2", plan.groups().get(1).booths(), List.of("jht", "jkk", "info"), 6)), plan.hours(),
                plan.rules(), plan.reserved(), plan.lastCalls(), plan.wording(), plan.voice(), plan.logo(),
                plan.channels());
    }
}
