package id.bilik.queueserver.server.session.conversation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Codes that bring an interpreter to a stay. The first page that comes with a code within ten minutes has it; that page
 * may come again with it while the stay lasts, since its line may break, and no other page may.
 */
public final class Invitations {
    static final Duration VALID = Duration.ofMinutes(10);
    private static final int BYTES = 16;
    /** Of a branch with all its booths, many times over. */
    private static final int MOST = 500;
    /** No visit stays longer in a booth. */
    private static final Duration LONGEST_STAY = Duration.ofHours(12);

    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<String, Invited> byCode = new HashMap<>();

    /** A code, and until when a page may come with it. */
    public record Invitation(String code, Instant expiresAt) {}

    /** Where a code leads. */
    public record Invited(String branch, String stay, Instant expiresAt, @Nullable UUID page) {}

    public Invitations(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Makes one, in place of an earlier one of the stay; empty where there are too many. */
    public synchronized Optional<Invitation> make(String branch, String stay) {
        Instant now = clock.instant();
        byCode.values().removeIf(each -> each.stay.equals(stay)
                || !now.isBefore(each.page == null ? each.expiresAt : each.expiresAt.plus(LONGEST_STAY)));
        if (byCode.size() >= MOST) {
            return Optional.empty();
        }
        Invitation made = new Invitation(Tokens.draw(random, BYTES), now.plus(VALID));
        byCode.put(made.code, new Invited(branch, stay, made.expiresAt, null));
        return Optional.of(made);
    }

    /** Where a page comes to with a code; empty for an unknown or expired one, and for one that another page has. */
    public synchronized Optional<Invited> use(String code, UUID page) {
        Invited invited = byCode.get(code);
        if (invited == null || (invited.page == null
                ? !clock.instant().isBefore(invited.expiresAt)
                : !invited.page.equals(page))) {
            return Optional.empty();
        }
        Invited taken = new Invited(invited.branch, invited.stay, invited.expiresAt, page);
        byCode.put(code, taken);
        return Optional.of(taken);
    }
}
