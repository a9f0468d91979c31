package id.bilik.process.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a server is asked for. A page whose name was bent to this machine's address (DNS rebinding) sends
 * its own name as host, and so is told from ours. Always ours are localhost, this machine's name with and without
 * {@code .local}, and the addresses of its interfaces, which are looked at again when an unknown one is asked for.
 */
public final class OwnHosts {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Set<String> names = new HashSet<>();
    private volatile Set<String> addresses = Set.of();
    private volatile long lookedAt;

    /** @param more names or addresses, without a port */
    public OwnHosts(Collection<String> more) {
        names.add("localhost");
        more.forEach(name -> names.add(plain(name)));
        try {
            String machine = plain(InetAddress.getLocalHost().getHostName());
            names.add(machine);
            names.add(machine + ".local");
        } catch (UnknownHostException nameless) {
            // a machine without a name is asked for by its address
        }
        look();
    }

    /** Whether the header {@code Host} names this server; it may have a port. */
    public boolean isOwn(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return false;
        }
        String host = plain(withoutPort(header.strip()));
        if (names.contains(host) || addresses.contains(host)) {
            return true;
        }
        boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (isAddress && System.nanoTime() - lookedAt > LOOK_AGAIN.toNanos()) {
            look();
            return addresses.contains(host);
        }
        return false;
    }

    /** All names and addresses that are known now, as a certificate lists them. */
    public Set<String> names() {
        Set<String> all = new TreeSet<>(names);
        all.addAll(addresses);
        // the same address in two ways of writing: certificates give back the long one
        all.remove("::1");
        return all;
    }

    private void look() {
        Set<String> found = new HashSet<>(Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1"));
        try {
            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .forEach(address -> found.add(plain(address.getHostAddress().replaceFirst("%.*", ""))));
        } catch (SocketException unknown) {
            // those that are known still hold
        }
        addresses = Set.copyOf(found);
        lookedAt = System.nanoTime();
    }

    private static String withoutPort(String header) {
        if (header.startsWith("[")) {
            int end = header.indexOf(']');
            return end < 0 ? header : header.substring(1, end);
        }
        int colon = header.lastIndexOf(':');
        return colon < 0 ? header : header.substring(0, colon);
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
