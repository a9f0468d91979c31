package id.bilik.queueserver.view;

import id.bilik.queueserver.branch.Service;
import java.util.Map;

public record ServiceView(String id, String letter, Map<String, String> names, long expectedSeconds,
        long targetSeconds) {
    static ServiceView of(Service service) {
        return new ServiceView(service.id(), String.valueOf(service.letter()), service.names(),
                service.expected().toSeconds(), service.target().toSeconds());
    }
}
