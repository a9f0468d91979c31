package id.bilik.queueserver.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server for each test, with a journal of its own; its clock stands still on a Tuesday at nine until it is moved. */
abstract class AtOneServer {
    @TempDir
    Path folder;

    final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    TestServer server;
    Client client;

    @BeforeEach
    final void start() {
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();
    }

    /** What else a test chooses. */
    TestServer.Setup setUp(TestServer.Setup usual) { return usual; }

    @AfterEach
    final void stop() { server.close(); }
}
