package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.records.DeviceRows;
import java.util.EnumSet;
import java.util.Set;

/** Who sends a request, proven by what came with it. */
public sealed interface Caller {
    /** As the journal names this caller. */
    Actor actor();

    /** As which of those that a route names this caller may use it. */
    Set<Access> grants();

    /** Whether a password and a code were given a moment ago, as accounts, keys and devices need. */
    boolean isProven();

    /** Somebody who is signed in. */
    record Person(Session session) implements Caller {
        @Override
        public Actor actor() { return new Actor.Account(session.account()); }

        @Override
        public Set<Access> grants() { return Role.grants(session.roles()); }

        @Override
        public boolean isProven() { return session.proven(); }

        /** An officer and nothing more acts in the own group alone. */
        public boolean isOnlyOfficer() {
            return session.roles().equals(EnumSet.of(Role.OFFICER));
        }
    }

    /**
     * A program with a key.
     *
     * @param forThisRun the key of a trial, which holds until the server stops and from the same machine alone
     */
    record Program(String id, Set<Role> roles, boolean forThisRun) implements Caller {
        @Override
        public Actor actor() { return new Actor.Key(id); }

        @Override
        public Set<Access> grants() { return Role.grants(roles); }

        @Override
        public boolean isProven() { return forThisRun; }
    }

    /** A device that a technician has paired. */
    record Device(DeviceRows.Row device) implements Caller {
        @Override
        public Actor actor() { return new Actor.Device(device.id()); }

        @Override
        public Set<Access> grants() { return DeviceKind.find(device.kind()).map(DeviceKind::grants).orElse(Set.of()); }

        @Override
        public boolean isProven() { return false; }
    }
}
