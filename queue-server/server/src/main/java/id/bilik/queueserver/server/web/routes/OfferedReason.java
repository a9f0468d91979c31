package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.RequiredPaper;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.view.ContractNames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which a service is claimed.
 *
 * @param names         by language
 * @param waitingMonths calendar months after leaving work before which nothing can be claimed
 */
record OfferedReason(String id, Map<String, String> names, int waitingMonths, List<OfferedPaper> papers) {
    /**
     * A paper.
     *
     * @param required whether nothing can be done without it; else it is asked for where it applies
     * @param basis    {@code law} or {@code branch}: by what it is asked for
     * @param oneOf    group of papers of which any one will do; null for a paper that stands alone
     */
    record OfferedPaper(String id, Map<String, String> text, boolean required, String basis, @Nullable String oneOf) {
        private static OfferedPaper of(RequiredPaper paper, Document document) {
            return new OfferedPaper(document.id(), document.text(), document.required(),
                    ContractNames.of(paper.basis()), paper.oneOf());
        }
    }

    static List<OfferedReason> list(Service service) {
        return service.reasons().stream().map(reason -> of(service, reason)).toList();
    }

    private static OfferedReason of(Service service, ClaimReason reason) {
        return new OfferedReason(reason.id(), reason.names(), reason.waits(), papers(service, reason));
    }

    /** The papers that a reason asks for. */
    static List<OfferedPaper> papers(Service service, ClaimReason reason) {
        return reason.papers().stream()
                .flatMap(paper -> service.findDocument(paper.document()).stream()
                        .map(document -> OfferedPaper.of(paper, document)))
                .toList();
    }
}
