package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Wording;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plan and state of a branch, as a kiosk needs it.
 *
 * @param calling the policy that chooses who is next and where
 * @param texts   the branch's own words by place ({@code slip-top}, {@code slip-foot}, {@code board}, {@code kiosk}), then by
 *     language
 * @param logo    name of its picture under {@code pictures}; null for none
 * @param waiting what somebody without priority waits for each service who comes now, as on the board
 * @param epoch   0 until the branch was restored from a copy; another one than before, and a kiosk gets new numbers
 */
public record BranchView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name, String zone,
        List<String> languages, boolean open, DayView day, List<ServiceView> services, List<String> priorities,
        List<GroupView> groups, String calling, Map<String, Map<String, String>> texts, @Nullable String logo,
        int epoch, List<BoardView.WaitingView> waiting) {

    /** @param names what people call it, by language; empty where nobody has named it */
    public record GroupView(String id, Map<String, String> names, List<String> booths, List<String> services,
            List<String> openBooths,
            int concurrency, int load, boolean onDuty) {
        static GroupView of(Group group, BranchPlan plan) {
            return new GroupView(group.id(), BranchView.names(group.id(), plan),
                    group.booths().stream().map(Booth::id).toList(), group.services(),
                    BranchView.openBooths(group), group.concurrency(), group.load(), group.isOnDuty());
        }
    }

    public static BranchView of(Moment moment) {
        Branch branch = moment.branch();
        return new BranchView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(),
                branch.plan().zone().getId(), branch.plan().languages(), branch.isTicketing(), DayView.of(moment),
                branch.plan().services().stream().map(service -> ServiceView.forKiosks(branch.plan(), service))
                        .toList(),
                Stream.of(Priority.values()).map(ContractNames::of).toList(),
                branch.groups().stream().map(group -> GroupView.of(group, branch.plan())).toList(),
                moment.policy().name(), texts(branch.plan().wording()), branch.plan().logo(),
                branch.counters().epochs().number(), BoardView.waiting(moment));
    }

    private static Map<String, Map<String, String>> texts(Wording wording) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        wording.texts().forEach((place, text) -> texts.put(ContractNames.of(place), text));
        return texts;
    }

    /** A group's names by language, from the plan; empty where the plan gives it none. */
    static Map<String, String> names(String group, BranchPlan plan) {
        for (GroupPlan planned : plan.groups()) {
            if (planned.id().equals(group)) {
                return planned.names();
            }
        }
        return Map.of();
    }

    static List<String> openBooths(Group group) {
        return group.booths().stream().filter(booth -> booth.status() == Booth.Status.OPEN).map(Booth::id).toList();
    }
}
