package id.bilik.queueserver.server.session.conversation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What lets a page use the branch's relay (TURN) for a while, as coturn's REST interface has it
 * (draft-uberti-behave-turn-rest-00): the name says until when it holds, and the credential proves that the branch gave it
 * out. HMAC-SHA-1 is what that interface asks for.
 */
public final class Relay {
    private static final String HMAC = "HmacSHA1";

    private final List<String> urls;
    private final String secret;
    private final Duration valid;
    private final InstantSource clock;

    /** As browsers take it. */
    public record IceServer(List<String> urls, String username, String credential) {}

    /**
     * @param urls   of the relay; none where a branch has none
     * @param secret that the relay knows, too
     * @param valid  how long a new allocation may be made
     */
    public Relay(List<String> urls, String secret, Duration valid, InstantSource clock) {
        this.urls = urls;
        this.secret = secret;
        this.valid = valid;
        this.clock = clock;
    }

    /** @param whom the stay or group, for whoever reads the relay's log */
    public List<IceServer> listFor(String whom) {
        if (urls.isEmpty()) {
            return List.of();
        }
        String username = clock.instant().plus(valid).getEpochSecond() + ":" + whom;
        return List.of(new IceServer(urls, username, proof(username)));
    }

    private String proof(String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }
}
