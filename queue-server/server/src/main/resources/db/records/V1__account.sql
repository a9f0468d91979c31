-- Who may be named in the journal as the actor of an event. Times are ISO-8601 in UTC, to the second.
CREATE TABLE account (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    purge_after  TEXT NOT NULL
);

CREATE UNIQUE INDEX account_name ON account (name);

CREATE INDEX account_purge_after ON account (purge_after);
