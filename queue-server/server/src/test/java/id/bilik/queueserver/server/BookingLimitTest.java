package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import org.junit.jupiter.api.Test;

/** So many wishes for a booking from one address, whatever is in them. */
class BookingLimitTest extends AtOneServer {
    private static final int MOST = 10;

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new EdgeConfig(EdgeConfig.SUGGESTED.feeds(), EdgeConfig.SUGGESTED.feedsPerAddress(), MOST,
                ProofConfig.NEVER));
    }

    @Test
    void too_many_wishes_are_answered_by_when_to_ask_again_and_staff_go_on() {
        Client anybody = client.anonymous();
        for (int i = 0; i < MOST; i++) {
            anybody.post(BRANCH + "/bookings", "{}").expect(400);
        }
        Answer refused = anybody.post(BRANCH + "/bookings", "{}").expect(429);
        assertThat(refused.header("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(1, 60);
        assertThat(refused.field("detail"))
                .startsWith("Too many wishes come from this network; please try again in ");
        anybody.get(BRANCH + "/slots?service=jht").expect(200);
        client.post(BRANCH + "/bookings", "{}").expect(400);
    }
}
