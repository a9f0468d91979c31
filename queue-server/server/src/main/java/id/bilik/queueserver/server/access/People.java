package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.records.PasskeyRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a branch: who there is, in which roles, and the invitations by which somebody chooses how to sign in.
 * Nobody ever chooses for somebody else, and there is no password that anybody starts with.
 */
public final class People {
    /** In place of an account: whoever has that code becomes a supervisor. */
    static final String FIRST_SUPERVISOR = "first-supervisor";
    public static final Duration FIRST_HOLDS = Duration.ofMinutes(30);
    static final Duration INVITED_FOR = Duration.ofHours(24);
    private static final String NAME_TAKEN = "There is an account of that name already.";
    private static final int CODE_LENGTH = 12;
    private static final int MOST_WAITING = 100;

    private final AccessParts parts;
    private final Guesses guesses;
    private final HeadOffice headOffice;
    private final SignInRows rows;
    private final Accounts accounts;
    /** Secrets of second factors that were shown and not confirmed yet, by the hash of the invitation's code. */
    private final Map<String, String> shownSecrets = new HashMap<>();
    private volatile boolean supervised;

    /** An account that was made, with the code to hand over. */
    public record Invited(String account, String code, Instant expiresAt) {}

    /**
     * What an invitation asks for.
     *
     * @param account    null where it is not made yet
     * @param name       of the account; null where it is chosen, too
     * @param password   whether a password and a second factor are chosen; else a PIN
     * @param totpSecret for an authenticator app; null with a PIN
     */
    public record Asked(@Nullable String account, @Nullable String name, boolean password,
            @Nullable String totpSecret, @Nullable String totpUri) {}

    /** What the holder of a code has chosen: a password with a code or a passkey as second factor, or a PIN. */
    public record Choice(String code, @Nullable String name, @Nullable String password, @Nullable String totp,
            @Nullable String pin, @Nullable NewPasskey passkey) {}

    /** A choice that cannot be taken, with the sentence that says why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) { super(sentence, null, false, false); }

        public String sentence() { return String.valueOf(getMessage()); }
    }

    People(AccessParts parts, Guesses guesses, HeadOffice headOffice) {
        this.parts = parts;
        this.headOffice = headOffice;
        this.guesses = guesses;
        this.rows = parts.rows();
        this.accounts = parts.accounts();
    }

    /** Whether there is somebody who can give others their roles, also while no head office answers. */
    public boolean hasSupervisor() {
        if (!supervised) {
            supervised = rows.list().stream().anyMatch(
                    row -> row.password() != null && Role.ofWords(row.roles()).contains(Role.SUPERVISOR));
        }
        return supervised;
    }

    /** Everybody who has a role. */
    public List<SignInRows.Row> list() {
        return rows.list().stream().filter(row -> !row.roles().isEmpty()).toList();
    }

    /** Those who may choose their name at a shared PC. */
    public List<String> listOfficers() {
        return rows.list().stream().filter(row -> row.pin() != null).map(SignInRows.Row::name).toList();
    }

    /** Makes an account, or gives roles to one that has only a name yet. */
    public Invited make(String name, Set<Role> roles, Actor by) throws Unusable {
        String text = name.strip();
        Optional<SignInRows.Row> before = rows.findByName(text);
        if (before.filter(row -> !row.roles().isEmpty() || headOffice.isOne(row.id())).isPresent()) {
            throw new Unusable(NAME_TAKEN);
        }
        String id = accounts.idOf(text);
        parts.audit().note(Audit.Kind.ACCOUNT_MADE, by, id, Role.words(roles));
        rows.setRoles(id, Role.words(roles));
        return invite(id, by);
    }

