package id.bilik.queueserver.lab.demo;

import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.settings.PlanFile;
import id.bilik.queueserver.server.settings.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The branch in which the demo's day is played: the shipped one, with booths for as many officers as the planner suggests
 * for the morning of its day. The shipped branch has room for two, who would be at work until the evening.
 */
final class DemoBranch {
    private static final int GROUPS = 4;
    /** Of the shipped groups, whose officers are there all day. */
    private static final int BOOTHS_BESIDE_HOME = GroupPlan.MAX_BOOTHS - 1;

    private DemoBranch() {}

    /** The groups of the shipped plan, each with a booth for participants at home, and more groups after them. */
    static BranchPlan plan() {
        BranchPlan shipped = PlanFile.readDefault();
        List<String> services = shipped.services().stream().map(Service::id).toList();
        List<GroupPlan> groups = new ArrayList<>(shipped.groups());
        int booths = groups.stream().mapToInt(group -> group.booths().size()).sum();
        while (groups.size() < GROUPS) {
            List<String> more = new ArrayList<>();
            while (more.size() < GroupPlan.MAX_BOOTHS) {
                more.add(String.valueOf(++booths));
            }
            groups.add(new GroupPlan("g" + (groups.size() + 1), more, services, GroupPlan.MAX_BOOTHS));
        }
        for (int i = 0; i < shipped.groups().size(); i++) {
            groups.set(i, withHomeBooth(groups.get(i), "H" + (i + 1)));
        }
        return shipped.with(groups);
    }

    /** The same with its last booth given up for one for participants at home. */
    private static GroupPlan withHomeBooth(GroupPlan group, String booth) {
        return new GroupPlan(group.id(), group.booths().subList(0, BOOTHS_BESIDE_HOME), group.services(),
                group.concurrency(), group.names(), List.of(booth));
    }

    /** Writes it as the file that a queue-server reads. */
    static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, StrictJson.mapper().writeValueAsBytes(PlanJson.of(plan())));
    }
}
