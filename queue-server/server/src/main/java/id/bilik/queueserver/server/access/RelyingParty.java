package id.bilik.queueserver.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For whom a passkey signs: this server under the name by which it was asked. A browser gives a passkey to the name alone
 * for which it was made, which is what makes it useless to a page that only looks like ours.
 *
 * @param id     the host name, without a port
 * @param origin the page's origin as the browser says it, such as {@code https://antrean.local:7443}
 */
public record RelyingParty(String id, String origin) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final String HERE = "localhost";

    /**
     * By the header {@code Host}, which was found to be one of our own. Behind a proxy on the same machine pages come by
     * https although the request does not; {@code localhost} alone is asked by http, as browsers allow it.
     *
     * @param secure whether the request came over TLS
     * @return empty for an address in numbers, which cannot have passkeys
     */
    public static Optional<RelyingParty> find(@Nullable String host, boolean secure) {
        String whole = host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
        int colon = whole.lastIndexOf(':');
        String name = colon < 0 ? whole : whole.substring(0, colon);
        if (!NAME.matcher(name).matches() || NUMBERS.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(new RelyingParty(name, (secure || !name.equals(HERE) ? "https://" : "http://") + whole));
    }
}
