package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Announcement;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.WaitRange;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole wall board. Numbers only: no names, no priority classes.
 *
 * @param messageInEnglish null where the message is in one language, whichever that is
 */
public record BoardView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name,
        List<String> languages,
        boolean open, List<CallView> calls, List<WaitingView> waiting, @Nullable String message,
        @Nullable String messageInEnglish) {

    /**
     * A call or its last repetition.
     *
     * @param announcement only grows: a board announces what is newer than the newest that it announced
     * @param awaited      whether the visit is still expected in that booth, neither seated nor gone
     */
    public record CallView(String ticket, String booth, String group, OffsetDateTime calledAt,
            OffsetDateTime lastCalledAt, int recalls, long announcement, boolean awaited) {}

    /** @param waitRange of a newcomer; null where nobody on duty serves it, which {@code unserved} then tells of */
    public record WaitingView(String service, String letter, Map<String, String> names, int count,
            @Nullable Long longestSeconds, @Nullable WaitRange waitRange, @Nullable UnservedView unserved) {}

    public static BoardView of(Moment moment) {
        Branch branch = moment.branch();
        List<CallView> calls = new ArrayList<>();
        for (Announcement call : branch.calls()) {
            // nobody in the hall is meant by it
            if (branch.findVisit(call.ticket()).filter(Visit::isAtHome).isPresent()) {
                continue;
            }
            calls.add(new CallView(call.ticket().toString(), call.booth(), call.group(),
                    moment.local(call.call().calledAt()), moment.local(call.call().lastCalledAt()),
                    call.call().recalls(), call.call().announcement(), isAwaited(branch, call)));
        }
        return new BoardView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(),
                branch.plan().languages(), branch.isTicketing(), calls, waiting(moment),
                branch.message().isEmpty() ? null : branch.message(), branch.shown().english());
    }

    private static boolean isAwaited(Branch branch, Announcement call) {
        return branch.findVisit(call.ticket()).filter(visit -> visit.stage() instanceof Stage.Called called
                && called.call().announcement() == call.call().announcement()).isPresent();
    }

    static List<WaitingView> waiting(Moment moment) {
        List<WaitingView> waiting = new ArrayList<>();
        for (Service service : moment.branch().plan().services()) {
            Long longest = moment.branch().queue().findFirst(service.id())
                    .map(place -> moment.secondsSince(place.since())).orElse(null);
            waiting.add(new WaitingView(service.id(), String.valueOf(service.letter()), service.names(),
                    moment.branch().queue().count(service.id()), longest,
                    moment.waits().ofNewcomer(moment.branch(), service.id(), moment.now()).orElse(null),
                    moment.unserved(service.id())));
        }
        return waiting;
    }
}
