package id.bilik.queueserver.server;

import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Channels;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.time.Duration;
import java.util.List;

/** The shipped branch, with booths for participants at home. */
public final class Homes {
    private Homes() {}

    /** Group g1 has five booths at the branch, and one for homes; who has booked may check in hours before. */
    public static BranchPlan early() {
        BranchPlan plan = ShippedPlan.read();
        Channels usual = plan.shares();
        BookingPlan bookings = usual.bookings();
        Channels channels = new Channels(usual.walkIn(), usual.booked(), usual.collective(), usual.staff(),
                usual.walkInMinimum(), usual.release(), new BookingPlan(bookings.horizonDays(), bookings.releaseAt(),
                        bookings.lead(), bookings.hold(), Duration.ofHours(4), bookings.late(), bookings.fairness()));
        List<GroupPlan> groups = plan.groups().stream().map(group -> group.id().equals("g1")
                ? new GroupPlan("g1", List.of("1", "2", "3", "4", "5"), group.services(), group.concurrency(),
                        group.names(), List.of("H1"))
                : group).toList();
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(), groups,
                plan.hours(), plan.rules(), plan.reserved(), plan.lastCalls(), plan.wording(), plan.voice(),
                plan.logo(), channels);
    }

    /** Group g1 has three booths at the branch, and three for homes. */
    public static BranchPlan plan() {
        BranchPlan plan = ShippedPlan.read();
        return plan.with(plan.groups().stream().map(group -> group.id().equals("g1")
                ? new GroupPlan("g1", List.of("1", "2", "3"), group.services(), 4, group.names(),
                        List.of("H1", "H2", "H3"))
                : group).toList());
    }
}
