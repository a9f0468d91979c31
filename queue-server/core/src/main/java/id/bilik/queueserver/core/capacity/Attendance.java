package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An officer who is there from some time on, and how fast they work off visits.
 *
 * <p>
 * An officer with n visits at once does μ(n) seconds of work a second ({@link OfficerRate}: machine repair, or what was
 * measured). n is the number at which the officer is fastest, up to the group's concurrency. Visits at the branch are also
 * limited by the open booths.
 *
 * @param from      when the officer is there again; {@link Instant#MIN} where they have been there all along
 * @param attention seconds of work a second, with as many visits as the officer takes
 * @param booth     the same with as many as have a booth
 * @param homes     booths for participants at home
 */
record Attendance(Instant from, double attention, double booth, int homes) {

    /** As planned: an officer at every group, of whom nothing else is known. */
    static List<Attendance> planned(List<GroupPlan> groups, BranchModel model) {
        List<Attendance> all = new ArrayList<>();
        for (GroupPlan group : groups) {
            all.add(of(Instant.MIN, model.usual(), group.concurrency(), group.booths().size(),
                    group.homeBooths().size()));
        }
        return all;
    }

    /** Who is on duty now; who pauses is away until they are back, as announced or as pauses usually take. */
    static List<Attendance> onDuty(List<Group> groups, BranchModel model, Instant now) {
        List<Attendance> all = new ArrayList<>();
        for (Group group : groups) {
            if (group.duty() instanceof Duty.On duty) {
                Duty.Pause pause = duty.pause();
                Instant from = pause == null
                        ? Instant.MIN
                        : now.plusSeconds(Math.round(model.pauseLeft(pause, now)));
                all.add(of(from, model.rateOf(duty.officer()),
                        Math.min(group.concurrency(), model.peakOf(duty.officer())),
                        open(group, Where.BRANCH), open(group, Where.HOME)));
            }
        }
        return all;
    }

    private static int open(Group group, Where where) {
        return (int) group.booths().stream().filter(booth -> booth.where() == where)
                .filter(booth -> booth.status() == Booth.Status.OPEN).count();
    }

    private static Attendance of(Instant from, OfficerRate rate, int visits, int booths, int homes) {
        return new Attendance(from, fastest(rate, visits), fastest(rate, Math.min(visits, booths)), homes);
    }

    private static double fastest(OfficerRate rate, int most) {
        double fastest = 0;
        for (int visits = 1; visits <= most; visits++) {
            fastest = Math.max(fastest, rate.rate(visits));
        }
        return fastest;
    }
}
