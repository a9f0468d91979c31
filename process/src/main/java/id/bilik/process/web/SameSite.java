package id.bilik.process.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells our own pages and programs from a page of somebody else that is open on the same machine. Cookies alone cannot:
 * ports of one host are one site to them.
 */
public final class SameSite {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private final OwnHosts hosts;

    /** What is wrong with a request. */
    public record Fault(int status, String sentence) {}

    /**
     * What a request says of itself.
     *
     * @param method as it was sent, not as a header wants it to be
     * @param keyed  whether a key came with it, which no foreign page can send along unasked
     */
    public record Asked(String method, Headers headers, boolean keyed) {
        @Nullable
        String get(String name) { return headers.get(name); }
    }

    /** The headers of a request. */
    public interface Headers {
        /** Null where there is none of that name. */
        @Nullable
        String get(String name);
    }

    public SameSite(OwnHosts hosts) { this.hosts = hosts; }

    /**
     * Why a request is not served; empty where it may be looked at. 421 for a host that is not ours, 403 for a page of
     * somebody else and for a method in a header, 415 for a body that a form of any page could send.
     */
    public Optional<Fault> find(Asked asked) {
        if (!hosts.isOwn(asked.get("Host"))) {
            return fault(421,
                    "This server is not the one of that host; the setting hosts lists those that it answers for.");
        }
        if (asked.get("X-HTTP-Method-Override") != null || asked.get("X-HTTP-Method") != null
                || asked.get("X-Method-Override") != null) {
            return fault(403, "A header cannot change the method of a request.");
        }
        if (SAFE.contains(asked.method)) {
            return Optional.empty();
        }
        if (!asked.keyed && !isOwnOrigin(asked)) {
            return fault(403, "Only pages of this server may ask for this.");
        }
        return isOfNoForm(asked)
                ? Optional.empty()
                : fault(415, "A request that changes something is sent as application/json.");
    }

    /**
     * Why no WebSocket is opened; empty where one may be. Browsers open them to every host, also from pages of somebody
     * else, and always send the page's origin: 403 without ours, 421 for a host that is not ours.
     */
    public Optional<Fault> findOfSocket(Asked asked) {
        Optional<Fault> usual = find(asked);
        return usual.isEmpty() && (asked.get("Origin") == null || !isOwnOrigin(asked))
                ? fault(403, "Only pages of this server may open this.")
                : usual;
    }

    private static boolean isOwnOrigin(Asked asked) {
        String site = asked.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = asked.get("Origin");
        if (origin == null) {
            // browsers always send it with such a method, so this is a program; but then it brings no cookie
            return asked.get("Cookie") == null;
        }
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(asked.get("Host"));
    }

    private static boolean isOfNoForm(Asked asked) {
        String type = asked.get("Content-Type");
        if (type == null) {
            return asked.keyed || !WITH_BODY.contains(asked.method);
        }
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // no form can send bytes of this type, nor PUT anything
        return plain.equals(JSON) || (plain.equals(BYTES) && asked.method.equals("PUT"));
    }

    private static Optional<Fault> fault(int status, String sentence) {
        return Optional.of(new Fault(status, sentence));
    }
}
