-- Who may sign in and how, who is signed in, which programs and devices have keys, and what of this an audit needs.
-- Secrets are kept as hashes, but for the second factor's, which both sides must know. Times as in V1.
ALTER TABLE account ADD COLUMN roles TEXT NOT NULL DEFAULT '';

ALTER TABLE account ADD COLUMN password_hash TEXT;

ALTER TABLE account ADD COLUMN pin_hash TEXT;

ALTER TABLE account ADD COLUMN totp_secret TEXT;

ALTER TABLE account ADD COLUMN totp_used BIGINT NOT NULL DEFAULT 0;

CREATE TABLE invitation (
    code_hash   TEXT NOT NULL PRIMARY KEY,
    account     TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    purge_after TEXT NOT NULL
);

CREATE TABLE session (
    secret_hash  TEXT NOT NULL PRIMARY KEY,
    account      TEXT NOT NULL,
    device       TEXT,
    run          TEXT,
    began_at     TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    proven_at    TEXT NOT NULL,
    purge_after  TEXT NOT NULL
);

CREATE TABLE api_key (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL,
    secret_hash  TEXT NOT NULL,
    made_by      TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    last_used_at TEXT,
    expires_at   TEXT NOT NULL,
    purge_after  TEXT NOT NULL
);

CREATE TABLE device (
    id           TEXT NOT NULL PRIMARY KEY,
    kind         TEXT NOT NULL,
    booth        TEXT,
    secret_hash  TEXT NOT NULL,
    paired_by    TEXT NOT NULL,
    paired_at    TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    purge_after  TEXT NOT NULL
);

CREATE TABLE audit (
    number      BIGINT NOT NULL PRIMARY KEY,
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    actor       TEXT NOT NULL,
    subject     TEXT,
    detail      TEXT,
    purge_after TEXT NOT NULL
);

CREATE INDEX audit_at ON audit (at);
