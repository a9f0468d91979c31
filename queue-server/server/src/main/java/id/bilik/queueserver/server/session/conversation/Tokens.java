package id.bilik.queueserver.server.session.conversation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What opens a socket: a page's session is proven by the request for a token, and the address of the socket carries the
 * token alone. Each opens one socket, within two minutes.
 */
public final class Tokens {
    static final Duration VALID = Duration.ofMinutes(2);
    /** Many more than the pages of all branches ask for in two minutes. */
    private static final int MOST = 2_000;
    private static final int BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    /** A token, and until when it opens a socket. */
    public record Token(String secret, Instant expiresAt) {}

    private record Issued(Grant grant, Instant expiresAt) {}

    public Tokens(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Makes one; empty where too many wait to be used. */
    public Optional<Token> issue(Grant grant) {
        Instant now = clock.instant();
        issued.values().removeIf(each -> !now.isBefore(each.expiresAt));
        if (issued.size() >= MOST) {
            return Optional.empty();
        }
        Token token = new Token(draw(random, BYTES), now.plus(VALID));
        issued.put(token.secret, new Issued(grant, token.expiresAt));
        return Optional.of(token);
    }

    /** Uses it up. Of many who try at once, one succeeds. */
    public Optional<Grant> take(String secret) {
        return Optional.ofNullable(issued.remove(secret)).filter(it -> clock.instant().isBefore(it.expiresAt))
                .map(Issued::grant);
    }

    /** So many random bytes, fit for an address. */
    static String draw(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
