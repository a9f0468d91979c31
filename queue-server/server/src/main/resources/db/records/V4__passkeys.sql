-- Passkeys, by which somebody proves a second time who signs in. Of each only the public half is here. Times as in V1.
CREATE TABLE passkey (
    id            TEXT NOT NULL PRIMARY KEY,
    credential_id TEXT NOT NULL UNIQUE,
    account       TEXT NOT NULL,
    site          TEXT NOT NULL,
    public_key    TEXT NOT NULL,
    sign_count    BIGINT NOT NULL,
    transports    TEXT NOT NULL,
    name          TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    last_used_at  TEXT NOT NULL,
    purge_after   TEXT NOT NULL
);

CREATE INDEX passkey_account ON passkey (account);
