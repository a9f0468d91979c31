package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.HeadOfficeRows;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of people for whom a head office vouches. Such an account has no password or PIN; its roles are what the head
 * office says at each sign-in, and it never is one that the branch has made, whatever its person is called.
 */
public final class HeadOffice {
    /** Characters of a name, as for accounts that the branch makes. */
    private static final int LONGEST_NAME = 40;
    private static final int MOST_OF_A_NAME = 1000;

    private final AccessParts parts;
    private final Guesses guesses;
    private final HeadOfficeRows rows;

    /**
     * Somebody as a head office describes the person.
     *
     * @param issuer   address of the provider that says so
     * @param subject  as whom it knows the person, for ever
     * @param name     one line that is shown
     * @param roles    in this branch; none for somebody who has nothing to do here
     * @param provenAt when the person gave a password there, or whatever that provider asks for; long ago where it does
     *                 not say
     */
    public record Person(String issuer, String subject, String name, Set<Role> roles, Instant provenAt) {}

    /**
     * The session of a person who proves again who they are.
     *
     * @param session its id
     */
    public record Proving(String session, String account) {}

    /** What became of an attempt. */
    public sealed interface Outcome {
        record In(Sessions.Begun begun) implements Outcome {}

        /** The person is known there, and has no role here. */
        record NoRole() implements Outcome {}

        /** Another person than the one who was to prove who it is. */
        record AnotherPerson() implements Outcome {}
    }

    HeadOffice(AccessParts parts, Guesses guesses, HeadOfficeRows rows) {
        this.parts = parts;
        this.guesses = guesses;
        this.rows = rows;
    }

    /** Whether the head office vouches for that account. */
    public boolean isOne(String account) {
        return rows.isOne(account);
    }

    /** The accounts for which it does. */
    public Set<String> listIds() { return rows.listIds(); }

    /** Draws 256 bits, as an attempt to sign in needs several. */
    public String draw() {
        return parts.secrets().draw();
    }

    /**
     * Counts an attempt from an address, which counts as failed until somebody signs in.
     *
     * @return zero for one that is looked at now; else how long that address must wait
     */
    public Duration attempt(String address) { return guesses.attempt(whose(address)); }

    /** Notes that somebody came back from the head office in vain. */
    public void failed(String address, String why) {
        parts.audit().noteLate(Audit.Kind.SIGN_IN_FAILED, Actor.UNKNOWN, null,
                "with the head office, from " + address + ": " + why);
    }

    /**
     * Signs somebody in as the head office says.
     *
     * @param address from which the person came
     * @param device  the paired PC at which that happens
     * @param proving whose session gets a fresh proof by it; null for a plain sign-in
     */
    public synchronized Outcome signIn(Person person, String address, @Nullable String device,
            @Nullable Proving proving) {
        Optional<String> known = rows.find(person.issuer, person.subject);
        if (proving != null && !known.equals(Optional.of(proving.account))) {
            failed(address, "another person than the one who was asked to prove who it is");
            return new Outcome.AnotherPerson();
        }
        if (person.roles.isEmpty()) {
            known.ifPresent(id -> setRoles(id, person.roles));
            failed(address, "no role" + known.map(id -> ", " + id).orElse(""));
            return new Outcome.NoRole();
        }
        String id = known.orElseGet(() -> make(person));
        setRoles(id, person.roles);
        SignInRows.Row account = parts.rows().find(id).orElseThrow();
        parts.audit().note(proving == null ? Audit.Kind.SIGNED_IN : Audit.Kind.PROVEN, new Actor.Account(id), device,
                "with the head office");
        parts.accounts().idOf(account.name()); // counts as used
        guesses.succeeded(whose(address));
        Sessions.Begun begun = parts.sessions().begin(account, device, false, person.provenAt);
        if (proving != null) {
            // a session that gains rights gets a new secret
            parts.sessions().end(proving.session);
        }
        return new Outcome.In(begun);
    }

    private void setRoles(String id, Set<Role> roles) {
        String words = Role.words(roles);
        if (parts.rows().find(id).map(SignInRows.Row::roles).equals(Optional.of(words))) {
            return;
        }
        parts.audit().note(Audit.Kind.ROLES_CHANGED, new Actor.Account(id), id,
                (words.isEmpty() ? "none" : words) + ", as the head office says");
        parts.rows().setRoles(id, words);
        parts.sessions().endOfAccount(id);
    }

    private String make(Person person) {
        for (int i = 1; i < MOST_OF_A_NAME; i++) {
            String name = shown(person.name, i);
            if (isTaken(name)) {
                continue;
            }
            Optional<String> made = rows.make(name, person.issuer, person.subject);
            if (made.isPresent()) {
                parts.audit().note(Audit.Kind.ACCOUNT_MADE, new Actor.Account(made.get()), made.get(),
                        "by the head office");
                return made.get();
            }
        }
        throw new IllegalStateException("a thousand people have the same name");
    }

    /** Whether somebody reads the same name elsewhere, who may be another person. */
    private boolean isTaken(String name) {
        return parts.rows().list().stream().anyMatch(row -> row.name().equalsIgnoreCase(name))
                || parts.run().filter(run -> run.hasName(name)).isPresent();
    }

    /** The name as it is, or with words that tell its person from others of that name. */
    private static String shown(String name, int attempt) {
        String more = attempt == 1 ? "" : attempt == 2 ? " (head office)" : " (head office " + (attempt - 1) + ")";
        int left = LONGEST_NAME - more.length();
        return (name.length() <= left ? name : name.substring(0, left).strip()) + more;
    }

    private static List<String> whose(String address) { return List.of("head office from " + address); }
}
