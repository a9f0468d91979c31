package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;

/**
 * The port for participants' phones: an origin of its own, on which nothing else of the branch exists. A phone that reads
 * the code of a slip comes to no page of the staff, and no page of a phone shares an origin, and so cookies, with theirs.
 */
public final class PhoneDoor {
    private static final String MARK = "id.bilik.phone-door";

    private PhoneDoor() {}

    /**
     * Adds the port to a server that runs.
     *
     * @param usual how its other port reads requests
     * @throws IOException where the address is taken
     */
    public static void open(Server server, HttpConfiguration usual, String host, int port) throws IOException {
        HttpConfiguration marked = new HttpConfiguration(usual);
        marked.addCustomizer((request, headers) -> {
            request.setAttribute(MARK, true);
            return request;
        });
        ExtraPort.open(server, "phones", host, port, new HttpConnectionFactory(marked));
    }

    /** Whether a request came in by it. */
    static boolean isUsed(Context context) {
        return context.req().getAttribute(MARK) != null;
    }
}
