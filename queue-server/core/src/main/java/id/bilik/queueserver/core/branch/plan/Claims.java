package id.bilik.queueserver.core.branch.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reasons for which a service is claimed.
 *
 * @param documents papers that only some reasons ask for, beside the {@link Service#documents() documents} of the service
 *     itself, which kiosks show; none where a plan says nothing
 * @param reasons   in the order in which people choose
 */
public record Claims(@Nullable List<Document> documents, List<ClaimReason> reasons) {
    public Claims {
        documents = documents == null ? List.of() : List.copyOf(documents);
        reasons = List.copyOf(reasons);
    }

    @Override
    public List<Document> documents() { return documents == null ? List.of() : documents; }
}
