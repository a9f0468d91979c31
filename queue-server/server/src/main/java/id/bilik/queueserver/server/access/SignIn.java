package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The ways in which people sign in. A wrong one says nothing of what was wrong with it. */
public final class SignIn {
    private final SignInRows rows;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Passkeys passkeys;
    private final Guesses guesses;
    private final Audit audit;
    private final InstantSource clock;
    private final Optional<RunCredentials> run;

    /** What became of an attempt. */
    public sealed interface Outcome {
        record In(Sessions.Begun begun, Optional<RunCredentials.Entry> entry) implements Outcome {}

        /** @param retryAfter zero where the next attempt is looked at */
        record Refused(Duration retryAfter) implements Outcome {}
    }

    SignIn(AccessParts parts, Guesses guesses) {
        this.rows = parts.rows();
        this.accounts = parts.accounts();
        this.sessions = parts.sessions();
        this.passwords = parts.passwords();
        this.secondFactor = parts.secondFactor();
        this.passkeys = parts.passkeys();
        this.guesses = guesses;
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.run = parts.run();
    }

    /** By a link of a trial run, from this machine alone. */
    public Outcome byLink(String token, String address, boolean fromHere) {
        List<String> whose = List.of("address " + address);
        Duration left = guesses.attempt(whose);
        Optional<RunCredentials.Entry> entry = run.filter(any -> fromHere).flatMap(known -> known.findEntry(token));
        if (!left.isZero() || entry.isEmpty()) {
            return refused("link", address, left);
        }
        guesses.succeeded(whose);
        String id = accounts.idOf(entry.get().name());
        String roles = Role.words(List.of(entry.get().role()));
        if (!rows.find(id).map(SignInRows.Row::roles).equals(Optional.of(roles))) {
            rows.setRoles(id, roles);
        }
        SignInRows.Row account = rows.find(id).orElseThrow();
        return new Outcome.In(begin(account, null, "by a link of this run", true), entry);
    }

    /**
     * By password and second factor.
     *
     * @throws Passwords.Busy where too many sign in at this moment
     */
    public Outcome byPassword(String name, String password, SecondProof second, String address,
            Optional<DeviceRows.Row> pc) {
        List<String> whose = whose(name, address, pc);
        Duration left = guesses.attempt(whose);
        if (!left.isZero()) {
            return refused(name, address, left);
        }
        Optional<SignInRows.Row> account = rows.findByName(name.strip());
        if (!proves(account, password, second)) {
            return refused(name, address, Duration.ZERO);
        }
        guesses.succeeded(whose);
        return new Outcome.In(begin(account.orElseThrow(), pc.map(DeviceRows.Row::id).orElse(null),
                second.passkey() == null ? "by password" : "by password and passkey", false), Optional.empty());
    }

    /**
     * By PIN, at a paired PC alone.
     *
     * @throws Passwords.Busy where too many sign in at this moment
     */
    public Outcome byPin(String name, String pin, String address, Optional<DeviceRows.Row> pc) {
        List<String> whose = whose(name, address, pc);
        Duration left = guesses.attempt(whose);
        if (!left.isZero()) {
            return refused(name, address, left);
        }
        Optional<SignInRows.Row> account = pc.isPresent() ? rows.findByName(name.strip()) : Optional.empty();
        if (!passwords.matches(pin, account.map(SignInRows.Row::pin).orElse(null))) {
            return refused(name, address, Duration.ZERO);
        }
        guesses.succeeded(whose);
        return new Outcome.In(begin(account.orElseThrow(), pc.orElseThrow().id(), "by PIN", false), Optional.empty());
    }

    /**
     * Proves again who has a session, before something that cannot be taken back.
     *
     * @throws Passwords.Busy where too many sign in at this moment
     */
    public Outcome prove(Session session, String password, SecondProof second, String address) {
        List<String> whose = List.of("account " + session.name().toLowerCase(Locale.ROOT), "address " + address);
        Duration left = guesses.attempt(whose);
        if (!left.isZero() || !proves(rows.find(session.account()), password, second)) {
            return refused(session.name(), address, left);
        }
        guesses.succeeded(whose);
        audit.note(Audit.Kind.PROVEN, new Actor.Account(session.account()), null, null);
        // a session that gains rights gets a new secret
        Sessions.Begun begun = sessions.begin(rows.find(session.account()).orElseThrow(), session.device(), false);
        sessions.end(session.id());
        return new Outcome.In(begun, Optional.empty());
    }

    public void out(Session session) {
        sessions.end(session.id());
        audit.noteLate(Audit.Kind.SIGNED_OUT, new Actor.Account(session.account()), null, null);
    }

    private boolean proves(Optional<SignInRows.Row> account, String password, SecondProof second) {
        if (!passwords.matches(password, account.map(SignInRows.Row::password).orElse(null))) {
            return false;
        }
        SignInRows.Row known = account.orElseThrow();
        PasskeyProof passkey = second.passkey();
        if (passkey != null) {
            return passkeys.proves(known.id(), passkey);
        }
        String secret = known.totpSecret();
        String code = second.code();
        if (secret == null || code == null) {
            return false;
        }
        OptionalLong step = secondFactor.findStep(secret, code, clock.instant());
        return step.isPresent() && rows.useTotp(known.id(), step.getAsLong());
    }

    private Sessions.Begun begin(SignInRows.Row account, @Nullable String device, String how, boolean ofRun) {
        audit.note(Audit.Kind.SIGNED_IN, new Actor.Account(account.id()), device, how);
        accounts.idOf(account.name()); // counts as used
        return sessions.begin(account, device, ofRun);
    }

    private Outcome refused(String name, String address, Duration left) {
        if (left.isZero()) {
            // a name that nobody has may be a password in the wrong field, so it is not noted
            String subject = rows.findByName(name.strip()).map(SignInRows.Row::id).orElse(null);
            audit.noteLate(Audit.Kind.SIGN_IN_FAILED, Actor.UNKNOWN, subject, "from " + address);
        }
        return new Outcome.Refused(left);
    }

    /** At a paired PC an account's failures elsewhere do not count, so nobody is locked out by a guesser. */
    private static List<String> whose(String name, String address, Optional<DeviceRows.Row> pc) {
        String account = "account " + name.strip().toLowerCase(Locale.ROOT);
        return pc.map(device -> List.of(account + " at " + device.id()))
                .orElse(List.of(account, "address " + address));
    }
}
