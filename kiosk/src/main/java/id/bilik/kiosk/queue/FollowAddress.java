package id.bilik.kiosk.queue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address in the symbol of a slip. What counts is the secret at its end: a branch may have several names. */
public final class FollowAddress {

    private static final Pattern ADDRESS = Pattern
            .compile("https?://[^\\s?#]+/follow/([A-Za-z0-9._~-]{1,200})/?(?:[?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private FollowAddress() {}

    /** The secret in what was scanned; empty for anything else. */
    public static Optional<String> findSecret(String scanned) {
        Matcher address = ADDRESS.matcher(scanned.strip());
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
