package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.configuration.MessagesConfig;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.technician.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** People are told of their bookings, and those of companies' lists of their days, at one branch, beside its work: nothing of it waits for this. */
public final class Messages implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Looks from one tidying to the next. */
    private static final int TIDY = 20;

    private final Outbox outbox;
    private final Invitations invitations;
    private final MessageAlarms watch;
    private final List<Worker> workers = new ArrayList<>();
    private int looks;
    private volatile List<Alarm> alarms = List.of();

    /** @param carriers by which people can be reached; one at least */
    Messages(OpenBranch branch, Records records, SealingJournal keys, FollowLinks links, List<Carrier> carriers,
            RandomGenerator random) {
        MessageRows rows = records.messages();
        Addresses addresses = new Addresses(records, keys);
        Writer writer = new Writer(addresses, links, records.invitations());
        this.outbox = new Outbox(branch, rows, addresses, carriers);
        this.invitations = new Invitations(branch, records, addresses, carriers);
        List<Sender> senders = carriers.stream()
                .map(carrier -> new Sender(branch, rows, writer, carrier, random)).toList();
        this.watch = new MessageAlarms(branch, rows, senders);
        workers.add(new Worker("messages", LOOK, this::look));
        for (int i = 0; i < carriers.size(); i++) {
            workers.add(new Worker("messages-" + carriers.get(i).word(), LOOK, senders.get(i)::round));
        }
    }

    /**
     * As they are configured; empty where nobody is told anything.
     *
     * @param keys   has the keys of the days
     * @param random spreads attempts
     */
    public static Optional<Messages> of(MessagesConfig config, OpenBranch branch, Records records,
            SealingJournal keys, FollowLinks links, RandomGenerator random) {
        List<Carrier> carriers = new ArrayList<>();
        config.smtp().ifPresent(server -> carriers.add(new MailCarrier(server, branch::now)));
        config.webhook().ifPresent(hook -> carriers.add(new HookCarrier(hook)));
        return carriers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Messages(branch, records, keys, links, carriers, random));
    }

    public void start() { workers.forEach(Worker::start); }

    private boolean look() {
        if (looks++ % TIDY == 0) {
            outbox.tidy();
            invitations.look();
            alarms = watch.find();
        } else {
            outbox.look();
        }
        return false;
    }

    /** What a technician should see to; told from memory. */
    public List<Alarm> alarms() { return alarms; }

    /** What is being sent is ended; the next start goes on. */
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        workers.forEach(Worker::join);
    }
}
