package id.bilik.queueserver.server.configuration;

import java.net.URI;
import java.util.Optional;

/**
 * Under which addresses devices find their screens.
 *
 * @param own    of this server, for the branch's screens and PCs, without a slash at the end; empty where nobody has said it
 *               and the public address leads to the pages of phones alone
 * @param phones of this server, for participants' phones, likewise
 * @param kiosk  of the kiosk's page
 */
public record ScreenAddresses(Optional<String> own, String phones, String kiosk) {
    /** Nothing configured. */
    public static final ScreenAddresses SUGGESTED = new ScreenAddresses(Optional.of("http://127.0.0.1:7070"),
            "http://127.0.0.1:7070", "http://127.0.0.1:7071/");

    /** @param said what the configuration says of the screens; empty where it says nothing */
    static ScreenAddresses of(Optional<URI> said, URI publicUrl, AccessConfig access, URI kioskUrl) {
        Optional<String> own = said.map(ScreenAddresses::withoutSlash).or(() -> ofPublic(publicUrl, access));
        return new ScreenAddresses(own, withoutSlash(publicUrl), withoutSlash(kioskUrl) + "/");
    }

    /** Sessions and keys are taken over TLS: where this server speaks it, screens come by that port. */
    private static Optional<String> ofPublic(URI publicUrl, AccessConfig access) {
        if (access.phonePort() != 0) {
            return Optional.empty();
        }
        return Optional.of(access.tlsPort() != 0 && publicUrl.getScheme().equals("http")
                ? "https://" + publicUrl.getHost() + ":" + access.tlsPort()
                : withoutSlash(publicUrl));
    }

    private static String withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
