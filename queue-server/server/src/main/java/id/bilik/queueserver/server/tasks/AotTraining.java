package id.bilik.queueserver.server.tasks;

import id.bilik.process.service.Visitor;
import java.io.IOException;
import java.util.UUID;

/**
 * A few minutes of a branch in a second: tickets, calls, booths and screens over the server's own HTTP. What it loads on
 * the way goes into the archive of classes that an installation makes; see docs/decisions/aot-cache.md.
 */
public final class AotTraining {
    private static final int VISITS = 30;
    private static final String BRANCH = "/api/branches/pekalongan";

    private AotTraining() {}

    public static void play(Visitor visitor) throws IOException {
        visitor.ask("PUT", BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\",\"2\",\"3\"],\"concurrency\":3}");
        visitor.ask("POST", BRANCH + "/groups/g1/sign-on", "{\"officer\":\"latihan\"}");
        for (int i = 0; i < VISITS; i++) {
            visitor.ask("POST", BRANCH + "/tickets",
                    "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        }
        visitor.ask("POST", BRANCH + "/groups/g1/call-next", "{}");
        visitor.ask("POST", BRANCH + "/booths/1/arrive", "{}");
        visitor.ask("POST", BRANCH + "/booths/1/complete", "{}");
        visitor.ask("PUT", BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}");
        for (String page : new String[]{"/health", "/metrics", "/", "/board/pekalongan", "/staff/pekalongan",
                "/display-board/shared/tokens.css", BRANCH, BRANCH + "/board", BRANCH + "/groups/g1",
                BRANCH + "/booths/1",
                BRANCH + "/tickets/A001", BRANCH + "/journal?after=0"}) {
            visitor.ask("GET", page, "");
        }
        visitor.listen(BRANCH + "/board/live");
    }
}