    /**
     * Lets somebody choose anew, as after a lost phone; until then the account signs in no more.
     *
     * @throws Unusable for an account of the head office, which has nothing to choose here
     */
    public Invited invite(String id, Actor by) throws Unusable {
        requireOwn(id);
        String code = parts.secrets().drawCode(CODE_LENGTH);
        Instant until = parts.clock().instant().plus(INVITED_FOR);
        parts.audit().note(Audit.Kind.INVITED, by, id, null);
        rows.invite(id, Secrets.hash(code), until);
        parts.sessions().endOfAccount(id);
        supervised = false;
        return new Invited(id, grouped(code), until);
    }

    /** Makes the code by which the first supervisor, or one more, comes in. */
    public String inviteFirstSupervisor() {
        String code = parts.secrets().drawCode(CODE_LENGTH);
        parts.audit().note(Audit.Kind.FIRST_SUPERVISOR_INVITED, Actor.UNKNOWN, null,
                hasSupervisor() ? Audit.ONE_MORE : null);
        rows.invite(FIRST_SUPERVISOR, Secrets.hash(code), parts.clock().instant().plus(FIRST_HOLDS));
        return grouped(code);
    }

    /**
     * Gives an account other roles.
     *
     * @throws Unusable where the branch would be left without a supervisor, and for an account of the head office
     */
    public boolean setRoles(String id, Set<Role> roles, Actor by) throws Unusable {
        Optional<SignInRows.Row> account = rows.find(id);
        if (account.isEmpty()) {
            return false;
        }
        requireOwn(id);
        if (!roles.contains(Role.SUPERVISOR)) {
            keepASupervisor(id);
        }
        parts.audit().note(Audit.Kind.ROLES_CHANGED, by, id, Role.words(roles));
        rows.setRoles(id, Role.words(roles));
        parts.sessions().endOfAccount(id);
        return true;
    }

    /** @throws Unusable where the branch would be left without a supervisor */
    public boolean delete(String id, Actor by) throws Unusable {
        if (!headOffice.isOne(id)) {
            keepASupervisor(id);
        }
        parts.audit().note(Audit.Kind.ACCOUNT_DELETED, by, id, null);
        parts.sessions().endOfAccount(id);
        return accounts.delete(id);
    }

    /** What the head office says of its people holds; a role or a password from here would be a second way in. */
    private void requireOwn(String id) throws Unusable {
        if (headOffice.isOne(id)) {
            throw new Unusable("This account signs in with the head office, which says what its roles are.");
        }
    }

    private void keepASupervisor(String id) throws Unusable {
        boolean other = rows.list().stream().anyMatch(row -> !row.id().equals(id) && row.password() != null
                && Role.ofWords(row.roles()).contains(Role.SUPERVISOR));
        boolean isOne = rows.find(id).filter(row -> Role.ofWords(row.roles()).contains(Role.SUPERVISOR)).isPresent();
        if (isOne && !other) {
            throw new Unusable("This is the last supervisor, and somebody must give others their roles.");
        }
    }

    /** What the holder of a code chooses; empty for a code that does not hold. */
    public Optional<Asked> look(String typed, String address) {
        String hash = Secrets.hash(Secrets.typed(typed));
        return guess(hash, address).map(invitation -> {
            Optional<SignInRows.Row> account = rows.find(invitation.account());
            String id = account.map(SignInRows.Row::id).orElse(null);
            String name = account.map(SignInRows.Row::name).orElse(null);
            if (account.isPresent() && !needsPassword(account.get())) {
                return new Asked(id, name, false, null, null);
            }
            String secret = shownSecret(hash);
            return new Asked(id, name, true, secret, parts.secondFactor().uri(secret, name == null ? "Bilik" : name));
        });
    }

    private synchronized String shownSecret(String hash) {
        if (shownSecrets.size() > MOST_WAITING) {
            shownSecrets.clear();
        }
        return shownSecrets.computeIfAbsent(hash, same -> parts.secondFactor().draw(parts.secrets()));
    }

