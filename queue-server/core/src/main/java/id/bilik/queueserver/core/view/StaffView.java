package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.Tally;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.forecast.ForecastCalibration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The supervisor's page: the branch at a glance. */
public record StaffView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name,
        List<String> languages,
        DayView day, @Nullable String message, @Nullable String messageInEnglish, List<GroupRow> groups,
        List<BoardView.WaitingView> waiting,
        TodayView today, List<FailureView> printFailures,
        @Nullable ForecastView forecast, String calling) {

    /** The newest failures; the count in {@link TodayView} has all. */
    private static final int FAILURES_SHOWN = 20;

    /** @param names what people call it, by language; empty where nobody has named it */
    public record GroupRow(String group, Map<String, String> names, String mode, GroupView.@Nullable DutyView duty,
            int concurrency, int load,
            List<BoothRow> booths, List<String> services) {}

    public record BoothRow(String booth, String kind, String status, @Nullable String ticket, @Nullable String stage,
            @Nullable OffsetDateTime since) {}

    /**
     * Figures of the business day.
     *
     * @param printFailed        tickets whose slip did not come out
     * @param printUnconfirmed   tickets whose slip may have come out or not
     * @param servedWithinTarget share of the called that were called within their target wait, 0 to 1
     */
    public record TodayView(int issued, int waiting, int called, int serving, int held, int completed, int noShow,
            int abandoned, int printFailed, int printUnconfirmed, @Nullable Double servedWithinTarget,
            @Nullable Long meanWaitSeconds, @Nullable Long meanServiceSeconds) {}

    public record FailureView(String ticket, OffsetDateTime at) {}

    /**
     * How good the forecasts were of the visits called in the last hours.
     *
     * @param meanErrorSeconds mean of the absolute difference between likely and actual wait
     * @param heldShare        share of ranges that held the wait, 0 to 1; they are meant to in .8
     */
    public record ForecastView(long meanErrorSeconds, double heldShare, int count) {
        static @Nullable ForecastView of(ForecastCalibration.Recent recent) {
            return recent.count() == 0
                    ? null
                    : new ForecastView(Math.round(recent.meanAbsoluteError()),
                            Math.round(recent.shareHeld() * 100) / 100.0, recent.count());
        }
    }

    public static StaffView of(Moment moment) {
        Branch branch = moment.branch();
        List<GroupRow> groups = new ArrayList<>();
        int called = 0;
        int serving = 0;
        for (Group group : branch.groups()) {
            List<BoothRow> booths = new ArrayList<>();
            for (Booth booth : group.booths()) {
                BoothRow row = boothRow(moment, booth);
                if (StageName.CALLED.text().equals(row.stage())) {
                    called++;
                }
                if (StageName.SERVING.text().equals(row.stage())) {
                    serving++;
                }
                booths.add(row);
            }
            groups.add(new GroupRow(group.id(), BranchView.names(group.id(), branch.plan()),
                    ContractNames.of(group.mode()), GroupView.DutyView.of(moment, group),
                    group.concurrency(), group.load(), booths, group.services()));
        }
        return new StaffView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(),
                branch.plan().languages(), DayView.of(moment), branch.message().isEmpty() ? null : branch.message(),
                branch.shown().english(), groups, BoardView.waiting(moment), today(branch, called, serving),
                printFailures(moment),
                ForecastView.of(moment.waits().recent(branch)), moment.policy().name());
    }

    private static BoothRow boothRow(Moment moment, Booth booth) {
        if (booth.visit() == null) {
            return new BoothRow(booth.id(), ContractNames.of(booth.where()), ContractNames.of(booth.status()), null,
                    null, null);
        }
        Visit visit = moment.branch().getVisit(booth.visit());
        Instant since = switch (visit.stage()) {
            case Stage.Serving serving -> serving.arrivedAt();
            case Stage.Called called -> called.call().calledAt();
            default -> throw new IllegalStateException(visit + " is bound to booth " + booth.id());
        };
        return new BoothRow(booth.id(), ContractNames.of(booth.where()), ContractNames.of(booth.status()),
                visit.ticket().toString(),
                StageName.of(visit.stage()).text(), moment.local(since));
    }

    private static TodayView today(Branch branch, int called, int serving) {
        Tally tally = branch.tally();
        return new TodayView(tally.issued(), branch.queue().size(), called, serving, (int) countHeld(branch),
                tally.completed(), tally.noShow(), tally.abandoned(), tally.slips().failed(),
                tally.slips().unconfirmed(),
                tally.called() == 0 ? null : (double) tally.calledInTarget() / tally.called(),
                tally.called() == 0 ? null : tally.waitSeconds() / tally.called(),
                tally.served() == 0 ? null : tally.serviceSeconds() / tally.served());
    }

    private static long countHeld(Branch branch) {
        return branch.held().keySet().stream().filter(ticket -> branch.getVisit(ticket).stage() instanceof Stage.Held)
                .count();
    }

    private static List<FailureView> printFailures(Moment moment) {
        if (moment.branch().tally().slips().failed() == 0) {
            return List.of();
        }
        List<Visit> failed = new ArrayList<>();
        for (Visit visit : moment.branch().visits().values()) {
            if (visit.slip() == Visit.Slip.FAILED) {
                failed.add(visit);
            }
        }
        failed.sort(Comparator.comparing(Visit::issuedAt).thenComparingLong(Visit::order).reversed());
        return failed.stream().limit(FAILURES_SHOWN)
                .map(visit -> new FailureView(visit.ticket().toString(), moment.local(visit.issuedAt()))).toList();
    }
}
