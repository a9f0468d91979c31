package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Claims;
import id.bilik.queueserver.core.branch.plan.PaperBasis;
import id.bilik.queueserver.core.branch.plan.RequiredPaper;
import id.bilik.queueserver.core.view.ContractNames;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reasons for which a service is claimed, as people write them. */
public record ClaimsJson(@Nullable List<PlanJson.DocumentJson> documents, List<ReasonJson> reasons) {
    static @Nullable ClaimsJson of(@Nullable Claims claims) {
        return claims == null
                ? null
                : new ClaimsJson(claims.documents().isEmpty()
                        ? null
                        : claims.documents().stream().map(PlanJson.DocumentJson::of).toList(),
                        claims.reasons().stream().map(ReasonJson::of).toList());
    }

    Claims toClaims(String service) {
        return new Claims(
                documents == null ? null : documents.stream().map(PlanJson.DocumentJson::toDocument).toList(),
                reasons.stream().map(reason -> reason.toReason(service)).toList());
    }

    /** Without waitingMonths: it does not wait. */
    public record ReasonJson(String id, LinkedHashMap<String, String> names, @Nullable Integer waitingMonths,
            List<PaperJson> papers) {
        static ReasonJson of(ClaimReason reason) {
            return new ReasonJson(reason.id(), new LinkedHashMap<>(reason.names()),
                    reason.waits() == 0 ? null : reason.waits(),
                    reason.papers().stream().map(PaperJson::of).toList());
        }

        ClaimReason toReason(String service) {
            return new ClaimReason(id, names,
                    papers.stream().map(paper -> paper.toPaper("reason " + id + " of " + service)).toList(),
                    waitingMonths);
        }
    }

    /**
     * A paper of a reason.
     *
     * @param basis {@code law} or {@code branch}
     * @param oneOf group of papers of which any one will do
     */
    public record PaperJson(String document, String basis, @Nullable String oneOf) {
        static PaperJson of(RequiredPaper paper) {
            return new PaperJson(paper.document(), ContractNames.of(paper.basis()), paper.oneOf());
        }

        RequiredPaper toPaper(String where) {
            return new RequiredPaper(document, ContractNames.find(PaperBasis.class, basis).orElseThrow(
                    () -> new IllegalArgumentException("basis of document " + document + " of " + where
                            + " must be law or branch, not " + basis)),
                    oneOf);
        }
    }
}