    /**
     * Takes what the holder of a code has chosen, and signs in.
     *
     * @return empty for a code that does not hold
     * @throws Unusable where the choice cannot be taken; the code holds on
     */
    public Optional<Sessions.Begun> join(Choice choice, @Nullable String device, String address) throws Unusable {
        String hash = Secrets.hash(Secrets.typed(choice.code()));
        Optional<SignInRows.Invitation> invitation = guess(hash, address);
        if (invitation.isEmpty()) {
            return Optional.empty();
        }
        boolean first = invitation.get().account().equals(FIRST_SUPERVISOR);
        String called = first
                ? (choice.name() == null ? "" : choice.name().strip())
                : rows.find(invitation.get().account()).map(SignInRows.Row::name).orElse("");
        if (called.isEmpty()) {
            throw new Unusable("A name is missing.");
        }
        boolean byPassword = first || rows.find(invitation.get().account()).map(this::needsPassword).orElse(true);
        NewPasskey made = byPassword ? choice.passkey() : null;
        String secret = byPassword && made == null ? shownSecret(hash) : null;
        if (first && rows.findByName(called).filter(row -> headOffice.isOne(row.id())).isPresent()) {
            throw new Unusable(NAME_TAKEN);
        }
        check(byPassword, called, choice, secret);
        String how = first ? (hasSupervisor() ? Audit.ONE_MORE : "as first supervisor") : null;
        PasskeyLibrary.Made known = made == null ? null : parts.passkeys().check(made);
        String id = accounts.idOf(called);
        PasskeyRows.Row passkey = made == null || known == null ? null : parts.passkeys().row(id, made, known, 0);
        if (first) {
            rows.setRoles(id, Role.words(Set.of(Role.SUPERVISOR)));
            rows.choose(FIRST_SUPERVISOR, null, null, null, null);
        }
        rows.choose(id, byPassword ? parts.passwords().hash(String.valueOf(choice.password())) : null, secret,
                byPassword ? null : parts.passwords().hash(String.valueOf(choice.pin())), passkey);
        synchronized (this) {
            shownSecrets.remove(hash);
        }
        parts.audit().note(Audit.Kind.JOINED, new Actor.Account(id), null, how);
        if (passkey != null) {
            parts.passkeys().noteAdded(passkey);
        }
        supervised = false;
        return Optional.of(parts.sessions().begin(rows.find(id).orElseThrow(), device, false));
    }

    private void check(boolean byPassword, String name, Choice choice, @Nullable String secret) throws Unusable {
        String password = choice.password();
        String totp = choice.totp();
        String pin = choice.pin();
        Optional<String> objection = byPassword
                ? parts.passwords().object(password == null ? "" : password, name)
                : Passwords.objectToPin(pin == null ? "" : pin);
        if (objection.isPresent()) {
            throw new Unusable(objection.get());
        }
        if (secret != null && (totp == null
                || parts.secondFactor().findStep(secret, totp, parts.clock().instant()).isEmpty())) {
            throw new Unusable("The code of the authenticator app is not right; its clock may be wrong.");
        }
    }

    private boolean needsPassword(SignInRows.Row account) {
        return Role.ofWords(account.roles()).stream().anyMatch(Role::needsPassword);
    }

    /** Codes are guessed as slowly as passwords. */
    private Optional<SignInRows.Invitation> guess(String hash, String address) {
        List<String> whose = List.of("code from " + address);
        if (!guesses.attempt(whose).isZero()) {
            return Optional.empty();
        }
        Optional<SignInRows.Invitation> found = valid(hash);
        if (found.isPresent()) {
            guesses.succeeded(whose);
        }
        return found;
    }

    private Optional<SignInRows.Invitation> valid(String hash) {
        return rows.findInvitation(hash)
                .filter(invitation -> parts.clock().instant().isBefore(invitation.expiresAt()));
    }

    private static String grouped(String code) { return code.replaceAll("(.{4})(?!$)", "$1-"); }
}
