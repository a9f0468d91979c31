package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.technician.Alarm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What {@link Messages} does on threads, step by step as a test says. */
final class PostOffice {
    private final TestServer server;
    private final Outbox outbox;
    private final Invitations invitations;
    private final List<Sender> senders;

    /** As a process begins, on what an earlier one has left in the records. */
    PostOffice(TestServer server, Carrier... carriers) {
        this.server = server;
        Addresses addresses = new Addresses(server.records(), server.journal());
        MessageRows rows = server.records().messages();
        Writer writer = new Writer(addresses, new FollowLinks("http://127.0.0.1:7070",
                "a key that only this test knows".getBytes(StandardCharsets.UTF_8)), server.records().invitations());
        this.outbox = new Outbox(server.branch(), rows, addresses, List.of(carriers));
        this.invitations = new Invitations(server.branch(), server.records(), addresses, List.of(carriers));
        this.senders = List.of(carriers).stream()
                .map(carrier -> new Sender(server.branch(), rows, writer, carrier, new Random(1))).toList();
    }

    /** Notes what has happened. */
    void look() {
        outbox.tidy();
        invitations.look();
    }

    /** Notes what has happened and sends what is due. */
    void work() {
        look();
        for (Sender sender : senders) {
            boolean more = true;
            while (more) {
                more = sender.round();
            }
        }
    }

    List<Alarm> alarms() { return new MessageAlarms(server.branch(), server.records().messages(), senders).find(); }

    /** How many messages are in each state. */
    Map<String, Integer> counts() {
        return server.records().messages().count(server.branch().now()).byState();
    }
}
