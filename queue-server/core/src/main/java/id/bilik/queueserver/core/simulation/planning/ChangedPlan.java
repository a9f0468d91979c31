package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plans that differ in one thing from the one that holds. What no branch could be is an {@link IllegalArgumentException}. */
final class ChangedPlan {
    private ChangedPlan() {}

    /** With a group of six booths more, which serves everything. */
    static BranchPlan withGroup(BranchPlan plan, String id) {
        List<GroupPlan> groups = new ArrayList<>(plan.groups());
        groups.add(new GroupPlan(id, upTo(GroupPlan.MAX_BOOTHS, List.of(), id),
                plan.services().stream().map(Service::id).toList(), GroupPlan.MAX_BOOTHS));
        return plan.with(groups);
    }

    /** With so many booths in that group, if it has fewer. */
    static BranchPlan withBooths(BranchPlan plan, String id, int count) {
        return with(plan, id, group -> new GroupPlan(id, upTo(count, group.booths(), id), group.services(),
                group.concurrency(), group.names(), group.homeBooths()));
    }

    /** With those services of that group. */
    static BranchPlan withServices(BranchPlan plan, String id, List<String> services) {
        return with(plan, id,
                group -> new GroupPlan(id, group.booths(), services, group.concurrency(), group.names(),
                        group.homeBooths()));
    }

    /** With another end of ticketing on that date. */
    static BranchPlan closingAt(BranchPlan plan, LocalDate date, LocalTime closes) {
        Hours hours = plan.hours();
        SpecialDay today = new SpecialDay(date, hours.findSpecial(date).map(SpecialDay::names).orElse(Map.of()),
                hours.opensOn(date), closes);
        List<SpecialDay> special = Stream
                .concat(hours.special().stream().filter(day -> !day.date().equals(date)), Stream.of(today))
                .sorted(Comparator.comparing(SpecialDay::date)).toList();
        return plan.with(new Hours(hours.opens(), hours.closes(), hours.days(), special));
    }

    private static BranchPlan with(BranchPlan plan, String id, UnaryOperator<GroupPlan> change) {
        return plan.with(plan.groups().stream().map(group -> group.id().equals(id) ? change.apply(group) : group)
                .toList());
    }

    private static List<String> upTo(int count, List<String> booths, String group) {
        List<String> all = new ArrayList<>(booths);
        for (int i = booths.size() + 1; i <= count; i++) {
            all.add(group + "-" + i);
        }
        return all;
    }
}
