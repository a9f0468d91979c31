package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param documents what to bring; absent where the view is sent often and its readers know the plan */
public record ServiceView(String id, String letter, Map<String, String> names, long expectedSeconds,
        long targetSeconds, @Nullable List<Document> documents) {
    static ServiceView of(Service service) { return of(service, null); }

    static ServiceView withDocuments(Service service) { return of(service, service.documents()); }

    private static ServiceView of(Service service, @Nullable List<Document> documents) {
        return new ServiceView(service.id(), String.valueOf(service.letter()), service.names(),
                service.expected().toSeconds(), service.target().toSeconds(), documents);
    }
}
