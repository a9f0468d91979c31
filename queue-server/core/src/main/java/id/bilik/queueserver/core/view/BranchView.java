package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plan and state of a branch, as a kiosk needs it.
 *
 * @param calling the policy that chooses who is next and where
 */
public record BranchView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name, String zone,
        List<String> languages, boolean open, DayView day, List<ServiceView> services, List<String> priorities,
        List<GroupView> groups, String calling) {

    public record GroupView(String id, List<String> booths, List<String> services, List<String> openBooths,
            int concurrency, int load, boolean onDuty) {
        static GroupView of(Group group) {
            return new GroupView(group.id(), group.booths().stream().map(Booth::id).toList(), group.services(),
                    BranchView.openBooths(group), group.concurrency(), group.load(), group.isOnDuty());
        }
    }

    public static BranchView of(Moment moment) {
        Branch branch = moment.branch();
        return new BranchView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(),
                branch.plan().zone().getId(), branch.plan().languages(), branch.isTicketing(), DayView.of(moment),
                branch.plan().services().stream().map(ServiceView::withDocuments).toList(),
                Stream.of(Priority.values()).map(ContractNames::of).toList(),
                branch.groups().stream().map(GroupView::of).toList(), moment.policy().name());
    }

    static List<String> openBooths(Group group) {
        return group.booths().stream().filter(booth -> booth.status() == Booth.Status.OPEN).map(Booth::id).toList();
    }
}
