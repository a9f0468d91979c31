package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.records.MessageRows.Message;
import id.bilik.queueserver.server.records.MessageRows.State;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due by one carrier, the most urgent first. That a message is being sent is noted before, and what became of it
 * after, so that a process that ends between both leaves one whose fate is unknown: it is sent again with the same id where
 * its kind may come twice, and else never. For one thread.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    /** Messages that are looked at together. */
    private static final int ROUND = 50;

    private final OpenBranch branch;
    private final MessageRows rows;
    private final Writer writer;
    private final Carrier carrier;
    private final Backoff backoff;
    private boolean recovered;
    private int failures;
    private Instant pausedUntil = Instant.MIN;
    private volatile @Nullable String trouble;

    Sender(OpenBranch branch, MessageRows rows, Writer writer, Carrier carrier, RandomGenerator random) {
        this.branch = branch;
        this.rows = rows;
        this.writer = writer;
        this.carrier = carrier;
        this.backoff = new Backoff(random);
    }

    /** Why nothing can be sent now; empty where nothing is known to be wrong. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Sends what is due. While the branch's clock is doubted nothing is, since nobody knows what is too late.
     *
     * @return whether more may be due at once
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where it cannot be noted; nothing is sent then
     */
    boolean round() {
        Branch state = branch.state();
        if (state.clock().isDoubted()) {
            return false;
        }
        if (!recovered) {
            rows.listSending(branch.id(), carrier.word()).forEach(message -> settleUnknown(message, kind(message),
                    "the queue server could not note what became of it", branch.now()));
        }
        // until this round has noted all: what it could not note has to be settled by the next
        recovered = false;
        dropLate();
        boolean more = !branch.now().isBefore(pausedUntil) && sendDue();
        recovered = true;
        return more;
    }

    private boolean sendDue() {
        List<Message> due = rows.listDue(branch.id(), carrier.word(), branch.now(), ROUND);
        try {
            for (Message message : due) {
                if (!send(message)) {
                    return false;
                }
            }
        } finally {
            carrier.rest();
        }
        return due.size() == ROUND;
    }

    private void dropLate() {
        for (Message message : rows.listLate(branch.id(), carrier.word(), branch.now())) {
            boolean overtaken = Writer.isOvertaken(branch.state(), message, kind(message));
            if (!overtaken) {
                LOG.warn("the message {} is of no use any more and is not sent", message.id());
            }
            rows.become(message, overtaken ? State.OVERTAKEN : State.LATE, "", branch.now());
        }
    }

    /** False where the others should wait, too. */
    private boolean send(Message message) {
        Instant now = branch.now();
        if (!now.isBefore(message.uselessAt())) {
            return true; // the next round drops it
        }
        MessageKind kind = kind(message);
        Optional<Writer.Addressed> written = writer.write(branch.state(), message, kind, now);
        if (written.isEmpty()) {
            rows.become(message, State.OVERTAKEN, "", now);
            return true;
        }
        rows.become(message, State.SENDING, "", now);
        return settle(message, kind, carrier.send(written.get().letter(), written.get().to()));
    }

    private boolean settle(Message message, MessageKind kind, Outcome outcome) {
        Instant now = branch.now();
        switch (outcome) {
            case Outcome.Taken taken -> {
                rows.become(message, State.SENT, "", now);
                reached();
                return true;
            }
            case Outcome.Refused refused -> {
                LOG.warn("the message {} is refused and not sent again: {}", message.id(), refused.why());
                rows.become(message, State.REFUSED, refused.why(), now);
                reached();
                return true;
            }
            case Outcome.Later later -> {
                rows.retry(message, now.plus(backoff.after(message.tries() + 1)), later.why(), now);
                reached();
                return true;
            }
            case Outcome.Away away -> {
                pause(away.why());
                rows.retry(message, now, away.why(), now);
                return false;
            }
            case Outcome.Unknown unknown -> {
                pause(unknown.why());
                settleUnknown(message, kind, unknown.why(), now.plus(backoff.after(message.tries() + 1)));
                return false;
            }
        }
    }

    private void settleUnknown(Message message, MessageKind kind, String why, Instant again) {
        if (kind.isRepeatable()) {
            rows.retry(message, again, why, branch.now());
        } else {
            LOG.warn("nobody knows whether the message {} arrived, and it is not sent again: {}", message.id(), why);
            rows.become(message, State.UNKNOWN, why, branch.now());
        }
    }

    private void reached() {
        if (trouble != null) {
            LOG.info("messages are sent by {} again", carrier.word());
        }
        failures = 0;
        trouble = null;
    }

    private void pause(String why) {
        if (trouble == null) {
            LOG.warn("messages by {} wait: {}", carrier.word(), why);
        }
        trouble = why;
        failures++;
        pausedUntil = branch.now().plus(backoff.after(failures));
    }

    private static MessageKind kind(Message message) {
        return ContractNames.find(MessageKind.class, message.kind()).orElseThrow();
    }
}
