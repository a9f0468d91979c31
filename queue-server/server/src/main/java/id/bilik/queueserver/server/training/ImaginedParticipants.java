package id.bilik.queueserver.server.training;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of a training day, who do what participants do: they take numbers, walk to the booth that calls them, work
 * alone as long as it takes them and ask for the officer again, or lose patience and leave. What an officer does is left
 * to those who practise.
 */
final class ImaginedParticipants {
    private static final Logger LOG = LoggerFactory.getLogger(ImaginedParticipants.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    /** Self-work for each minute of the officer's attention. */
    private static final double SELF_WORK = 2;

    private final OpenBranch branch;
    private final Instant begins;
    private final Queue<Participant> toCome;
    private final Map<TicketNumber, Participant> present = new HashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Nobody does anything before {@link #start}.
     *
     * @param people in order of arrival
     * @param begins when the first of them may come, by the branch's clock
     */
    ImaginedParticipants(OpenBranch branch, List<Participant> people, Instant begins) {
        this.branch = branch;
        this.begins = begins;
        this.toCome = new ArrayDeque<>(people);
        this.thread = Thread.ofVirtual().name("imagined-" + branch.id()).unstarted(this::act);
    }

    void start() { thread.start(); }

    /** They vanish. */
    void stop() {
        closing = true;
        thread.interrupt();
    }

    private void act() {
        try {
            while (!closing) {
                round();
                Thread.sleep(ROUND);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everybody does what is due by now. */
    void round() throws InterruptedException {
        Instant now = branch.now();
        while (!toCome.isEmpty() && !after(begins, toCome.peek().arrives()).isAfter(now)) {
            come(toCome.remove());
        }
        for (Visit visit : branch.state().visits().values()) {
            Participant person = present.get(visit.ticket());
            Command due = person == null ? null : next(visit, person, now);
            if (due != null) {
                submit(due);
            }
        }
    }

    private void come(Participant person) throws InterruptedException {
        UUID request = UUID.randomUUID();
        Branch then = submit(new Command.IssueTicket(request, person.service(), person.priority(), Channel.OFFLINE));
        if (then != null && then.findHandled(request).orElse(null) instanceof Branch.Handled.Issue issued) {
            present.put(issued.ticket(), person);
        }
    }

    private static @Nullable Command next(Visit visit, Participant person, Instant now) {
        return switch (visit.stage()) {
            case Stage.Waiting waiting when isDue(visit.issuedAt(), person.patience(), now) ->
                new Command.LeaveQueue(visit.ticket());
            case Stage.Called called when person.shows() && isDue(called.call().calledAt(), person.walk(), now) ->
                new Command.Arrive(called.booth(), visit.ticket());
            case Stage.Serving serving when serving.attention() instanceof Stage.SelfWorking alone
                    && isDue(alone.since(), person.work() / person.turns() * SELF_WORK / (1 + SELF_WORK), now) ->
                new Command.AskForOfficer(serving.booth(), visit.ticket(), Need.READY);
            default -> null;
        };
    }

    private @Nullable Branch submit(Command command) throws InterruptedException {
        try {
            return branch.desk().submit(new Order(Actor.PARTICIPANT, command)).get() instanceof Decision.Accepted done
                    ? done.branch()
                    : null;
        } catch (ExecutionException failed) {
            LOG.debug("an imagined participant could not do {}", command.getClass().getSimpleName(), failed);
            return null;
        }
    }

    private static boolean isDue(Instant since, double seconds, Instant now) {
        return !Double.isInfinite(seconds) && !after(since, seconds).isAfter(now);
    }

    private static Instant after(Instant time, double seconds) { return time.plusMillis((long) (seconds * 1000)); }
}
