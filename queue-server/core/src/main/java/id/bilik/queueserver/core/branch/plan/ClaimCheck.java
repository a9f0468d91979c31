package id.bilik.queueserver.core.branch.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the reasons of a service are possible; each finding is an {@link IllegalArgumentException}. */
final class ClaimCheck {
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 40;

    private ClaimCheck() {}

    static void of(Service service) {
        List<ClaimReason> reasons = service.reasons();
        PlanCheck.require(reasons.size() <= MOST, "service " + service.id() + " has more than " + MOST + " reasons");
        Set<String> ids = new HashSet<>();
        for (ClaimReason reason : reasons) {
            String where = "reason " + reason.id() + " of " + service.id();
            PlanCheck.require(reason.id().matches(PlanCheck.SHORT_NAME), "not a reason id of service " + service.id()
                    + ": " + reason.id());
            PlanCheck.require(ids.add(reason.id()), where + " stands twice");
            PlanCheck.require(!reason.names().isEmpty(), where + " has no name");
            PlanCheck.names(where, reason.names(), LONGEST_NAME);
            PlanCheck.require(reason.waits() >= 0 && reason.waits() <= ClaimReason.LONGEST_WAIT,
                    "waitingMonths of " + where + " must be 0 to " + ClaimReason.LONGEST_WAIT);
            papers(service, reason, where);
        }
    }

    private static void papers(Service service, ClaimReason reason, String where) {
        PlanCheck.require(reason.papers().size() <= MOST, where + " asks for more than " + MOST + " papers");
        Set<String> asked = new HashSet<>();
        Map<String, Integer> groups = new HashMap<>();
        for (RequiredPaper paper : reason.papers()) {
            PlanCheck.require(service.findDocument(paper.document()).isPresent(),
                    where + " asks for the unknown document " + paper.document());
            PlanCheck.require(asked.add(paper.document()),
                    where + " asks for the document " + paper.document() + " twice");
            String group = paper.oneOf();
            if (group != null) {
                PlanCheck.require(group.matches(PlanCheck.SHORT_NAME),
                        where + " has a group oneOf that is no short name: " + group);
                groups.merge(group, 1, Integer::sum);
            }
        }
        groups.forEach((group, papers) -> PlanCheck.require(papers > 1,
                "group " + group + " of " + where + " has only one paper, so there is nothing to choose"));
    }
}
