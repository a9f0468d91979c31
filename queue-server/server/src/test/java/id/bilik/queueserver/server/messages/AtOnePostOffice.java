package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.MessagesConfig;
import id.bilik.queueserver.server.settings.ShippedPlan;
import id.bilik.testsupport.devices.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A branch whose clock stands still on a Tuesday at nine, and a mail server that keeps what it takes. */
abstract class AtOnePostOffice {
    static final String FROM = "antrean@bilik.test";
    static final String THURSDAY_TEN = "2026-03-12T10:00:00+07:00";

    @TempDir
    Path folder;

    final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    TestServer server;
    Client client;
    GreenMail mails;
    PostOffice office;
    private int port;

    @BeforeEach
    final void start() throws IOException {
        port = FreePort.find();
        startMails();
        open();
        client.signOn("g1");
    }

    /** Of the branch. */
    BranchPlan plan() { return ShippedPlan.read(); }

    /** A new one at the same place, with no mail. */
    final void startMails() {
        mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    /** A process on what an earlier one has left. */
    final void open() {
        server = TestServer.in(folder).with(clock).with(plan()).start();
        client = server.client();
        office = new PostOffice(server, byMail());
        office.work();
    }

    @AfterEach
    final void stop() {
        server.close();
        mails.stop();
    }

    final Carrier byMail() {
        return new MailCarrier(new MessagesConfig.Smtp("127.0.0.1", port,
                MessagesConfig.Tls.NONE, "", "", FROM, Duration.ofSeconds(5)), clock);
    }

    /** A confirmed booking of that person. */
    final JsonNode book(int person, String at, String more) {
        JsonNode held = client.post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"%s",%s}""".formatted(UUID.randomUUID(), at, more.replace(
                "NIK", "337501250790%04d".formatted(person + 1)))).expect(201).json();
        client.post(path(held) + "/confirm", "").expect(200);
        return held;
    }

    final JsonNode book(int person, String at) { return book(person, at, """
            "person":{"nik":"NIK","name":"Sari Dewi","email":"p%d@example.test"}""".formatted(person)); }

    static String path(JsonNode booking) { return BRANCH + "/bookings/" + booking.get("booking").asText(); }
}
