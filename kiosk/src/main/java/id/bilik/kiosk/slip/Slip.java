package id.bilik.kiosk.slip;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts on a slip.
 *
 * @param own
 *            what the branch itself says on it; null for nothing
 * @param serviceName
 *            in the language of the slip
 * @param ahead
 *            visits that are likely called before; null where it is not known
 * @param expected
 *            the wait; null where it is not known
 * @param unserved
 *            what stands in place of the wait where nobody on duty serves it, in the language of the slip; null where
 *            somebody does
 * @param notToday
 *            null where it is likely that the participant is served today
 * @param issuedAt
 *            null where the kiosk does not know the time
 * @param followUrl
 *            where a phone follows the ticket; null where there is no such page
 * @param prioritized
 *            whether it says that the participant is put forward; never why
 * @param again
 *            whether this is the second print of the same ticket
 * @param withoutPriority
 *            the wait of the same ticket without its priority; null where that is not known
 * @param steps
 *            names of the steps of the visit, in order; none where it has one
 */
public record Slip(String branchName, @Nullable OwnWords own, String serviceName, String ticket,
        @Nullable Integer ahead,
        @Nullable Wait expected, @Nullable String unserved, @Nullable NotToday notToday,
        @Nullable OffsetDateTime issuedAt, ZoneId zone, @Nullable String followUrl, boolean prioritized,
        boolean again, @Nullable Wait withoutPriority, List<String> steps) {

    /** The branch's own words; null where it says nothing there. */
    public record OwnWords(@Nullable String top, @Nullable String foot) {}

    /** Without words of the branch's own, and with an officer on duty. */
    public Slip(String branchName, String serviceName, String ticket, @Nullable Integer ahead, @Nullable Wait expected,
            @Nullable NotToday notToday, @Nullable OffsetDateTime issuedAt, ZoneId zone, @Nullable String followUrl,
            boolean prioritized, boolean again) {
        this(branchName, null, serviceName, ticket, ahead, expected, null, notToday, issuedAt, zone, followUrl,
                prioritized, again, null, List.of());
    }

    /** The wait without its priority in words; empty for a ticket that has none, and where that is not known. */
    public Optional<String> findWithoutPriority(Words words) {
        return !prioritized || withoutPriority == null || expected == null
                ? Optional.empty()
                : Optional.of(WaitWords.of(withoutPriority, words));
    }

    /** The same, marked as the second print. */
    public Slip printedAgain() {
        return new Slip(branchName, own, serviceName, ticket, ahead, expected, unserved, notToday, issuedAt, zone,
                followUrl, prioritized, true, withoutPriority, steps);
    }
}
