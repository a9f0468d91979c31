package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.technician.Alarm;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a technician should see to: messages that wait too long, and messages that were refused for good. */
final class MessageAlarms {
    /** How long a message may wait before it is an alarm. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** How long one that was refused stays an alarm: until whoever is responsible has worked a day. */
    private static final Duration REFUSED = Duration.ofHours(24);

    private final OpenBranch branch;
    private final MessageRows rows;
    private final List<Sender> senders;

    MessageAlarms(OpenBranch branch, MessageRows rows, List<Sender> senders) {
        this.branch = branch;
        this.rows = rows;
        this.senders = senders;
    }

    /**
     * Those that stand now.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where nobody knows
     */
    List<Alarm> find() {
        Instant now = branch.now();
        List<Alarm> found = new ArrayList<>();
        rows.count(now).oldest().map(oldest -> oldest.plus(PATIENCE)).filter(since -> !now.isBefore(since))
                .ifPresent(since -> found.add(new Alarm(ServerAlarms.NAME, "messages-waiting", since,
                        senders.stream().flatMap(sender -> sender.trouble().stream()).findFirst()
                                .orElse("messages wait"))));
        rows.firstRefused(now.minus(REFUSED)).ifPresent(since -> found.add(new Alarm(ServerAlarms.NAME,
                "messages-refused", since, "messages about bookings were refused")));
        return List.copyOf(found);
    }
}
