package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.PasskeyRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Passkeys as second factor: what they sign, whose they are, and whether a signature proves anything. */
public final class Passkeys {
    /** How long a browser may take to answer. */
    public static final Duration HOLD = PasskeyChallenges.HOLD;
    static final int MOST = 10;
    private static final int ID_LENGTH = 8;

    private final PasskeyRows rows;
    private final SignInRows accounts;
    private final PasskeyChallenges challenges;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;

    /**
     * The challenge that a browser has a passkey sign.
     *
     * @param secret    goes into a cookie, so that this browser alone can answer
     * @param challenge 256 random bits in Base64url
     */
    public record Challenge(String secret, String challenge) {}

    /** Loads the library when the first passkey comes. */
    private static final class Library {
        static final PasskeyLibrary LOADED = new PasskeyLibrary();

        private Library() {}
    }

    Passkeys(PasskeyRows rows, SignInRows accounts, Secrets secrets, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.challenges = new PasskeyChallenges(clock, secrets);
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Draws a challenge for a browser.
     *
     * @param before the secret of the one that it had; null for none
     * @return empty where too many wait
     */
    public Optional<Challenge> begin(String address, @Nullable String before) {
        return challenges.begin(address, before);
    }

    /** The challenge of a browser, in Base64url, which is used up by this; null where there is none. */
    public @Nullable String take(@Nullable String secret) {
        return secret == null ? null : challenges.take(secret);
    }

    /** Whether that is the signature of one of an account's passkeys. */
    boolean proves(String account, PasskeyProof proof) {
        Optional<PasskeyRows.Row> passkey = rows.findByCredential(proof.credential())
                .filter(row -> row.account().equals(account) && row.site().equals(proof.site().id()));
        if (passkey.isEmpty()) {
            return false;
        }
        OptionalLong count = Library.LOADED.findCount(passkey.get(), proof);
        if (count.isEmpty()) {
            return false;
        }
        if (!rows.use(passkey.get().id(), count.getAsLong())) {
            audit.noteLate(Audit.Kind.PASSKEY_REFUSED, Actor.UNKNOWN, account,
                    passkey.get().id() + " counts back, so there may be a copy of it");
            return false;
        }
        return true;
    }

    /**
     * What is to be kept of a passkey that was just made.
     *
     * @throws People.Unusable where it was not made for this server a moment ago, or is somebody's already
     */
    PasskeyLibrary.Made check(NewPasskey made) throws People.Unusable {
        PasskeyLibrary.Made known = Library.LOADED.findMade(made).orElseThrow(() -> new People.Unusable(
                "This passkey was not made for this page a moment ago; make it again."));
        if (rows.findByCredential(known.credential()).isPresent()) {
            throw taken();
        }
        return known;
    }

    /** The row of one that was checked, which is not added yet. */
    PasskeyRows.Row row(String account, NewPasskey made, PasskeyLibrary.Made known, int others) {
        String name = made.name() == null || made.name().isBlank()
                ? "Passkey " + (others + 1)
                : made.name().strip();
        Instant now = clock.instant();
        return new PasskeyRows.Row("pk-" + secrets.drawCode(ID_LENGTH), known.credential(), account,
                made.site().id(), known.publicKey(), known.signCount(), String.join(",", made.transports()), name,
                now, now);
    }

    private static People.Unusable taken() { return new People.Unusable("This passkey is in use already."); }

    /** Those of an account, the oldest first. */
    public List<PasskeyRows.Row> list(String account) {
        return rows.list(account);
    }

    /** Whether an account has an authenticator app, too. */
    public boolean hasApp(String account) {
        return accounts.find(account).map(SignInRows.Row::totpSecret).isPresent();
    }

    /** Whether an account signs in by password, so that a passkey is of use to it. */
    public boolean hasPassword(String account) {
        return accounts.find(account).map(SignInRows.Row::password).isPresent();
    }

    /**
     * Adds one to the account of somebody who has just proven to have it.
     *
     * @throws People.Unusable with the sentence that says why not
     */
    public PasskeyRows.Row add(String account, NewPasskey made) throws People.Unusable {
        if (!hasPassword(account)) {
            throw new People.Unusable("A passkey comes with a password, and this account has none.");
        }
        int others = rows.list(account).size();
        if (others >= MOST) {
            throw new People.Unusable("An account has " + MOST + " passkeys at most; remove one first.");
        }
        PasskeyRows.Row row = row(account, made, check(made), others);
        noteAdded(row);
        if (!rows.add(row)) {
            throw taken();
        }
        return row;
    }

    void noteAdded(PasskeyRows.Row row) {
        audit.note(Audit.Kind.PASSKEY_ADDED, new Actor.Account(row.account()), row.account(), row.id());
    }

    /**
     * Removes one of somebody's own.
     *
     * @return false where there is none
     * @throws People.Unusable where nothing else would be left as second factor
     */
    public boolean remove(String account, String id) throws People.Unusable {
        if (rows.list(account).stream().noneMatch(row -> row.id().equals(id))) {
            return false;
        }
        if (!rows.remove(id, account)) {
            throw new People.Unusable("This is the last second factor; add another one first.");
        }
        audit.note(Audit.Kind.PASSKEY_REMOVED, new Actor.Account(account), account, id);
        return true;
    }
}
