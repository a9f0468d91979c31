package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many connections at once; whoever comes beyond waits for room and is answered then. */
class ConnectionLimitTest extends AtOneServer {
    private static final EdgeConfig EDGE = new EdgeConfig(10, 10, EdgeConfig.SUGGESTED.wishesPerAddress(),
            ProofConfig.NEVER);

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) { return usual.with(EDGE); }

    @Test
    void a_connection_too_many_waits_until_another_one_is_closed() throws Exception {
        List<RawConnection> idle = new ArrayList<>();
        for (int i = 0; i < EDGE.connections(); i++) {
            idle.add(new RawConnection(server.port(), 0));
        }
        // the server has taken all of them
        assertThat(idle.getLast().get("/health").readUntil("}}")).startsWith("HTTP/1.1 200 ");

        try (RawConnection late = new RawConnection(server.port(), 0)) {
            late.get("/health");
            Thread.sleep(500);
            assertThat(late.isAtEnd()).isFalse();
            assertThat(late.heard()).isEmpty();

            idle.removeFirst().close();
            assertThat(late.patient().readUntil("}}")).startsWith("HTTP/1.1 200 ");
        }
        for (RawConnection connection : idle) {
            connection.close();
        }
    }
}
