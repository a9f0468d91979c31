package id.bilik.queueserver.core.branch.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which papers of a reason are still missing. */
public final class PaperCheck {
    private PaperCheck() {}

    /**
     * Something that is missing.
     *
     * @param oneOf ids of documents of which any one will do; a single one for a paper that stands alone
     */
    public record Missing(List<String> oneOf) {
        public Missing {
            oneOf = List.copyOf(oneOf);
        }
    }

    /**
     * The papers that a reason asks for and that are not there, in its order. A paper that is asked for only where it applies is never
     * missing; a group is there with any one of its papers.
     *
     * @param there ids of the documents that somebody has
     */
    public static List<Missing> listMissing(Service service, ClaimReason reason, Set<String> there) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (RequiredPaper paper : reason.papers()) {
            String group = paper.oneOf();
            if (group != null) {
                needs.computeIfAbsent("one of " + group, name -> new ArrayList<>()).add(paper.document());
            } else if (service.findDocument(paper.document()).map(Document::required).orElse(true)) {
                needs.put(paper.document(), List.of(paper.document()));
            }
        }
        return needs.values().stream().filter(need -> need.stream().noneMatch(there::contains)).map(Missing::new)
                .toList();
    }
}
