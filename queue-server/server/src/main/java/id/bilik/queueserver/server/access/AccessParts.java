package id.bilik.queueserver.server.access;

import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.records.SignInRows;
import java.time.InstantSource;
import java.util.Optional;

/** What the ways of signing in stand on. */
record AccessParts(SignInRows rows, Accounts accounts, Sessions sessions, Passwords passwords,
        SecondFactor secondFactor, Passkeys passkeys, Secrets secrets, Audit audit, InstantSource clock,
        Optional<RunCredentials> run) {}
