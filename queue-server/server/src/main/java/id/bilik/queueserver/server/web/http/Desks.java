package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.forecast.Waits;
import id.bilik.queueserver.core.simulation.planning.Foresight;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.session.VisitSheets;
import id.bilik.queueserver.server.session.WakeUp;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The desks of this server's branches, and the way from a request to one of them and back. */
public final class Desks {
    /** A commit takes milliseconds; a disk that hangs must not hold the caller for ever. */
    private static final long LONGEST_ANSWER_SECONDS = 10;

    private final Map<String, BranchDesk> byBranch = new LinkedHashMap<>();
    private final Map<String, VisitSheets> sheetsByBranch = new LinkedHashMap<>();
    private final CallingPolicy policy;
    private final Waits waits;
    private final Foresight foresight;

    public Desks(List<BranchDesk> desks, CallingPolicy policy, Waits waits, Foresight foresight) {
        this.foresight = foresight;
        this.policy = policy;
        this.waits = waits;
        for (BranchDesk desk : desks) {
            byBranch.put(desk.branch().id(), desk);
            sheetsByBranch.put(desk.branch().id(), new VisitSheets(desk, later(desk)));
        }
    }

    /** After a time by the clock of the branch. */
    private static WakeUp.Later later(BranchDesk desk) {
        return (after, task) -> WakeUp.Later.SYSTEM
                .run(Duration.ofNanos((long) (after.toNanos() / desk.clockSpeed())), task);
    }

    public Collection<BranchDesk> all() { return byBranch.values(); }

    /** The desk of the path's branch; a 404 for a branch that is not here. */
    public BranchDesk of(Context context) {
        String id = context.pathParam("branch");
        BranchDesk desk = byBranch.get(id);
        if (desk == null)
            throw Problem.of(HttpStatus.NOT_FOUND,
                    "There is no branch " + id + " here; there are: " + String.join(", ", byBranch.keySet()) + ".");
        return desk;
    }

    public Optional<BranchDesk> find(String branch) { return Optional.ofNullable(byBranch.get(branch)); }

    public CallingPolicy policy() { return policy; }

    public Foresight foresight() { return foresight; }

    /** Its state now. */
    public Moment moment(BranchDesk desk) { return moment(desk, desk.branch()); }

    public Moment moment(BranchDesk desk, Branch branch) {
        return new Moment(branch, desk.now(), desk.clockSpeed(), policy, waits, sheets(desk));
    }

    /** What officers keep in mind of the visits there. */
    public VisitSheets sheets(BranchDesk desk) {
        VisitSheets sheets = sheetsByBranch.get(desk.branch().id());
        if (sheets == null)
            throw new IllegalArgumentException("not one of these desks: " + desk.branch().id());
        return sheets;
    }

    /**
     * Has a command decided and made durable.
     *
     * @throws Problem the branch's refusal, or 503 when it cannot be written
     */
    public static Decision.Accepted decide(BranchDesk desk, Command command) {
        try {
            return switch (desk.submit(command).get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)) {
                case Decision.Accepted accepted -> accepted;
                case Decision.Refused refused -> throw Problem.of(refused.refusal());
            };
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case JournalUnavailable unknown when !unknown.settled() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be written now, so repeat the request: " + unknown.getMessage());
                case JournalException journal -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be written, so nothing was changed: " + journal.getMessage());
                case BranchDesk.Overloaded overloaded ->
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(overloaded.getMessage()));
                case null, default -> new IllegalStateException(failed);
            };
        } catch (TimeoutException slow) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The journal did not answer in "
                    + LONGEST_ANSWER_SECONDS + " s; whether it was written is not known, so repeat the request.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The queue server is stopping.");
        }
    }

    /** The ticket that the path names; a 404 where it is none. */
    public static TicketNumber ticket(Context context) {
        String text = context.pathParam("ticket");
        return TicketNumber.parse(text)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no ticket " + text + " here today."));
    }
}
