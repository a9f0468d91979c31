package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.runtime.OpenBranch;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The way from a request to a branch's decision, and back. */
public final class Orders {
    /** A commit takes milliseconds; a disk that hangs must not hold the caller for ever. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final String ACTOR = "actor";

    private Orders() {}

    /** Notes who gives the orders of a request. */
    static void note(Context context, Actor actor) {
        context.attribute(ACTOR, actor);
    }

    /**
     * Has a command decided and made durable, in the name of who gave the request.
     *
     * @throws Problem the branch's refusal, or 503 when it cannot be written
     */
    public static Decision.Accepted decide(Context context, OpenBranch branch, Command command) {
        CompletableFuture<Decision> answer = branch.desk().submit(new Order(actor(context), command));
        TimeLimits.Limit limit = context.appData(TimeLimits.KEY).begin(LONGEST_ANSWER,
                () -> answer.completeExceptionally(new TimeoutException()));
        try {
            return accepted(branch, answer);
        } finally {
            limit.close();
        }
    }

    /** Who gives the orders of a request: whoever was let in, and on what is for everybody a participant. */
    public static Actor actor(Context context) {
        Actor actor = context.attribute(ACTOR);
        return actor == null ? Actor.PARTICIPANT : actor;
    }

    private static Decision.Accepted accepted(OpenBranch branch, CompletableFuture<Decision> answer) {
        try {
            return switch (answer.get()) {
                case Decision.Accepted accepted -> accepted;
                case Decision.Refused refused -> throw Problem.of(branch.named(refused.refusal()));
            };
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case JournalUnavailable unknown when !unknown.settled() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be written now, so repeat the request: " + unknown.getMessage());
                case JournalException journal -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be written, so nothing was changed: " + journal.getMessage());
                case BranchDesk.Overloaded overloaded ->
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(overloaded.getMessage()));
                case TimeoutException slow -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal did not answer in " + LONGEST_ANSWER.toSeconds()
                                + " s; whether it was written is not known, so repeat the request.");
                case null, default -> new IllegalStateException(failed);
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The queue server is stopping.");
        }
    }
}
