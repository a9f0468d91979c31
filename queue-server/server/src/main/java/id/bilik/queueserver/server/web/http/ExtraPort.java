package id.bilik.queueserver.server.web.http;

import java.io.IOException;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** One more port of a server that runs. */
public final class ExtraPort {
    private ExtraPort() {}

    /**
     * Opens it.
     *
     * @param what it is for, as a message names it
     * @param ways in which it speaks, the outermost first
     * @throws IOException where the address is taken
     */
    public static void open(Server server, String what, String host, int port, ConnectionFactory... ways)
            throws IOException {
        ServerConnector connector = new ServerConnector(server, ways);
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.start();
        } catch (IOException taken) {
            throw taken;
        } catch (Exception failed) {
            throw new IOException("the port for " + what + " cannot be opened: " + failed.getMessage(), failed);
        }
    }
}
