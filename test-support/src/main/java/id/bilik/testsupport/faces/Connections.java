package id.bilik.testsupport.faces;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import id.bilik.testsupport.devices.UdpLine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connections of a page to other pages: by which line they go, and where they end. A page finds others by the
 * addresses in its signals alone; so its line is laid by writing other addresses into them, on their way out and in.
 */
public final class Connections {
    private static final Pattern SIGNALS = Pattern.compile("wss?://[^/]+/api/conversation\\?.*");
    /**
     * A candidate, alone or in a description. Those of TCP stay as they are: browsers offer none that listens.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8839#section-5.1">RFC 8839, 5.1</a>
     */
    private static final Pattern CANDIDATE = Pattern.compile("(candidate:\\S+ \\d+ udp \\d+) (\\S+) (\\d+) (typ \\w+)",
            Pattern.CASE_INSENSITIVE);
    /** What a browser says instead of its address; it then listens at all of them. */
    private static final String HIDDEN = ".local";

    private Connections() {}

    /** Lets the connections of a page be asked for their ends; it is to be loaded after that. */
    public static void watch(Page page) {
        page.addInitScript(Scripts.read("connections.js"));
    }

    /** Leads all connections of a page through a line; it is to be loaded after that. */
    public static void lead(Page page, UdpLine line) {
        page.routeWebSocket(SIGNALS, socket -> {
            WebSocketRoute server = socket.connectToServer();
            socket.onMessage(frame -> server.send(through(line, frame.text())));
            server.onMessage(frame -> socket.send(through(line, frame.text())));
        });
    }

    /** The ports of others to which a watched page sends. */
    public static Set<Integer> farPorts(Page page) {
        Set<Integer> ports = new TreeSet<>();
        for (Object port : (List<?>) page.evaluate("() => farPorts()")) {
            ports.add(((Number) port).intValue());
        }
        return ports;
    }

    /** How the pictures of a page come and go, also of one that is not watched; for whoever looks for what went wrong. */
    public static String figures(Page page) {
        return String.valueOf(page.evaluate("() => window.connectionFigures?.() ?? 'nobody knows'"));
    }

    /** A frame of signals in which the line stands between every address and whoever reads it. */
    public static String through(UdpLine line, String frame) {
        return CANDIDATE.matcher(frame).replaceAll(found -> Matcher.quoteReplacement(detour(line, found)));
    }

    private static String detour(UdpLine line, MatchResult candidate) {
        InetSocketAddress door = line.doorTo(
                new InetSocketAddress(address(candidate.group(2)), Integer.parseInt(candidate.group(3))));
        return candidate.group(1) + " " + door.getAddress().getHostAddress() + " " + door.getPort() + " "
                + candidate.group(4);
    }

    private static InetAddress address(String name) {
        try {
            return name.endsWith(HIDDEN) ? InetAddress.getLoopbackAddress() : InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("a candidate at no address: " + name, unknown);
        }
    }
}
