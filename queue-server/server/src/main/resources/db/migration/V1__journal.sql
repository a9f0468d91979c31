-- H2 commits each of these statements by itself: a first start that was killed half-way must be able to run it again.

-- The journal of every branch. The key makes it impossible that two writers interleave.
CREATE TABLE IF NOT EXISTS journal (
    branch     VARCHAR(64)  NOT NULL,
    sequence   BIGINT       NOT NULL, -- 1, 2, 3, ... without a gap, per branch
    at_micros  BIGINT       NOT NULL, -- microseconds since 1970-01-01T00:00Z
    type       VARCHAR(100) NOT NULL,
    data       VARCHAR      NOT NULL, -- JSON text
    request_id UUID,
    checksum   INTEGER      NOT NULL, -- CRC-32C over all of the above: neither engine checks what stands inside a page
    PRIMARY KEY (branch, sequence)
);

CREATE INDEX IF NOT EXISTS journal_request ON journal (request_id);

-- Shortcuts for a restart: a state as of a sequence. The journal stays the only truth.
CREATE TABLE IF NOT EXISTS snapshot (
    branch   VARCHAR(64) NOT NULL,
    sequence BIGINT      NOT NULL,
    format   INTEGER     NOT NULL,
    data     TEXT        NOT NULL,
    checksum INTEGER     NOT NULL,
    PRIMARY KEY (branch, sequence)
);

-- Written only to learn whether the journal can be written.
CREATE TABLE IF NOT EXISTS probe (
    id        INTEGER PRIMARY KEY,
    at_micros BIGINT NOT NULL
);

INSERT INTO probe (id, at_micros) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM probe);
