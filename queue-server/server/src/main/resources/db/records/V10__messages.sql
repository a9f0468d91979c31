-- What is to be told of bookings, and how far the journal was read for it. An address is sealed under the key of the booked
-- day; a message has no name, no address and no text. Times as in V1.
CREATE TABLE message_address (
    booking     TEXT NOT NULL PRIMARY KEY,
    sealed      TEXT NOT NULL,
    purge_after TEXT NOT NULL
);

CREATE TABLE message (
    id          TEXT NOT NULL PRIMARY KEY,
    branch      TEXT NOT NULL,
    booking     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    number      BIGINT NOT NULL,
    carrier     TEXT NOT NULL,
    state       TEXT NOT NULL,
    due_at      TEXT NOT NULL,
    try_at      TEXT NOT NULL,
    useless_at  TEXT NOT NULL,
    tries       INTEGER NOT NULL,
    changed_at  TEXT NOT NULL,
    why         TEXT NOT NULL,
    purge_after TEXT NOT NULL
);

CREATE INDEX message_open ON message (state, carrier, try_at);

CREATE TABLE message_position (
    branch   TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
